import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type * as z from "zod/mini";
import {
	fieldsIn,
	isFields,
	isList,
	isRefused,
	type Refused,
	type YamlChange,
	type YamlFields,
	type YamlPath,
	type YamlValue,
} from "./yamlEditChange.ts";
import { type Container, type Found, find, harmElsewhere, isNothing, open } from "./yamlEditFind.ts";
import { means } from "./yamlEditMeaning.ts";
import { keyOrder, schemaAt } from "./yamlEditSchema.ts";
import { isBareFlow } from "./yamlEditSlots.ts";
import { shapeOf, spanOf } from "./yamlNodes.ts";
import type { YamlText } from "./yamlText.ts";

/** What has to be done in the text; spots belong to the tree that it was resolved in. */
export type Operation =
	| { readonly do: "replace"; readonly at: Found; readonly value: YamlValue }
	| {
			readonly do: "insert";
			readonly into: Container;
			readonly index: number;
			readonly key?: string;
			readonly value: YamlValue;
	  }
	| { readonly do: "remove"; readonly from: Container; readonly index: number }
	| { readonly do: "rename"; readonly in: Container; readonly index: number; readonly to: string };

/** An operation, or smaller changes that come to the same. */
export type Resolved = Operation | { readonly changes: readonly YamlChange[] } | Refused;

export function resolveChange(
	yaml: YamlText,
	change: YamlChange,
	schema: z.core.$ZodType | undefined,
): Resolved {
	if ("set" in change) return resolveSet(yaml, change.set, change.to, schema);
	if ("insert" in change) return resolveInsert(yaml, change, schema);
	if ("append" in change) return resolveAppend(yaml, change, schema);
	if ("remove" in change) return resolveRemove(yaml, change.remove);
	return resolveRename(yaml, change.renameKey, change.to);
}

function resolveSet(
	yaml: YamlText,
	path: YamlPath,
	value: YamlValue,
	schema: z.core.$ZodType | undefined,
): Resolved {
	const there = find(yaml, path);
	if (isRefused(there)) return there;
	if ("missingFrom" in there) return create(yaml, there.missingFrom, path, value, schema);
	const at = there.found;
	if (means(at.node, value, yaml)) return { changes: [] };
	const { node } = at;
	if (isAlias(node)) return { refused: { code: "alias", alias: node.source, at: spanOf(yaml, node) } };
	const pieces = piecewise(yaml, at, value);
	if (pieces !== undefined) return { changes: pieces };
	if (at.parent === undefined)
		return { refused: { code: "wrong-shape", path, expected: "map", actual: shapeOf(node) } };
	const harm = harmElsewhere(yaml, at, [node]);
	if (harm !== undefined) return harm;
	if ((isScalar(node) || isMap(node) || isSeq(node)) && node.tag !== undefined)
		return { refused: { code: "tagged", tag: node.tag, at: spanOf(yaml, node) } };
	return { do: "replace", at, value };
}

/** The small changes that make a filled map or list another one; undefined when it has to be replaced as a whole. */
function piecewise(yaml: YamlText, at: Found, value: YamlValue): readonly YamlChange[] | undefined {
	const isMapToMap = isMap(at.node) && isFields(value) && fieldsIn(value).length > 0;
	const isListToList = isSeq(at.node) && isList(value) && value.length > 0;
	if (!isMapToMap && !isListToList) return undefined;
	const container = open(yaml, at, isMapToMap ? "map" : "list");
	if (isRefused(container)) return undefined;
	// What is empty has no style to keep, but the file itself can't be replaced.
	if (container.slots.length === 0 && at.parent !== undefined) return undefined;
	return isMapToMap
		? mapChanges(container, value)
		: isListToList
			? listChanges(yaml, container, value)
			: undefined;
}

function mapChanges({ path, slots }: Container, value: YamlFields): readonly YamlChange[] | undefined {
	const names = slots.map(({ key }) => key?.name);
	if (new Set(names).size < names.length || names.includes(undefined)) return undefined;
	const fields = fieldsIn(value);
	const wanted = new Set(fields.map(([key]) => key));
	const changes: YamlChange[] = [];
	for (const [i, [key, of]] of fields.entries()) {
		const before = fields[i - 1]?.[0];
		if (names.includes(key)) changes.push({ set: [...path, key], to: of });
		else changes.push({ insert: path, key, value: of, ...(before !== undefined && { after: before }) });
	}
	for (const name of names)
		if (name !== undefined && !wanted.has(name)) changes.push({ remove: [...path, name] });
	return changes;
}

/** Leaves what is the same at both ends, and changes what lies between. */
function listChanges(
	yaml: YamlText,
	{ path, slots }: Container,
	value: readonly YamlValue[],
): readonly YamlChange[] {
	const old = slots.map(({ node }) => node);
	const shorter = Math.min(old.length, value.length);
	const same = (i: number, j: number) => means(old[i], value[j] ?? null, yaml);
	let first = 0;
	while (first < shorter && same(first, first)) first++;
	let last = 0;
	while (last < shorter - first && same(old.length - 1 - last, value.length - 1 - last)) last++;
	const middle = value.slice(first, value.length - last);
	const kept = Math.min(middle.length, old.length - first - last);
	const changes: YamlChange[] = middle
		.slice(0, kept)
		.map((to, i): YamlChange => ({ set: [...path, first + i], to }));
	for (const [i, item] of middle.slice(kept).entries())
		changes.push({ append: path, value: item, at: first + kept + i });
	for (let i = old.length - last - 1; i >= first + kept; i--) changes.push({ remove: [...path, i] });
	return changes;
}

