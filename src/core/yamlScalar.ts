import type { Scalar } from "yaml";
import * as z from "zod/mini";
import type { Problematic, Shape } from "./finding.ts";
import { nearest } from "./intent/nearest.ts";
import { shapeOf, sourceOf } from "./yamlNodes.ts";
import { traits } from "./yamlSchema.ts";

/** What a scalar is good for: its value, or what is wrong with it, or both. */
export interface Verdict {
	/** Absent when nothing of it can be used. */
	readonly value?: unknown;
	readonly problem?: Problematic;
}

/**
 * Judges a scalar that isn't null as the value of `key`. Text that YAML takes for a number or a truth is a problem,
 * and still counts as the text that was written.
 */
export function judgeScalar(schema: z.core.$ZodType, node: Scalar, key: string): Verdict {
	const trait = traits.get(schema);
	const source = sourceOf(node);
	const verdict = z.safeParse(schema, trait?.read ? trait.read(source) : node.value);
	if (verdict.success) return { value: trait?.read ? verdict.data : withoutLastBreak(verdict.data) };
	if (trait?.fault) return { problem: trait.fault(source) };
	const issue = verdict.error.issues[0];
	if (issue?.code !== "invalid_type") return { problem: badValue(key, source, issue) };
	const problem: Problematic = {
		code: "wrong-type",
		key,
		expected: shapeOfSchema(schema),
		actual: shapeOf(node),
	};
	return issue.expected === "string" ? { value: source, problem } : { problem };
}

/** The line break that ends a block of text is layout. */
function withoutLastBreak(value: unknown): unknown {
	return typeof value === "string" ? value.trimEnd() : value;
}

/** The shape that a schema for a scalar asks for. */
export function shapeOfSchema(schema: z.core.$ZodType): Shape {
	const shape = traits.get(schema)?.shape;
	if (shape !== undefined) return shape;
	switch ((schema as z.core.$ZodTypes)._zod.def.type) {
		case "number":
			return "number";
		case "boolean":
			return "true or false";
		default:
			return "text";
	}
}

function badValue(key: string, value: string, issue: z.core.$ZodIssue | undefined): Problematic {
	const allowed = allowedBy(issue);
	const didYouMean = nearest(value, allowed);
	return { code: "bad-value", key, value, allowed, ...(didYouMean !== undefined && { didYouMean }) };
}

function allowedBy(issue: z.core.$ZodIssue | undefined): readonly string[] {
	switch (issue?.code) {
		case "invalid_value":
			return issue.values.map(String);
		case "too_small":
			return [`≥ ${issue.minimum}`];
		case "too_big":
			return [`≤ ${issue.maximum}`];
		default:
			return [];
	}
}
