import { isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap } from "yaml";
import * as z from "zod/mini";
import type { Finding, Problematic, Shape } from "./finding.ts";
import { nearest } from "./intent/nearest.ts";
import type { Ref, RefKind, Span } from "./model.ts";
import { type Budget, type Field, fieldsOf, resolve, shapeOf, sourceOf, spanOf } from "./yamlNodes.ts";
import { judgeScalar, shapeOfSchema } from "./yamlScalar.ts";
import { traits } from "./yamlSchema.ts";
import type { Entry, Sound } from "./yamlSound.ts";
import type { YamlText } from "./yamlText.ts";

/** A reference as it stands in a text, and what may stand there. */
export interface Citation {
	readonly ref: Ref;
	readonly kinds: readonly RefKind[];
	readonly at: Span;
}

export interface Judged<T> {
	/** Absent when aliases of aliases would make it endless; then there is a finding. */
	readonly sound?: Sound<T>;
	readonly findings: readonly Finding[];
	readonly citations: readonly Citation[];
}

/**
 * Holds a tree against a schema, in one walk: what is sound, what is not and where, and every reference on the way.
 * zod judges the scalars; lists and maps are walked by the schema's own definition, so that one bad value costs
 * nothing but itself. A map that lacks a required key stays, without the key.
 */
export function judge<S extends z.core.$ZodType>(yaml: YamlText, schema: S): Judged<z.output<S>> {
	const findings: Finding[] = [];
	const walk: Walk = {
		yaml,
		citations: [],
		// Every node is at least one character, so only aliases can use this up.
		budget: { left: 10_000 + 2 * yaml.text.length },
		report: (problem, at) => findings.push({ ...problem, from: at.from, to: at.to, file: yaml.file }),
	};
	const start = fieldsOf(yaml, yaml.root)[0]?.at ?? spanOf(yaml, yaml.root);
	const sound = value(walk, schema, yaml.root, { name: yaml.file, at: start });
	if (walk.budget.left < 0) {
		const detail = "Excessive alias count";
		const endless = { code: "yaml-broken", reason: "RESOURCE_EXHAUSTION", detail } as const;
		return { findings: [{ ...endless, ...start, file: yaml.file }], citations: [] };
	}
	return { sound: sound as Sound<z.output<S>>, findings, citations: walk.citations };
}

interface Walk {
	readonly yaml: YamlText;
	readonly citations: Citation[];
	readonly budget: Budget;
	readonly report: (problem: Problematic, at: Span) => void;
}

/** The key that a value belongs to: what findings call it, and where they point when the value itself is empty. */
interface Label {
	readonly name: string;
	readonly at: Span;
}

type Def<T extends z.core.$ZodTypeDef["type"]> = Extract<z.core.$ZodTypes["_zod"]["def"], { type: T }>;

/** The sound part of `node`; undefined when there is none. */
function value(walk: Walk, schema: z.core.$ZodType, node: unknown, label: Label): unknown {
	if (--walk.budget.left < 0) return undefined;
	const target = resolve(walk.yaml, node);
	if (isAlias(target)) {
		const detail = `Unresolved alias: ${target.source}`;
		walk.report({ code: "yaml-broken", reason: "BAD_ALIAS", detail }, spanOf(walk.yaml, target));
		return undefined;
	}
	const def = (schema as z.core.$ZodTypes)._zod.def;
	switch (def.type) {
		case "optional":
			return value(walk, def.innerType, target, label);
		case "union":
			return eitherOf(walk, def, target, label);
		case "object":
			return isMap(target) ? fixedKeys(walk, def, target, label) : wrongType(walk, "map", target, label);
		case "record":
			return isMap(target) ? freeKeys(walk, def, target) : wrongType(walk, "map", target, label);
		case "array":
			return list(walk, def, target, label);
		default:
			return isScalar(target) && isWritten(schema, target)
				? scalar(walk, schema, target, label)
				: wrongType(walk, shapeOfSchema(schema), target, label);
	}
}

/** To a reference, `null` is an id like any other. */
function isWritten(schema: z.core.$ZodType, node: Scalar): boolean {
	return node.value !== null || (traits.get(schema)?.cites !== undefined && sourceOf(node) !== "");
}

function wrongType(walk: Walk, expected: Shape, node: unknown, label: Label): undefined {
	const at = spanOf(walk.yaml, node);
	const problem: Problematic = { code: "wrong-type", key: label.name, expected, actual: shapeOf(node) };
	walk.report(problem, problem.actual === "nothing" ? label.at : at);
}

/** A map whose keys the schema knows. */
function fixedKeys(walk: Walk, def: Def<"object">, map: YAMLMap, label: Label): unknown {
	const { shape } = def;
	const sound: Record<string, unknown> = { at: label.at };
	const seen = new Set<string | undefined>();
	for (const field of fieldsOf(walk.yaml, map, walk.budget)) {
		const { name, at } = field;
		const schema = name !== undefined && Object.hasOwn(shape, name) ? shape[name] : undefined;
		if (isDouble(walk, field, seen)) continue;
		if (name === undefined || schema === undefined) {
			unknownKey(walk, field, Object.keys(shape));
			continue;
		}
		if (isBlank(walk, field)) {
			// An empty text says nothing, so it is as good as absent.
			seen.delete(name);
			continue;
		}
		const found = value(walk, schema, field.value, { name, at });
		if (found !== undefined) sound[name] = found;
	}
	reportMissing(walk, def, seen, label);
	return sound;
}