function resolveInsert(
	yaml: YamlText,
	{ insert, key, value, after }: Extract<YamlChange, { insert: YamlPath }>,
	schema: z.core.$ZodType | undefined,
): Resolved {
	const path = [...insert, key];
	const there = find(yaml, path);
	if (isRefused(there)) return there;
	if ("missingFrom" in there) return create(yaml, there.missingFrom, path, value, schema, after);
	return { refused: { code: "key-exists", key, at: spanOf(yaml, there.found.slot?.key?.node) } };
}

function resolveAppend(
	yaml: YamlText,
	{ append, value, at: index }: Extract<YamlChange, { append: YamlPath }>,
	schema: z.core.$ZodType | undefined,
): Resolved {
	const there = find(yaml, append);
	if (isRefused(there)) return there;
	if ("missingFrom" in there) return create(yaml, there.missingFrom, append, [value], schema);
	const at = there.found;
	if (isNothing(at.node)) return resolveSet(yaml, append, [value], schema);
	const into = open(yaml, at, "list");
	if (isRefused(into)) return into;
	const place = index ?? into.slots.length;
	if (!(place >= 0 && place <= into.slots.length && Number.isInteger(place)))
		return { refused: { code: "not-found", path: [...append, place] } };
	return insertion(yaml, into, place, value);
}

/** Adds what is missing of `path`, down to `value`. */
function create(
	yaml: YamlText,
	from: Found,
	path: YamlPath,
	value: YamlValue,
	schema: z.core.$ZodType | undefined,
	after?: string,
): Resolved {
	const [key, ...rest] = path.slice(from.path.length);
	if (typeof key !== "string" || rest.some((step) => typeof step !== "string"))
		return { refused: { code: "not-found", path } };
	const nested = rest.reduceRight<YamlValue>((inner, step) => ({ [step]: inner }), value);
	if (isNothing(from.node)) return resolveSet(yaml, from.path, { [key]: nested }, schema);
	const into = open(yaml, from, "map");
	if (isRefused(into)) return into;
	const previous = rest.length === 0 ? after : undefined;
	const index = previous === undefined ? placeOf(into, key, schema) : behind(into, previous);
	if (index === undefined) return { refused: { code: "not-found", path: [...from.path, previous ?? key] } };
	return insertion(yaml, into, index, nested, key);
}

function insertion(
	yaml: YamlText,
	into: Container,
	index: number,
	value: YamlValue,
	key?: string,
): Operation | Refused {
	const harm = harmElsewhere(yaml, into, []);
	if (harm !== undefined) return harm;
	// A collection in which nothing stands yet may have to become a block.
	if (isBareFlow(yaml, into.node) && !into.inFlow && into.parent !== undefined)
		return { do: "replace", at: into, value: key === undefined ? [value] : { [key]: value } };
	return { do: "insert", into, index, value, ...(key !== undefined && { key }) };
}

function behind({ slots }: Container, name: string): number | undefined {
	const index = slots.findIndex(({ key }) => key?.name === name);
	return index < 0 ? undefined : index + 1;
}

/** Behind the last of the keys that come before `key` in the schema's order, else before the first that comes after. */
function placeOf({ path, slots }: Container, key: string, schema: z.core.$ZodType | undefined): number {
	const order = keyOrder(schemaAt(schema, path)) ?? [];
	const rank = order.indexOf(key);
	if (rank < 0) return slots.length;
	const ranks = slots.map((slot) => order.indexOf(slot.key?.name ?? ""));
	const before = ranks.reduce((best, each) => (each >= 0 && each < rank && each > best ? each : best), -1);
	if (before >= 0) return ranks.lastIndexOf(before) + 1;
	const after = ranks.findIndex((each) => each > rank);
	return after < 0 ? slots.length : after;
}

function resolveRemove(yaml: YamlText, path: YamlPath): Resolved {
	const there = find(yaml, path);
	if (isRefused(there)) return there;
	const at = "found" in there ? there.found : undefined;
	if (at?.parent === undefined || at.slot === undefined) return { refused: { code: "not-found", path } };
	const harm = harmElsewhere(yaml, at.parent, [at.node, at.slot.key?.node]);
	if (harm !== undefined) return harm;
	return { do: "remove", from: at.parent, index: at.index };
}

function resolveRename(yaml: YamlText, path: YamlPath, to: string): Resolved {
	const there = find(yaml, path);
	if (isRefused(there)) return there;
	const at = "found" in there ? there.found : undefined;
	const key = at?.slot?.key;
	if (at?.parent === undefined || key === undefined) return { refused: { code: "not-found", path } };
	if (key.name === to) return { changes: [] };
	if (isAlias(key.node))
		return { refused: { code: "alias", alias: key.node.source, at: spanOf(yaml, key.node) } };
	const taken = find(yaml, [...path.slice(0, -1), to]);
	if (isRefused(taken)) return taken;
	if ("found" in taken)
		return { refused: { code: "key-exists", key: to, at: spanOf(yaml, taken.found.slot?.key?.node) } };
	const harm = harmElsewhere(yaml, at.parent, [key.node]);
	if (harm !== undefined) return harm;
	if (isScalar(key.node) && key.node.tag !== undefined)
		return { refused: { code: "tagged", tag: key.node.tag, at: spanOf(yaml, key.node) } };
	return { do: "rename", in: at.parent, index: at.index, to };
}
