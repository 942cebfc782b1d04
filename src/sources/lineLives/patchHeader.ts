import type { FilePatch } from "../../core/history/lineAges/patch.ts";

/** What the lines before a file's first hunk say. */
export interface HeaderFile {
	/** The rest of `diff --git `. */
	readonly both: string;
	from?: string | undefined;
	to?: string | undefined;
	isNew: boolean;
	isDeleted: boolean;
	isBinary: boolean;
	/** A link or a submodule. */
	isOther: boolean;
}

export function newHeader(line: Buffer): HeaderFile {
	const both = line.toString("latin1", "diff --git ".length);
	return { both, isNew: false, isDeleted: false, isBinary: false, isOther: false };
}

const others = /^(120000|160000)$/;

export function readHeaderLine(line: Buffer, header: HeaderFile): void {
	const text = line.toString("latin1");
	const [, what, rest = ""] =
		/^(new file mode|deleted file mode|rename from|rename to|index|---|\+\+\+|Binary files) (.*)$/s.exec(
			text,
		) ?? [];
	switch (what) {
		case "new file mode":
			header.isNew = true;
			header.isOther ||= others.test(rest);
			break;
		case "deleted file mode":
			header.isDeleted = true;
			header.isOther ||= others.test(rest);
			break;
		case "index":
			header.isOther ||= others.test(rest.slice(rest.indexOf(" ") + 1));
			break;
		case "rename from":
			header.from = nameOf(rest);
			break;
		case "rename to":
			header.to = nameOf(rest);
			break;
		case "---":
			header.from ??= sideOf(rest);
			break;
		case "+++":
			header.to ??= sideOf(rest);
			break;
		case "Binary files":
			header.isBinary = true;
	}
}

/** Undefined where nothing happened that lines know of, such as another mode. */
export function fileOfHeader(header: HeaderFile): Omit<FilePatch, "hunks"> | undefined {
	const { isNew, isDeleted, isBinary, isOther } = header;
	const same = header.from === undefined && header.to === undefined ? sameName(header.both) : undefined;
	const [from, to] = [header.from ?? same, header.to ?? same];
	if (from === undefined && to === undefined) return undefined;
	if (same !== undefined && !isNew && !isDeleted && !isBinary && !isOther) return undefined;
	return {
		...(!isNew && from !== undefined && { from }),
		...(!isDeleted && to !== undefined && { to }),
		opaque: isBinary || isOther,
	};
}

/** `a/name` of `--- a/name`; a name with blanks has a tab behind it. */
function sideOf(text: string): string | undefined {
	if (text === "/dev/null") return undefined;
	return nameOf(text.replace(/\t$/, "")).slice(2);
}

/** The name in `a/name b/name`, which is the same twice. */
function sameName(both: string): string | undefined {
	if (both.startsWith('"')) {
		const [quoted] = /^"(?:[^"\\]|\\.)*"/s.exec(both) ?? [];
		return quoted && nameOf(quoted).slice(2);
	}
	const length = (both.length - 1) / 2;
	return Number.isInteger(length) ? nameOf(both.slice(2, length)) : undefined;
}

const escapes: Readonly<Record<string, string>> = {
	a: "\x07",
	b: "\b",
	t: "\t",
	n: "\n",
	v: "\v",
	f: "\f",
	r: "\r",
};

/** A name as git writes it, quoted like a string of C where it holds what a line can't. The text is one byte a character. */
function nameOf(text: string): string {
	const bare = /^"(.*)"$/s.exec(text)?.[1];
	const bytes =
		bare?.replace(/\\([0-7]{3}|.)/gs, (_, escaped: string) =>
			escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
		) ?? text;
	return Buffer.from(bytes, "latin1").toString("utf8");
}
