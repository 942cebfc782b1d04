import type { Finding } from "../finding.ts";
import { kindOf } from "../intent/links.ts";
import { checkReferences } from "../intent/references.ts";
import type { Action, Intent, Lesson, Ref, RitualDocument, Span } from "../model.ts";
import { inOrder, readFile } from "../yamlFile.ts";
import { frontMatterOf } from "../yamlFrontMatter.ts";
import { locate } from "../yamlNodes.ts";
import { dayOfName } from "./checkIn.ts";
import { deepDiveSchema, postMortemSchema } from "./documentSchema.ts";
import { questionsIn } from "./roomQuestions.ts";

/** What a document says, as far as it is sound. */
export interface ReadDocument {
	readonly document: RitualDocument;
	readonly lessons: readonly Lesson[];
	readonly actions: readonly Action[];
	readonly findings: readonly Finding[];
}

/**
 * Reads a Markdown file under `.alignment/post-mortems/`. A file without front matter is one without lessons, and
 * nothing is wrong with it. What a lesson applies to is kept as written, whether or not it exists.
 */
export function parsePostMortem(text: string, file: string, intent: Intent | undefined): ReadDocument {
	return parse("post-mortem", text, file, intent);
}

/** Reads a Markdown file under `.alignment/deep-dives/`, in the same way. */
export function parseDeepDive(text: string, file: string, intent: Intent | undefined): ReadDocument {
	return parse("deep dive", text, file, intent);
}

function parse(
	kind: RitualDocument["kind"],
	text: string,
	file: string,
	intent: Intent | undefined,
): ReadDocument {
	const within = frontMatterOf(text);
	const plain = plainDocument(kind, text, file);
	const without = { document: plain, lessons: [], actions: [] };
	if (within === undefined) return { ...without, findings: conflictBeforeFence(text, file) };
	if (within === "unclosed") return { ...without, findings: [unclosed(text, file)] };
	if (text.slice(within.from, within.to).trim() === "") return { ...without, findings: [] };
	const read = readFile(kind === "deep dive" ? deepDiveSchema : postMortemSchema, text, file, within);
	const refs = intent && read.citations.filter(({ ref }) => !isGlob(intent, ref));
	const dangling = intent && refs ? checkReferences(intent, refs, file) : [];
	const findings = inOrder([...read.findings.filter((finding) => !isForeign(kind, finding)), ...dangling]);
	if (read.sound === undefined || read.yaml === undefined) return { ...without, findings };
	const { sound } = read;
	const release = "release" in sound ? sound.release : undefined;
	const on = sound.on ?? plain.on;
	const of = { file, ...(release !== undefined && { release }), ...(on !== undefined && { on }) };
	const releaseAt = release === undefined ? undefined : locate(read.yaml, ["release"])?.value;
	return {
		document: {
			...plain,
			...of,
			...(releaseAt && { releaseAt }),
			about: "about" in sound ? (sound.about ?? []) : [],
		},
		lessons: (sound.lessons ?? []).flatMap(({ at, text: taught, applies = [], retired }, index) => {
			const lesson = { ...of, index, at, applies, ...(retired !== undefined && { retired }) };
			return taught === undefined ? [] : [{ ...lesson, text: taught }];
		}),
		actions: (sound.actions ?? []).flatMap(({ at, text: todo, owner, due, done = false }, index) => {
			const who = { ...(owner !== undefined && { owner }), ...(due !== undefined && { due }) };
			return todo === undefined ? [] : [{ ...of, index, at, text: todo, ...who, done }];
		}),
		findings,
	};
}

function plainDocument(kind: RitualDocument["kind"], text: string, file: string): RitualDocument {
	const on = dayOfName(file);
	const title = titleIn(text);
	return {
		file,
		kind,
		...(title !== undefined && { title }),
		...(on !== undefined && { on }),
		about: [],
		questions: kind === "deep dive" ? questionsIn(text) : [],
	};
}

/** The first heading below the front matter, without what Markdown makes of it. */
function titleIn(text: string): string | undefined {
	const within = frontMatterOf(text);
	const body = typeof within === "object" ? text.slice(within.to) : text;
	const heading = /^#{1,2}[ \t]+(\S.*?)[ \t]*#*[ \t]*\r?$/m.exec(body)?.[1];
	return heading?.replace(/\\(?=[^\w\s])/g, "").replaceAll("\u2060", "");
}

/** Keys of a slide deck are Marp's affair; only what is nearly one of ours may be a mistake. */
function isForeign(kind: RitualDocument["kind"], finding: Finding): boolean {
	return kind === "deep dive" && finding.code === "unknown-key" && finding.didYouMean === undefined;
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

/** A release that two post-mortems look back on: all but the first one say so. */
export function doubleReleases(documents: readonly RitualDocument[]): readonly Finding[] {
	const first = new Map<string, string>();
	return documents.flatMap(({ file, release, releaseAt }): Finding[] => {
		if (release === undefined) return [];
		const other = first.get(release);
		if (other === undefined) first.set(release, file);
		const at: Span = releaseAt ?? { from: 0, to: 0 };
		return other === undefined ? [] : [{ code: "double-release", release, other, ...at, file }];
	});
}
