import type * as z from "zod/mini";
import {
	isRefused,
	isWritable,
	type PlannedEdit,
	pathOf,
	type Refused,
	type TextEdit,
	type YamlChange,
	type YamlPath,
} from "./yamlEditChange.ts";
import { fillEmpty } from "./yamlEditEmpty.ts";
import { type Difference, danglingAlias, isChangedBy } from "./yamlEditMeaning.ts";
import { resolveChange } from "./yamlEditOperation.ts";
import { applyEdits, editsOf, type Pieces, splice } from "./yamlEditPieces.ts";
import { differenceOf, editsFor, isInPlace } from "./yamlEditSplice.ts";
import { spanOf } from "./yamlNodes.ts";
import { readYaml, type YamlText } from "./yamlText.ts";

/**
 * Plans changes of a YAML file, one after the other, as edits that leave every other byte as it is: comments, order,
 * quoting, blank lines, line breaks. What comes out is read again, and has to be the old value plus the change; else
 * it is refused, as is everything in a file with errors. New text looks like what stands around it; the schema says
 * in which order keys are written. Takes any text and never throws.
 */
export function planEdit(
	text: string,
	changes: readonly YamlChange[],
	schema?: z.core.$ZodType,
): PlannedEdit | Refused {
	if (!changes.every(isWritable)) return { refused: { code: "bad-value" } };
	let pieces: Pieces = [{ from: 0, to: text.length }];
	let now = text;
	let rest = changes;
	let read = readSound(now);
	while (rest.length > 0 && !isRefused(read)) {
		const step = read.yaml === undefined ? fillEmpty(now, rest, schema) : planStep(read.yaml, rest, schema);
		if (isRefused(step)) return step;
		rest = step.rest;
		if (step.edits.length === 0) continue;
		for (const edit of step.edits.toReversed()) pieces = splice(pieces, edit);
		now = applyEdits(now, step.edits);
		read = readSound(now);
		const isDone = isRefused(read) ? read.refused.code === "too-large" : step.isDone(read.yaml);
		if (!isDone) return { refused: { code: "not-the-change" } };
	}
	return isRefused(read) ? read : { edits: editsOf(pieces, text.length), text: now };
}

/** Edits that are made at once, between two readings of the text. */
export interface Step {
	/** In the text's order. */
	readonly edits: readonly TextEdit[];
	/** Whether the text that comes out means what it should. */
	readonly isDone: (now: YamlText | undefined) => boolean;
	/** What is to be done afterwards. */
	readonly rest: readonly YamlChange[];
}

/** The next change; and those after it, as long as they only replace one word each and don't meet. */
function planStep(
	yaml: YamlText,
	changes: readonly YamlChange[],
	schema: z.core.$ZodType | undefined,
): Step | Refused {
	const edits: TextEdit[] = [];
	const differences = new Map<unknown, Difference>();
	const touched: YamlPath[] = [];
	let rest = changes;
	for (let change = rest[0]; change !== undefined; change = rest[0]) {
		if (meets(change, touched)) break;
		const operation = resolveChange(yaml, change, schema);
		if (isRefused(operation)) return operation;
		if ("changes" in operation) {
			rest = [...operation.changes, ...rest.slice(1)];
			continue;
		}
		const own = editsFor(yaml, schema, operation);
		const isSmall = isInPlace(operation, own);
		if (touched.length > 0 && !isSmall) break;
		edits.push(...own);
		differences.set(...differenceOf(operation));
		rest = rest.slice(1);
		if (!isSmall) break;
		touched.push(...placesOf(change));
	}
	const isDone = (now: YamlText | undefined) => isChangedBy(differences, yaml.root, now?.root);
	return { edits: edits.toSorted((a, b) => a.from - b.from), isDone, rest };
}

/** Whether a change means something else before the ones that touch these places are made. */
function meets(change: YamlChange, touched: readonly YamlPath[]): boolean {
	if (touched.length === 0) return false;
	return placesOf(change).some((place) =>
		touched.some((path) => isWithin(place, path) || isWithin(path, place)),
	);
}

function isWithin(inner: YamlPath, outer: YamlPath): boolean {
	return outer.every((step, i) => inner[i] === step);
}

function placesOf(change: YamlChange): readonly YamlPath[] {
	const path = pathOf(change);
	return "renameKey" in change ? [path, [...path.slice(0, -1), change.to]] : [path];
}

/** The tree of a text without any error; an empty text has none. */
function readSound(text: string): { readonly yaml?: YamlText } | Refused {
	const { yaml, findings } = readYaml(text, "");
	const [finding] = findings;
	if (finding === undefined) {
		const lost = yaml && danglingAlias(yaml);
		if (yaml === undefined || lost === undefined) return yaml === undefined ? {} : { yaml };
		return { refused: { code: "yaml-broken", reason: "BAD_ALIAS", at: spanOf(yaml, lost) } };
	}
	const at = { from: finding.from, to: finding.to };
	switch (finding.code) {
		case "empty-file":
			return {};
		case "conflict-markers":
			return { refused: { code: "conflict-markers", at } };
		case "too-large":
			return { refused: { code: "too-large", bytes: finding.bytes, limit: finding.limit, at } };
		case "wrong-type":
			return { refused: { code: "wrong-shape", path: [], expected: "map", actual: finding.actual, at } };
		default: {
			const reason = finding.code === "yaml-broken" ? finding.reason : finding.code;
			return { refused: { code: "yaml-broken", reason, at } };
		}
	}
}
