import type * as z from "zod/mini";
import type { Finding } from "./finding.ts";
import type { Span } from "./model.ts";
import { type Citation, judge } from "./yamlShape.ts";
import type { Entry, Sound } from "./yamlSound.ts";
import { readYaml, type YamlText } from "./yamlText.ts";

/** A file as its schema sees it. */
export interface ReadFile<T> {
	/** Absent when the file can't be read at all; then there is at least one finding. */
	readonly sound?: Sound<T>;
	readonly yaml?: YamlText;
	readonly findings: readonly Finding[];
	/** Every reference in the file, not judged yet. */
	readonly citations: readonly Citation[];
}

/** Reads `text`, or the part of it given by `within`, as the schema says. Takes any text and never throws. */
export function readFile<S extends z.core.$ZodType>(
	schema: S,
	text: string,
	file: string,
	within?: Span,
): ReadFile<z.output<S>> {
	const { yaml, findings: broken } = readYaml(text, file, within);
	if (yaml === undefined) return { findings: broken, citations: [] };
	const { sound, findings: misshapen, citations } = judge(yaml, schema);
	const findings = [...broken, ...misshapen];
	return sound === undefined ? { findings, citations } : { sound, yaml, findings, citations };
}

/** Findings in the text's order, each once: what an alias brings to two places is still one mistake. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
	const distinct = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
	return [...distinct.values()].sort((a, b) => a.from - b.from);
}

/** The values of a map with free keys, without their places. */
export function valuesOf<T>(entries: ReadonlyMap<string, Entry<T>> = new Map()): ReadonlyMap<string, T> {
	return new Map(Array.from(entries, ([key, { value }]) => [key, value]));
}

/** The value without its place, for what the model doesn't place. */
export function unlocated<T extends { readonly at: Span }>(value: T): Omit<T, "at"> {
	const { at: _, ...rest } = value;
	return rest;
}
