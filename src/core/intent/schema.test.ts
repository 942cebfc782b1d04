import assert from "node:assert/strict";
import * as z from "zod/mini";
import { whyRecordSchema } from "../branch/whyRecordSchema.ts";
import { checkInSchema } from "../rituals/checkInSchema.ts";
import { deepDiveSchema, postMortemSchema } from "../rituals/documentSchema.ts";
import { intentSchema } from "./schema.ts";

interface JsonSchema {
	readonly description?: string;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: JsonSchema | boolean;
	readonly propertyNames?: JsonSchema;
	readonly items?: JsonSchema;
	readonly anyOf?: readonly JsonSchema[];
	readonly required?: readonly string[];
}

/** Paths of all schemas below `schema` that a reader would meet without a word of help. */
function bare(schema: JsonSchema, path: string): readonly string[] {
	const below = [
		...Object.entries(schema.properties ?? {}).flatMap(([key, each]) => bare(each, `${path}.${key}`)),
		...(typeof schema.additionalProperties === "object"
			? bare(schema.additionalProperties, `${path}.*`)
			: []),
		...(schema.propertyNames ? bare(schema.propertyNames, `${path} key`) : []),
		...(schema.anyOf ?? []).flatMap((each, i) => bare(each, `${path} or ${i}`)),
		// An item of a list of texts needs no more words than its list.
		...(schema.items?.properties ? bare(schema.items, `${path}[]`) : []),
	];
	return schema.description ? below : [path, ...below];
}

function jsonSchemaOf(schema: z.core.$ZodType): JsonSchema {
	return z.toJSONSchema(schema, { io: "input", target: "draft-7" }) as JsonSchema;
}

describe("the schemas", () => {
	for (const [name, schema] of Object.entries({
		intentSchema,
		whyRecordSchema,
		checkInSchema,
		postMortemSchema,
		deepDiveSchema,
	})) {
		it(`${name} describes every key`, () => assert.deepEqual(bare(jsonSchemaOf(schema), ""), []));
	}

	it("require only the version and titles", () => {
		const { required, properties } = jsonSchemaOf(intentSchema);
		assert.deepEqual(required, ["version"]);
		for (const key of ["problems", "objectives", "engineering_goals"]) {
			const entry = properties?.[key]?.additionalProperties;
			assert.deepEqual(typeof entry === "object" && entry.required, ["title"]);
		}
	});
});
