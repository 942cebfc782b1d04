import type { Span } from "../model.ts";
import { schemaAt } from "../yamlEditSchema.ts";
import { cursorAt, type Path } from "./cursor.ts";
import { descriptionOf, type ExpectedScalar, expectedBy, type Schema } from "./expected.ts";

/** A key that the schema knows, where it stands. */
export interface KnownKey {
	readonly name: string;
	readonly at: Span;
	readonly description: string;
	/** All values that it can have; empty where there is no such list. */
	readonly values: readonly string[];
}

/** The key at an offset, by the lines around it; undefined for ids and for what the schema doesn't know. */
export function keyAt(text: string, offset: number, schema: Schema, within?: Span): KnownKey | undefined {
	const cursor = cursorAt(text, offset, within);
	if (!cursor?.hasColon || cursor.is === "value") return undefined;
	const name = text.slice(cursor.word.from, cursor.word.to);
	const field = fieldAt(schema, cursor.path, name);
	return field && { name, at: cursor.word, ...field };
}

function fieldAt(
	schema: Schema,
	path: Path,
	name: string,
): Pick<KnownKey, "description" | "values"> | undefined {
	const map = schemaAt(schema, path);
	for (const expected of map ? expectedBy(map) : []) {
		if (expected.is !== "fields") continue;
		const field = expected.fields.find((each) => each.name === name);
		if (field === undefined) continue;
		const scalars = expectedBy(field.schema).filter(
			(each): each is { is: "scalar" } & ExpectedScalar => each.is === "scalar",
		);
		return { description: descriptionOf(field.schema), values: scalars.flatMap(({ values }) => values) };
	}
	return undefined;
}
