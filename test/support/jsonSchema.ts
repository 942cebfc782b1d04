import { join } from "node:path";
import * as z from "zod/mini";
import { whyRecordSchema } from "../../src/core/branch/whyRecordSchema.ts";
import { intentSchema } from "../../src/core/intent/schema.ts";
import { checkInSchema } from "../../src/core/rituals/checkInSchema.ts";
import { traits } from "../../src/core/yamlSchema.ts";
import { root } from "./paths.ts";

/** Where the schemas lie that the package brings for other extensions. */
export const schemaFolder = join(root, "media", "schemas");

/** The JSON Schemas of our files, by their file's name; made of the schemas that our parser reads by. */
export function jsonSchemas(): Readonly<Record<string, object>> {
	return {
		"alignment.schema.json": jsonSchemaOf(intentSchema, "alignment.yaml"),
		"why-record.schema.json": jsonSchemaOf(whyRecordSchema, "Why record"),
		"check-in.schema.json": jsonSchemaOf(checkInSchema, "Check-in"),
	};
}

function jsonSchemaOf(schema: z.core.$ZodType, title: string): object {
	const { $schema, ...rest } = z.toJSONSchema(schema, {
		io: "input",
		target: "draft-7",
		override: ({ zodSchema, jsonSchema }) => asOurParserReads(zodSchema, jsonSchema),
	});
	return { $schema, title, ...rest };
}

/** What zod judges only after our parser has prepared it, or what our rules add. */
function asOurParserReads(schema: z.core.$ZodType, json: z.core.JSONSchema.BaseSchema): void {
	const trait = traits.get(schema);
	if (json.format === "date" || json.format === "date-time") {
		// The pattern says it all, and validators differ in what they make of formats.
		const isDay = json.format === "date";
		if (isDay) json.pattern = withTime(json.pattern ?? "");
		delete json.format;
		json.patternErrorMessage = `Write it as ${isDay ? "2026-12-31" : "2026-12-31T10:11:00Z"}.`;
	} else if (json.const === 1) {
		delete json.type;
		delete json.const;
		json.enum = [1, "1"];
	} else if (trait?.read && json.type === "string") {
		// Names and references count as written, whatever YAML takes them for.
		delete json.type;
		json.anyOf = [{ type: "string" }, { type: "number" }, { type: "boolean" }];
	}
	if (
		json.propertyNames !== undefined &&
		typeof json.propertyNames === "object" &&
		json.propertyNames.pattern
	)
		json.propertyNames.not = { const: "none" };
	for (const name of json.required ?? []) {
		// An empty text is as good as none.
		const property = json.properties?.[name];
		if (typeof property !== "object" || property.enum) continue;
		if (property.type === "string" || property.anyOf) property.pattern ??= "\\S";
	}
}

/** A timestamp is a day, too. */
function withTime(pattern: string): string {
	return pattern.replace(/\$$/, String.raw`(?:(?:[Tt]|[ \t]+)\d{1,2}:.*)?$`);
}
