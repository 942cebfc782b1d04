import * as z from "zod/mini";
import type { RefKind } from "../model.ts";
import { traits } from "../yamlSchema.ts";

export type Schema = z.core.$ZodType;

/** What may stand somewhere, in a reader's terms rather than the schema's. */
export type Expected =
	/** A map whose keys are known. */
	| { readonly is: "fields"; readonly fields: readonly ExpectedField[] }
	/** A map whose keys are ids, references or patterns. */
	| { readonly is: "entries"; readonly key: ExpectedScalar; readonly value: Schema }
	| { readonly is: "list"; readonly item: Schema }
	| ({ readonly is: "scalar" } & ExpectedScalar);

export interface ExpectedField {
	readonly name: string;
	readonly description: string;
	readonly isRequired: boolean;
	readonly schema: Schema;
}

export interface ExpectedScalar {
	readonly sort: "text" | "number" | "truth" | "day" | "instant" | "choice" | "reference";
	/** All that is allowed; empty where anything of the sort is. */
	readonly values: readonly string[];
	/** The kinds of things that a reference may name. */
	readonly kinds: readonly RefKind[];
}

/** What a schema stands for: what is optional without its wrapper, each option of a union. */
function optionsOf(schema: Schema): readonly Schema[] {
	const { def } = (schema as z.core.$ZodTypes)._zod;
	if (def.type === "optional") return optionsOf(def.innerType);
	return def.type === "union" ? def.options.flatMap(optionsOf) : [schema];
}

/** The words that the schema has for it; empty where it has none. */
export function descriptionOf(schema: Schema): string {
	const own = z.globalRegistry.get(schema)?.description;
	if (own !== undefined) return own;
	const { def } = (schema as z.core.$ZodTypes)._zod;
	return def.type === "optional" ? descriptionOf(def.innerType) : "";
}

/** One for each way in which the value can be written. */
export function expectedBy(schema: Schema): readonly Expected[] {
	return optionsOf(schema).map(expectedOne);
}

function expectedOne(schema: Schema): Expected {
	const { def } = (schema as z.core.$ZodTypes)._zod;
	switch (def.type) {
		case "object":
			return { is: "fields", fields: Object.entries(def.shape).map(([name, of]) => fieldOf(name, of)) };
		case "record":
			return { is: "entries", key: scalarOf(def.keyType), value: def.valueType };
		case "array":
			return { is: "list", item: def.element };
		default:
			return { is: "scalar", ...scalarOf(schema) };
	}
}

function fieldOf(name: string, schema: Schema): ExpectedField {
	const isRequired = schema._zod.optin !== "optional";
	return { name, description: descriptionOf(schema), isRequired, schema };
}

function scalarOf(schema: Schema): ExpectedScalar {
	const { def } = (schema as z.core.$ZodTypes)._zod;
	const kinds = traits.get(schema)?.cites;
	if (kinds !== undefined) return { sort: "reference", values: [], kinds };
	switch (def.type) {
		case "enum":
			return { sort: "choice", values: Object.values(def.entries).map(String), kinds: [] };
		case "literal":
			return { sort: "choice", values: def.values.map(String), kinds: [] };
		case "boolean":
			return { sort: "truth", values: ["true", "false"], kinds: [] };
		case "number":
			return { sort: "number", values: [], kinds: [] };
		default:
			return { sort: sortOfText(schema), values: [], kinds: [] };
	}
}

function sortOfText(schema: Schema): "text" | "day" | "instant" {
	const { def } = (schema as z.core.$ZodTypes)._zod;
	const format = "format" in def ? def.format : undefined;
	return format === "date" ? "day" : format === "datetime" ? "instant" : "text";
}
