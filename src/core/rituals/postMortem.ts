import type { Finding } from "../finding.ts";
import { kindOf } from "../intent/links.ts";
import { checkReferences } from "../intent/references.ts";
import type { Intent, Lesson, Ref } from "../model.ts";
import { inOrder, readFile } from "../yamlFile.ts";
import { frontMatterOf } from "../yamlFrontMatter.ts";
import { dayOfName } from "./checkIn.ts";
import { postMortemSchema } from "./postMortemSchema.ts";

/**
 * The lessons in the front matter of a Markdown file under `.alignment/post-mortems/`. A file without front matter
 * has none, and nothing is wrong with it. What a lesson applies to is kept as written, whether or not it exists.
 */
export function parseLessons(
	text: string,
	file: string,
	intent: Intent | undefined,
): { readonly lessons: readonly Lesson[]; readonly findings: readonly Finding[] } {
	const within = frontMatterOf(text);
	if (within === undefined) return { lessons: [], findings: conflictBeforeFence(text, file) };
	if (within === "unclosed") return { lessons: [], findings: [unclosed(text, file)] };
	if (text.slice(within.from, within.to).trim() === "") return { lessons: [], findings: [] };
	const { sound, findings: misshapen, citations } = readFile(postMortemSchema, text, file, within);
	const refs = intent && citations.filter(({ ref }) => !isGlob(intent, ref));
	const dangling = intent && refs ? checkReferences(intent, refs, file) : [];
	const findings = inOrder([...misshapen, ...dangling]);
	if (sound === undefined) return { lessons: [], findings };
	const { release, on = dayOfName(file), lessons = [] } = sound;
	const of = { file, ...(release !== undefined && { release }), ...(on !== undefined && { on }) };
	return {
		lessons: lessons.flatMap(({ text: taught, applies = [] }) =>
			taught === undefined ? [] : [{ ...of, text: taught, applies }],
		),
		findings,
	};
}

/** What looks like a path is a glob, unless it is the id of something, or begins with the id of an objective. */
function isGlob(intent: Intent, written: Ref): boolean {
	if (!/[/*.]/.test(written) || kindOf(intent, written) !== undefined) return false;
	const [objective = ""] = written.split(".");
	return !intent.objectives.has(objective);
}

/** A conflict may begin before the first fence; then there seems to be no front matter. */
function conflictBeforeFence(text: string, file: string): readonly Finding[] {
	const marker = /^\uFEFF?(<{7}(?: [^\r\n]*)?)\r?\n/.exec(text);
	if (marker?.[1] === undefined) return [];
	const from = marker[0].indexOf("<");
	return [{ code: "conflict-markers", from, to: from + marker[1].length, file }];
}

function unclosed(text: string, file: string): Finding {
	const from = text.indexOf("---");
	const detail = "The front matter has no closing line: ---";
	return { code: "yaml-broken", reason: "UNCLOSED_FRONT_MATTER", detail, from, to: from + 3, file };
}
