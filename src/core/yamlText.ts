import { type Document, isMap, isScalar, type Node, parseDocument, type YAMLError, type YAMLMap } from "yaml";
import type { Finding, Problematic } from "./finding.ts";
import type { Span } from "./model.ts";
import { type AliasTargets, aliasTargets, shapeOf, spanOf } from "./yamlNodes.ts";

/** Files over this many bytes of UTF-8 are not read. */
export const byteLimit = 1_048_576;

/** A YAML text with its tree; whoever needs node ranges (edits, symbols) starts here. */
export interface YamlText {
	readonly file: string;
	readonly text: string;
	/** Where the YAML begins in `text`: past a BOM, past the fence of front matter. Node ranges count from here. */
	readonly base: number;
	readonly document: Document.Parsed;
	readonly root: YAMLMap;
	readonly targets: AliasTargets;
}

/** `yaml` is absent when the text can't be read at all; then there is at least one finding. */
export interface ReadYaml {
	readonly yaml?: YamlText;
	readonly findings: readonly Finding[];
}

/** Errors that leave the tree whole, so that the rest still counts. All others may have swallowed or moved lines. */
const harmless: ReadonlySet<YAMLError["code"]> = new Set([
	"ALIAS_PROPS",
	"BAD_ALIAS",
	"BAD_COLLECTION_TYPE",
	"BAD_DIRECTIVE",
	"BAD_DQ_ESCAPE",
	"BAD_PROP_ORDER",
	"KEY_OVER_1024_CHARS",
	"MULTIPLE_ANCHORS",
	"MULTIPLE_DOCS",
	"MULTIPLE_TAGS",
	"TAG_RESOLVE_FAILED",
]);

/** One mistake makes the parser report many; the first few say it all. */
const mostErrors = 5;

/** Reads the map in `text`, or in the part of it given by `within`. Takes any text and never throws. */
export function readYaml(text: string, file: string, within?: Span): ReadYaml {
	// The parser takes a BOM for indentation.
	const { from: base, to } = within ?? { from: text.startsWith("\uFEFF") ? 1 : 0, to: text.length };
	const placed = ({ from, to, ...problem }: Problematic & Span): Finding => ({
		...problem,
		from: base + from,
		to: base + to,
		file,
	});

	const part = text.slice(base, to);
	const obstacle = tooLarge(text) ?? conflict(part);
	if (obstacle !== undefined) return { findings: [placed(obstacle)] };
	const document = parsed(part);
	if (document === undefined) return { findings: [placed(tooDeep)] };
	const findings = document.errors.slice(0, mostErrors).map((error) => placed(broken(part, error)));
	if (!document.errors.every((error) => harmless.has(error.code))) return { findings };
	const root = document.contents;
	if (!isMap(root)) return { findings: [placed(notAMap(root, file))] };
	const targets: AliasTargets = part.includes("&") ? aliasTargets(root) : new Map();
	return { yaml: { file, text, base, document, root, targets }, findings };
}

const tooDeep: Problematic & Span = {
	code: "yaml-broken",
	reason: "RESOURCE_EXHAUSTION",
	detail: "Lists and maps lie too deep in each other",
	from: 0,
	to: 0,
};

/** Undefined where lists within lists use up the stack, wherever in the parser that happens. */
function parsed(text: string): Document.Parsed | undefined {
	try {
		return parseDocument(text, parserOptions);
	} catch (error) {
		if (error instanceof RangeError || error instanceof SyntaxError) return undefined;
		throw error;
	}
}

const parserOptions = {
	// Line numbers, duplicates and merges are our own affair: cheaper, and by the scalars' sources.
	prettyErrors: false,
	uniqueKeys: false,
	merge: false,
	// Whatever a %YAML directive says: there is one way to read a file.
	schema: "core",
	resolveKnownTags: false,
	logLevel: "error",
} as const;

function tooLarge(text: string): (Problematic & Span) | undefined {
	// No character takes more than three bytes for each of its units.
	const bytes = text.length * 3 > byteLimit ? utf8Length(text) : 0;
	return bytes > byteLimit ? { code: "too-large", bytes, limit: byteLimit, from: 0, to: 0 } : undefined;
}

/** Bytes of `text` in UTF-8; a lone surrogate counts as the replacement character that is written for it. */
function utf8Length(text: string): number {
	let bytes = text.length;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit < 0x80) continue;
		const isPair = unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
		bytes += unit < 0x800 ? 1 : 2;
		if (isPair) i++;
	}
	return bytes;
}

/** The lines that git writes at column 0. A bare `=======` isn't one of them: alone, it proves nothing. */
const conflictMarker = /^(?:<{7}|>{7}|\|{7})(?=[ \r\n]|$)[^\r\n]*/m;

function conflict(part: string): (Problematic & Span) | undefined {
	const marker = conflictMarker.exec(part);
	if (marker === null) return undefined;
	return { code: "conflict-markers", from: marker.index, to: marker.index + marker[0].length };
}

/** The parser points past the end where something is never closed; the last character is there to be seen. */
function broken(part: string, { code, message, pos: [start, end] }: YAMLError): Problematic & Span {
	const last = part.trimEnd().length;
	const from = Math.min(start, Math.max(0, last - 1));
	const to = Math.max(from, Math.min(end, last));
	return { code: "yaml-broken", reason: code, detail: message, from, to };
}

function notAMap(root: Node | null, file: string): Problematic & Span {
	if (root === null || (isScalar(root) && root.source === "")) return { code: "empty-file", from: 0, to: 0 };
	const at = spanOf({ base: 0 }, root);
	return { code: "wrong-type", key: file, expected: "map", actual: shapeOf(root), ...at };
}
