import type * as z from "zod/mini";
import type { YamlFields } from "../yamlEditChange.ts";
import { fieldsIn } from "../yamlEditChange.ts";
import { styleNear } from "../yamlEditStyle.ts";
import { entryLines } from "../yamlEditWriter.ts";
import { deepDiveSchema, postMortemSchema } from "./documentSchema.ts";

// The front matter of new documents, in the order and style of the format's description.

export function deepDiveFrontMatter(fields: {
	readonly about: readonly string[];
	readonly on: string;
}): string {
	return yaml(deepDiveSchema, { marp: true, ...fields });
}

export function postMortemFrontMatter(fields: { readonly release: string; readonly on: string }): string {
	return yaml(postMortemSchema, fields);
}

function yaml(schema: z.core.$ZodType, fields: YamlFields): string {
	const around = { schema, style: styleNear(undefined, []) };
	const lines = fieldsIn(fields).flatMap(([key, value]) => entryLines(around, key, value, [key], 0));
	return `${lines.join("\n")}\n`;
}