function reportMissing(
	walk: Walk,
	def: Def<"object">,
	present: ReadonlySet<string | undefined>,
	label: Label,
): void {
	for (const [key, schema] of Object.entries(def.shape)) {
		if (schema._zod.optin === "optional" || present.has(key)) continue;
		walk.report({ code: "missing-key", key, of: label.name }, label.at);
	}
}

function isBlank(walk: Walk, field: Field): boolean {
	const node = resolve(walk.yaml, field.value);
	return isScalar(node) && typeof node.value === "string" && node.value.trim() === "";
}

function isDouble(walk: Walk, field: Field, seen: Set<string | undefined>): boolean {
	const { name } = field;
	if (name === undefined) return false;
	if (!seen.has(name)) {
		seen.add(name);
		return false;
	}
	walk.report({ code: "duplicate-key", key: name }, field.at);
	return true;
}

function unknownKey(walk: Walk, field: Field, known: readonly string[]): void {
	const key = field.name ?? written(walk, field.at);
	const didYouMean = nearest(key, known);
	walk.report({ code: "unknown-key", key, ...(didYouMean !== undefined && { didYouMean }) }, field.at);
}

/** A map whose keys are ids, references or patterns. An entry with nothing in it is an entry without its keys. */
function freeKeys(walk: Walk, def: Def<"record">, map: YAMLMap): ReadonlyMap<string, Entry<unknown>> {
	const entries = new Map<string, Entry<unknown>>();
	const seen = new Set<string | undefined>();
	const kinds = traits.get(def.keyType)?.cites;
	const body = (def.valueType as z.core.$ZodTypes)._zod.def;
	for (const field of fieldsOf(walk.yaml, map, walk.budget)) {
		const { name, at } = field;
		if (name === undefined || name === "") {
			walk.report({ code: "bad-id", id: written(walk, at) }, at);
			continue;
		}
		if (isDouble(walk, field, seen)) continue;
		if (kinds !== undefined) walk.citations.push({ ref: name, kinds, at });
		const isEmpty = body.type === "object" && shapeOf(resolve(walk.yaml, field.value)) === "nothing";
		if (isEmpty) {
			reportMissing(walk, body, new Set(), { name, at });
			entries.set(name, { at, value: { at } });
			continue;
		}
		const found = value(walk, def.valueType, field.value, { name, at });
		if (found !== undefined) entries.set(name, { at, value: found });
	}
	return entries;
}

/** The text of a key that is not a scalar, short enough to be shown. */
function written(walk: Walk, at: Span): string {
	return walk.yaml.text.slice(at.from, Math.min(at.to, at.from + 40));
}

/** A list; one value where a list belongs is a finding, and counts as a list of one. */
function list(walk: Walk, def: Def<"array">, node: unknown, label: Label): unknown {
	if (isSeq(node)) {
		const sound: unknown[] = [];
		for (const item of node.items) {
			const found = value(walk, def.element, item, labelOf(walk, item, label));
			if (found !== undefined) sound.push(found);
		}
		return sound;
	}
	wrongType(walk, "list", node, label);
	const wantsMap = (def.element as z.core.$ZodTypes)._zod.def.type === "object";
	if (shapeOf(node) === "nothing" || wantsMap !== isMap(node)) return undefined;
	const found = value({ ...walk, report: () => {} }, def.element, node, label);
	return found === undefined ? [] : [found];
}

/** An item has no key of its own: it is called by its list's, and stands for itself unless it is empty. */
function labelOf(walk: Walk, item: unknown, list: Label): Label {
	const at = spanOf(walk.yaml, resolve(walk.yaml, item));
	return at.from === at.to ? list : { name: list.name, at };
}

/** The option that accepts the scalar, else the first one. A list of one such scalar means the same. */
function eitherOf(walk: Walk, def: Def<"union">, node: unknown, label: Label): unknown {
	const only = isSeq(node) && node.items.length === 1 ? resolve(walk.yaml, node.items[0]) : node;
	for (const option of def.options) {
		if (!isScalar(only) || (option as z.core.$ZodTypes)._zod.def.type === "array") continue;
		const verdict = z.safeParse(option, sourceOf(only));
		if (verdict.success) return verdict.data;
	}
	const [first] = def.options;
	return first && value(walk, first, node, label);
}

function scalar(walk: Walk, schema: z.core.$ZodType, node: Scalar, label: Label): unknown {
	const at = spanOf(walk.yaml, node);
	const { value, problem } = judgeScalar(schema, node, label.name);
	if (problem !== undefined) walk.report(problem, at);
	const kinds = traits.get(schema)?.cites;
	if (kinds !== undefined && typeof value === "string") walk.citations.push({ ref: value, kinds, at });
	return value;
}
