import { whyRecordSchema } from "../branch/whyRecordSchema.ts";
import { type ReadIntent, readIntent } from "../intent/parse.ts";
import { intentSchema } from "../intent/schema.ts";
import type { Intent, Span } from "../model.ts";
import { checkInSchema } from "../rituals/checkInSchema.ts";
import { deepDiveSchema, postMortemSchema } from "../rituals/documentSchema.ts";
import { readFile } from "../yamlFile.ts";
import { frontMatterOf } from "../yamlFrontMatter.ts";
import type { Citation } from "../yamlShape.ts";
import type { YamlText } from "../yamlText.ts";
import type { Schema } from "./expected.ts";
import { type Mention, mentionsIn } from "./mentions.ts";
import { type OutlineEntry, outlineOf } from "./outline.ts";

/** A file that the language features know, by what it is. */
export type FileKind = "intent" | "why record" | "check-in" | "post-mortem" | "deep dive";

const kinds: readonly (readonly [RegExp, FileKind])[] = [
	[/(?:^|\/)alignment\.ya?ml$/, "intent"],
	[/(?:^|\/)\.alignment\/why\/[^/]+\.ya?ml$/i, "why record"],
	[/(?:^|\/)\.alignment\/check-ins\/[^/]+\.ya?ml$/i, "check-in"],
	[/(?:^|\/)\.alignment\/post-mortems\/[^/]+\.md$/i, "post-mortem"],
	[/(?:^|\/)\.alignment\/deep-dives\/[^/]+\.md$/i, "deep dive"],
];

/** What a file is by its path, with `/`; undefined for all others. */
export function fileKindOf(path: string): FileKind | undefined {
	return kinds.find(([pattern]) => pattern.test(path))?.[1];
}

const schemas: Readonly<Record<FileKind, Schema>> = {
	intent: intentSchema,
	"why record": whyRecordSchema,
	"check-in": checkInSchema,
	"post-mortem": postMortemSchema,
	"deep dive": deepDiveSchema,
};

export function schemaOf(kind: FileKind): Schema {
	return schemas[kind];
}

/** Whether a file of this kind is Markdown, with YAML at its top. */
export function isMarkdown(kind: FileKind | undefined): boolean {
	return kind === "post-mortem" || kind === "deep dive";
}

/** The YAML in a text: all of it, or the front matter; undefined where there is none. */
export function yamlPart(kind: FileKind, text: string): Span | undefined {
	if (!isMarkdown(kind)) return { from: text.startsWith("\uFEFF") ? 1 : 0, to: text.length };
	const within = frontMatterOf(text);
	if (within !== "unclosed") return within;
	return { from: text.indexOf("\n") + 1, to: text.length };
}

/** What the language features need to know of a text; plain data, so that a worker can find it out. */
export interface LanguageFile {
	readonly file: string;
	readonly kind: FileKind;
	readonly text: string;
	/** False while the YAML can't be read, or where there is none. */
	readonly isReadable: boolean;
	/** Every id, in the text's order. */
	readonly mentions: readonly Mention[];
	readonly outline: readonly OutlineEntry[];
}

/** Reads a text once; `known` reads alignment.yaml where somebody has done that already. Never throws. */
export function readLanguageFile(
	kind: FileKind,
	text: string,
	file: string,
	known: (text: string, file: string) => ReadIntent = readIntent,
): LanguageFile {
	if (kind === "intent") {
		const { intent, yaml, citations } = known(text, file);
		return languageFile({ file, kind, text }, { yaml, citations, intent });
	}
	return languageFile({ file, kind, text }, readRecord(kind, text, file));
}

/** The tree of a text, for those who change it. */
export function yamlOf(
	{ kind, text, file }: Pick<LanguageFile, "kind" | "text" | "file">,
	known: (text: string, file: string) => ReadIntent = readIntent,
): YamlText | undefined {
	return kind === "intent" ? known(text, file).yaml : readRecord(kind, text, file).yaml;
}

interface Read {
	readonly yaml?: YamlText | undefined;
	readonly citations: readonly Citation[];
	readonly intent?: Intent | undefined;
}

function readRecord(kind: FileKind, text: string, file: string): Read {
	const within = isMarkdown(kind) ? frontMatterOf(text) : undefined;
	if (isMarkdown(kind) && typeof within !== "object") return { citations: [] };
	return readFile(schemas[kind], text, file, typeof within === "object" ? within : undefined);
}

function languageFile(
	of: Pick<LanguageFile, "file" | "kind" | "text">,
	{ yaml, citations, intent }: Read,
): LanguageFile {
	return {
		...of,
		isReadable: yaml !== undefined,
		mentions: mentionsIn(of.text, citations, intent),
		outline: yaml ? outlineOf(yaml, schemas[of.kind]) : [],
	};
}
