import type { Intent, Ref, RefKind, Span } from "../model.ts";
import type { Citation } from "../yamlShape.ts";

/** An id where it stands. Of `objective.key-result` each half is a mention of its own: of what it ends with. */
export interface Mention {
	readonly ref: Ref;
	/** Without quotes. */
	readonly at: Span;
	readonly is: "definition" | "use";
	/** What is defined here. */
	readonly kind?: RefKind;
}

/** Every id in a text that was read, in its order. */
export function mentionsIn(
	text: string,
	citations: readonly Citation[],
	intent: Intent | undefined,
): readonly Mention[] {
	const defined = intent ? definitions(text, intent) : [];
	const all = [...defined, ...uses(text, citations)].sort((a, b) => a.at.from - b.at.from);
	// An alias brings the same place twice.
	return all.filter(({ at }, i) => i === 0 || all[i - 1]?.at.from !== at.from);
}

interface Mentioning {
	readonly mentions: readonly Mention[];
}

/** The id at an offset, its end included. */
export function mentionAt({ mentions }: Mentioning, offset: number): Mention | undefined {
	return mentions.find(({ at }) => at.from <= offset && offset <= at.to);
}

export function mentionsOf({ mentions }: Mentioning, ref: Ref): readonly Mention[] {
	return mentions.filter((mention) => mention.ref === ref);
}

function definitions(text: string, intent: Intent): readonly Mention[] {
	const { problems, objectives, keyResults, goals } = intent;
	const all: Mention[] = [];
	const add = (kind: RefKind, things: ReadonlyMap<string, { readonly id: string; readonly at: Span }>) => {
		for (const [ref, { id, at }] of things) {
			const inner = insideQuotes(text, at, id);
			if (inner !== undefined) all.push({ ref, at: inner, is: "definition", kind });
		}
	};
	add("problem", problems);
	add("objective", objectives);
	add("key result", keyResults);
	add("engineering goal", goals);
	return all;
}

function uses(text: string, citations: readonly Citation[]): readonly Mention[] {
	return citations.flatMap(({ ref, at }): Mention[] => {
		const inner = insideQuotes(text, at, ref);
		// What has a slash or a star is a glob.
		if (inner === undefined || ref === "" || /[/*]/.test(ref)) return [];
		const dot = ref.indexOf(".");
		if (dot <= 0 || dot === ref.length - 1) return [{ ref, at: inner, is: "use" }];
		const middle = inner.from + dot;
		return [
			{ ref: ref.slice(0, dot), at: { from: inner.from, to: middle }, is: "use" },
			{ ref, at: { from: middle + 1, to: inner.to }, is: "use" },
		];
	});
}

/** Where `written` stands; undefined where escapes hide it, or where the text isn't the one that was read. */
function insideQuotes(text: string, { from, to }: Span, written: string): Span | undefined {
	const quoted = /^["']/.test(text.slice(from, from + 1)) ? 1 : 0;
	const inner = { from: from + quoted, to: to - quoted };
	return text.slice(inner.from, inner.to) === written ? inner : undefined;
}
