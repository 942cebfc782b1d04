import type { RoomQuestion } from "../model.ts";
import { frontMatterOf } from "../yamlFrontMatter.ts";
import type { Splice } from "./document.ts";
import { questionsIn } from "./roomQuestions.ts";

/** A line that new questions are written above; people may move it. */
export const askHere = "<!-- alignment:ask-here -->";

/** Adds a question from the room: above the marker, else below the last question, else at the end. */
export function addQuestion(text: string, item: string): Splice {
	const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
	const lines = item.replaceAll("\n", lineBreak);
	const marker = new RegExp(`^${askHere}[ \\t]*\\r?$`, "m").exec(text);
	const last = questionsIn(text).at(-1);
	if (marker) {
		// Items of one list stand together; the marker keeps an empty line above it.
		const before = text.slice(0, marker.index).replace(/(?:[ \t]*\r?\n)+$/, "");
		const at = before.length;
		const joined = last !== undefined && last.at.to === at ? lineBreak : lineBreak + lineBreak;
		return { from: at, to: marker.index, insert: `${joined}${lines}${lineBreak}${lineBreak}` };
	}
	if (last) return { from: last.at.to, to: last.at.to, insert: lineBreak + lines };
	const body = text.replace(/\s+$/, "").length;
	const start = typeof frontMatterOf(text) === "object" || body > 0 ? lineBreak + lineBreak : "";
	return { from: body, to: text.length, insert: `${start}${lines}${lineBreak}` };
}

/** Notes behind a question what became of it; `note` is Markdown. */
export function noteBehind(text: string, question: RoomQuestion, note: string): Splice {
	const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
	return { from: question.at.to, to: question.at.to, insert: `${lineBreak}  ${note}` };
}
