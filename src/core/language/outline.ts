import { isMap, isScalar, type YAMLMap } from "yaml";
import type { RefKind, Span } from "../model.ts";
import { type Budget, type Field, fieldsOf, resolve, sourceOf, spanOf } from "../yamlNodes.ts";
import type { YamlText } from "../yamlText.ts";
import { expectedBy, type Schema } from "./expected.ts";

/** A line of a file's table of contents. */
export interface OutlineEntry {
	readonly name: string;
	/** Its title, where it has one. */
	readonly detail: string;
	readonly is: RefKind | "entry" | "section" | "key";
	/** All of it. */
	readonly whole: Span;
	/** Its key. */
	readonly at: Span;
	readonly children: readonly OutlineEntry[];
}

/** Nobody reads a longer table of contents, and making one holds everybody up. */
const mostEntries = 2000;

/** The keys of a file and, below them, what they define by id: the first ones, where there are very many. */
export function outlineOf(yaml: YamlText, schema: Schema): readonly OutlineEntry[] {
	const fields = fieldsBySchema(schema);
	const budget = { left: mostEntries };
	return fieldsOf(yaml, yaml.root).map((field) => {
		const children = entriesOf(yaml, field, fields.get(field.name ?? ""), budget);
		return entry(yaml, field, children.length > 0 ? "section" : "key", children);
	});
}

const kindOfSection: Readonly<Record<string, RefKind>> = {
	problems: "problem",
	objectives: "objective",
	key_results: "key result",
	engineering_goals: "engineering goal",
};

/** What stands in a map with free keys; the free keys of its entries come right below them. */
function entriesOf(
	yaml: YamlText,
	field: Field,
	schema: Schema | undefined,
	budget: Budget,
): readonly OutlineEntry[] {
	const [expected] = schema ? expectedBy(schema) : [];
	const map = resolve(yaml, field.value);
	if (expected?.is !== "entries" || !isMap(map)) return [];
	const deeper = fieldsBySchema(expected.value);
	const shown = fieldsOf(yaml, map).slice(0, Math.max(0, budget.left));
	budget.left -= shown.length;
	return shown.map((each) => {
		const value = resolve(yaml, each.value);
		const own = isMap(value) ? fieldsOf(yaml, value) : [];
		const children = own.flatMap((inner) => entriesOf(yaml, inner, deeper.get(inner.name ?? ""), budget));
		return entry(yaml, each, kindOfSection[field.name ?? ""] ?? "entry", children);
	});
}

function fieldsBySchema(schema: Schema): ReadonlyMap<string, Schema> {
	const [expected] = expectedBy(schema);
	return new Map(expected?.is === "fields" ? expected.fields.map((each) => [each.name, each.schema]) : []);
}

function entry(
	yaml: YamlText,
	{ name = "", at, value }: Field,
	is: OutlineEntry["is"],
	children: readonly OutlineEntry[],
): OutlineEntry {
	const node = resolve(yaml, value);
	const { to } = spanOf(yaml, value);
	const whole = { from: at.from, to: Math.max(at.to, to) };
	return { name, detail: isMap(node) ? titleIn(yaml, node) : "", is, whole, at, children };
}

function titleIn(yaml: YamlText, map: YAMLMap): string {
	const title = fieldsOf(yaml, map).find(({ name }) => name === "title");
	const node = resolve(yaml, title?.value);
	return isScalar(node) ? sourceOf(node) : "";
}
