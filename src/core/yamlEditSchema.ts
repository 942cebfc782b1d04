import type * as z from "zod/mini";
import type { YamlPath } from "./yamlEditChange.ts";
import { traits } from "./yamlSchema.ts";

// What a schema says about a place in a file, as far as it matters for where and how something is written there.

type Schema = z.core.$ZodType;

/** The schema of what stands at `path`; undefined for unknown keys. */
export function schemaAt(schema: Schema | undefined, path: YamlPath): Schema | undefined {
	let at = schema;
	for (const step of path) at = at && childOf(at, step);
	return at;
}

function childOf(schema: Schema, step: string | number): Schema | undefined {
	for (const { _zod } of optionsOf(schema)) {
		const def = _zod.def;
		if (def.type === "array" && typeof step === "number") return def.element;
		if (typeof step === "number") continue;
		if (def.type === "record") return def.valueType;
		if (def.type === "object" && Object.hasOwn(def.shape, step)) return def.shape[step];
	}
	return undefined;
}

/** The schemas that stand for one: what is optional without its wrapper, every option of a union. */
function optionsOf(schema: Schema): readonly z.core.$ZodTypes[] {
	const known = schema as z.core.$ZodTypes;
	const { def } = known._zod;
	if (def.type === "optional") return optionsOf(def.innerType);
	return def.type === "union" ? def.options.flatMap(optionsOf) : [known];
}

/** The keys of a map in the order in which they are written; undefined where keys are free. */
export function keyOrder(schema: Schema | undefined): readonly string[] | undefined {
	for (const { _zod } of schema ? optionsOf(schema) : [])
		if (_zod.def.type === "object") return Object.keys(_zod.def.shape);
	return undefined;
}

/** Whether the keys of the map, or the items of the list, are many of a kind. */
export function hasManyOfAKind(schema: Schema | undefined): boolean {
	return schema !== undefined && optionsOf(schema).some(({ _zod }) => isMany(_zod.def.type));
}

function isMany(type: string): boolean {
	return type === "record" || type === "array";
}

/** Whether a map can hold nothing but scalars, and so fits on one line; undefined when it isn't known. */
export function holdsOnlyScalars(schema: Schema | undefined): boolean | undefined {
	for (const { _zod } of schema ? optionsOf(schema) : []) {
		const { def } = _zod;
		if (def.type === "record") return isScalarSchema(def.valueType);
		if (def.type === "object") return Object.values(def.shape).every(isScalarSchema);
	}
	return undefined;
}

function isScalarSchema(schema: Schema): boolean {
	return optionsOf(schema).every(({ _zod }) => _zod.def.type !== "object" && !isMany(_zod.def.type));
}

/** Whether the list's items are references, which are short. */
export function listsReferences(schema: Schema | undefined): boolean {
	const lists = schema ? optionsOf(schema) : [];
	return lists.some(
		({ _zod }) => _zod.def.type === "array" && traits.get(_zod.def.element)?.cites !== undefined,
	);
}

export function isDateSchema(schema: Schema | undefined): boolean {
	return schema !== undefined && optionsOf(schema).some((option) => traits.get(option)?.shape === "date");
}
