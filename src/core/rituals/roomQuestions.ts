import type { RoomQuestion } from "../model.ts";
import { frontMatterOf } from "../yamlFrontMatter.ts";

// A question in a deep dive is a list item, as people write one:
//
// - **Product:** Why not the one-week option?
//   It saves three hours of nine, and the release still waits.
//
// The answer is what is indented below it, or what follows a dash on the same line.

const opening = /^[-*+] \*\*(?<by>[^*\r\n]+?):?\*\*:?[ \t]+(?<rest>\S[^\r\n]*)$/;
const sameLine = /^(.*?[?？؟])[ \t]+(?:—|–|--|→)[ \t]*(.*)$/;

/** The questions of a deep dive, in its order: items that begin with somebody in bold and hold a question mark. */
export function questionsIn(text: string): readonly RoomQuestion[] {
	const within = frontMatterOf(text);
	const start = typeof within === "object" ? within.to : 0;
	const questions: RoomQuestion[] = [];
	for (let at = start; at < text.length; ) {
		const item = itemAt(text, at);
		if (item.question) questions.push(item.question);
		at = item.next;
	}
	return questions;
}

function itemAt(text: string, from: number): { readonly question?: RoomQuestion; readonly next: number } {
	const line = lineAt(text, from);
	const found = opening.exec(line.text)?.groups;
	if (!found || !/[?？؟]/.test(found.rest ?? "")) return { next: line.next };
	const [, ask = found.rest ?? "", beside] = sameLine.exec(found.rest ?? "") ?? [];
	const answer = [beside ?? ""];
	let { next } = line;
	let to = from + line.text.length;
	while (next < text.length) {
		const below = lineAt(text, next);
		if (!/^[ \t]+\S/.test(below.text)) break;
		answer.push(below.text.trim().replace(/^(?:[-*+]|—|–)[ \t]+/, ""));
		to = next + below.text.length;
		next = below.next;
	}
	const said = answer.filter((part) => part !== "").join(" ");
	const by = (found.by ?? "").trim();
	return {
		question: {
			at: { from, to },
			ask: ask.trim(),
			...(by !== "" && { by }),
			...(said !== "" && { answer: said }),
		},
		next,
	};
}

/** A line without its end, and where the next one begins. */
function lineAt(text: string, from: number): { readonly text: string; readonly next: number } {
	const end = text.indexOf("\n", from);
	const to = end < 0 ? text.length : end;
	return { text: text.slice(from, to).replace(/\r$/, ""), next: to + 1 };
}
