// A document is Markdown that people write, with blocks in it that we keep true:
//
// <!-- alignment:debt 1x3k9f2 -->
// 31 notes in the code ask for work.
// <!-- /alignment:debt -->
//
// The word behind a block's name is a checksum of what we wrote into it. Whoever changes the text inside makes the
// block their own: it is left alone from then on. A block that was deleted stays deleted.

/** Replaces what stands between two offsets of a text. */
export interface Splice {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
}

/** A block as it stands in a text. */
export interface Block {
	readonly name: string;
	/** From the opening marker's first character to the closing marker's last. */
	readonly from: number;
	readonly to: number;
	/** Between the markers, with line breaks of one kind. */
	readonly content: string;
	/** Whether somebody changed what we wrote. */
	readonly isEdited: boolean;
}

export interface Refreshed {
	/** In the text's order; together they are the whole change. */
	readonly edits: readonly Splice[];
	/** The text after the edits. */
	readonly text: string;
	/** Blocks that would say something else now, and are left alone because somebody edited them. */
	readonly kept: readonly string[];
}

const opening = /^<!-- alignment:([a-z0-9-]+)(?: ([0-9a-z]+))? -->$/;
const closing = /^<!-- \/alignment:([a-z0-9-]+) -->$/;

/** Blocks with a marker at each end, one after the other. Markers that don't make a pair are text like any other. */
export function blocksIn(text: string): readonly Block[] {
	const blocks: Block[] = [];
	let open:
		| { readonly name: string; readonly sum?: string; readonly from: number; readonly inner: number }
		| undefined;
	for (const line of linesOf(text)) {
		const opens = opening.exec(line.text);
		const closes = closing.exec(line.text);
		if (opens?.[1] !== undefined) {
			const sum = opens[2];
			open = { name: opens[1], ...(sum !== undefined && { sum }), from: line.from, inner: line.next };
		} else if (open && closes) {
			if (closes[1] === open.name) {
				const content = text.slice(open.inner, line.from).replace(/\r\n/g, "\n").replace(/\n$/, "");
				const isEdited = open.sum !== checksum(content);
				blocks.push({ name: open.name, from: open.from, to: line.to, content, isEdited });
			}
			open = undefined;
		}
	}
	return blocks;
}

/** A block as text, with `\n` between its lines. */
export function blockText(name: string, content: string): string {
	const inner = content.replace(/\s+$/, "");
	return `<!-- alignment:${name} ${checksum(inner)} -->\n${inner}\n<!-- /alignment:${name} -->`;
}

/**
 * Brings the blocks of a text up to date; `blocks` are their contents by name. Nothing outside of them is touched, and
 * nothing inside that somebody wrote, unless `overwrite` says so. Line breaks are written as the text has them.
 */
export function refresh(
	text: string,
	blocks: ReadonlyMap<string, string>,
	{ overwrite = false }: { readonly overwrite?: boolean } = {},
): Refreshed {
	const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
	const edits: Splice[] = [];
	const kept: string[] = [];
	for (const { name, from, to, content, isEdited } of blocksIn(text)) {
		const wanted = blocks.get(name)?.replace(/\s+$/, "");
		if (wanted === undefined || wanted === content) continue;
		if (isEdited && !overwrite) kept.push(name);
		else edits.push({ from, to, insert: blockText(name, wanted).replaceAll("\n", lineBreak) });
	}
	return { edits, text: spliced(text, edits), kept };
}

/** The text with all edits made; they stand in its order and don't meet. */
export function spliced(text: string, edits: readonly Splice[]): string {
	let out = "";
	let at = 0;
	for (const { from, to, insert } of edits) {
		out += text.slice(at, from) + insert;
		at = to;
	}
	return out + text.slice(at);
}

/** FNV-1a over UTF-16 units, in 32 bits, then the length: short, and no accident makes two texts alike. */
export function checksum(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	}
	return (hash >>> 0).toString(36) + (text.length % 1296).toString(36);
}

interface Line {
	readonly text: string;
	readonly from: number;
	/** Before the line's end. */
	readonly to: number;
	readonly next: number;
}

function* linesOf(text: string): Iterable<Line> {
	for (let from = 0; from < text.length; ) {
		const end = text.indexOf("\n", from);
		const next = end < 0 ? text.length : end + 1;
		const written = text.slice(from, next).replace(/\r?\n$/, "");
		yield { text: written, from, to: from + written.length, next };
		from = next;
	}
}
