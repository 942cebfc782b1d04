import * as z from "zod/mini";
import type { Problematic, Shape } from "./finding.ts";
import type { RefKind } from "./model.ts";

// The bricks that the schemas of all our files are made of. Each has a description, which the JSON Schema shows.

/** What zod can't say of a scalar. */
export interface Traits {
	/** Makes the value to judge from the scalar as written, so that `1.10` stays text. */
	readonly read?: (source: string) => unknown;
	/** The finding for a scalar that is not sound, instead of `wrong-type` or `bad-value`. */
	readonly fault?: (source: string) => Problematic;
	/** The scalar's shape in `wrong-type`, where "text" would say too little. */
	readonly shape?: Shape;
	/** The scalar is a reference to one of these kinds. */
	readonly cites?: readonly RefKind[];
}

export const traits = z.registry<Traits>();

/** Gives a schema the description that its JSON Schema shows. */
export function described<S extends z.core.$ZodType>(description: string, schema: S): S {
	z.globalRegistry.add(schema, { description });
	return schema;
}

export function text(description: string): z.ZodMiniString<string> {
	return described(description, z.string());
}

export function yesOrNo(description: string): z.ZodMiniBoolean<boolean> {
	return described(description, z.boolean());
}

export function oneOf<const V extends readonly string[]>(
	description: string,
	values: V,
): z.ZodMiniEnum<z.core.util.ToEnum<V[number]>> {
	return described(description, z.enum(values));
}

/** A name that may look like a number, such as the branch `123`. */
export function name(description: string): z.ZodMiniString<string> {
	const schema = text(description);
	traits.add(schema, { read: (source) => source });
	return schema;
}

export function texts(description: string): z.ZodMiniArray<z.ZodMiniString<string>> {
	return described(description, z.array(z.string()));
}

export function number(description: string): z.ZodMiniNumber<number> {
	return described(description, z.number());
}

export function atLeastZero(description: string): z.ZodMiniNumber<number> {
	return described(description, z.number().check(z.minimum(0)));
}

/** A day that exists. A timestamp is fine too: its day counts. */
export function day(description: string): z.ZodMiniISODate {
	const schema = described(description, z.iso.date());
	traits.add(schema, {
		read: (source) => source.replace(/^(\d{4}-\d\d-\d\d)(?:[Tt]|[ \t]+)\d{1,2}:.*$/s, "$1"),
		fault: (value) => ({ code: "bad-date", value }),
		shape: "date",
	});
	return schema;
}

const existingDay = z.iso.date();

/** Whether `text` is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	return z.safeParse(existingDay, text).success;
}

/** An instant with its time zone, such as `2026-11-20T10:11:00Z`. */
export function instant(description: string): z.ZodMiniISODateTime {
	const schema = described(description, z.iso.datetime({ offset: true }));
	traits.add(schema, { fault: (value) => ({ code: "bad-date", value }), shape: "date" });
	return schema;
}

/** An id as a map's key; whether it is a good one is a rule's affair. */
export function id(description: string): z.ZodMiniString<string> {
	const schema = z.string();
	z.globalRegistry.add(schema, { description, pattern: "^[a-z0-9][a-z0-9-]{0,63}$" });
	return schema;
}

export function ref(description: string, ...kinds: RefKind[]): z.ZodMiniString<string> {
	const schema = text(description);
	traits.add(schema, { read: (source) => source, cites: kinds });
	return schema;
}

export function refs(description: string, ...kinds: RefKind[]): z.ZodMiniArray<z.ZodMiniString<string>> {
	return described(description, z.array(ref(`Id: ${kinds.join(", ")}`, ...kinds)));
}

/** What a branch serves: a list of references, or `none` on purpose. */
export function said(
	description: string,
): z.ZodMiniUnion<readonly [z.ZodMiniArray<z.ZodMiniString<string>>, z.ZodMiniLiteral<"none">]> {
	const list = refs("What it serves", "problem", "key result", "engineering goal");
	return described(description, z.union([list, described("Nothing, on purpose", z.literal("none"))]));
}
