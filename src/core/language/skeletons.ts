import type { Day, Intent } from "../model.ts";
import { scalarText } from "../yamlEditScalar.ts";
import { type Expected, type ExpectedField, type ExpectedScalar, expectedBy } from "./expected.ts";

// Snippets, in the syntax of editors: `${1:text}` is a stop with a proposal, `${1|a,b|}` one with choices.

/** Numbers the stops of one snippet. */
export class Stops {
	#next = 1;

	stop(proposal = ""): string {
		const number = this.#next++;
		return proposal === "" ? `$${number}` : `\${${number}:${escapeStop(proposal)}}`;
	}

	choice(values: readonly string[]): string {
		const [only] = values;
		if (values.length < 2) return this.stop(only);
		return `\${${this.#next++}|${values.map((value) => value.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
	}
}

/** Text that a snippet shows as it is. */
export function literal(text: string): string {
	return text.replace(/[\\$}]/g, "\\$&");
}

function escapeStop(text: string): string {
	return text.replace(/[\\$}]/g, "\\$&");
}

/** A value of ours as plain or quoted YAML. */
export function written(value: string, inFlow: boolean): string {
	return scalarText(value, { inFlow, quoting: "plain", fallback: "double", isDate: true });
}

/** What skeletons propose besides words. */
export interface Known {
	readonly today: Day;
	readonly intent: Intent | undefined;
}

/** `key: value` with stops where something is to be typed; the lines below the first are indented by `indent`. */
export function fieldSkeleton(field: ExpectedField, place: SkeletonPlace): string {
	const [expected] = expectedBy(field.schema);
	return expected === undefined ? `${field.name}: ` : `${field.name}:${valueSkeleton(expected, place)}`;
}

export interface SkeletonPlace {
	readonly inFlow: boolean;
	/** Spaces before the key. */
	readonly column: number;
	readonly step: number;
	readonly known: Known;
	/** Makes the first entry of a section. */
	readonly entry: (column: number) => string;
}

function valueSkeleton(expected: Expected, { inFlow, column, step, entry, known }: SkeletonPlace): string {
	const deeper = `\n${" ".repeat(column + step)}`;
	const stops = new Stops();
	switch (expected.is) {
		case "scalar":
			return expected.values.length === 1 ? ` ${expected.values[0]}` : " $0";
		case "list": {
			const [item] = expectedBy(expected.item);
			if (item?.is === "fields" && !inFlow) return `${deeper}- ${flowFields(item.fields, stops, known)}`;
			const isText = item?.is === "scalar" && item.sort === "text";
			return isText && !inFlow ? `${deeper}- $0` : " [$0]";
		}
		case "fields":
			return ` ${flowFields(expected.fields, stops, known)}`;
		case "entries":
			return inFlow ? " { $0 }" : `${deeper}${entry(column + step)}`;
	}
}

/** `{ who: …, on: 2026-10-02 }` with all its keys. */
export function flowFields(fields: readonly ExpectedField[], stops: Stops, known: Known): string {
	const each = fields.map(({ name, schema }) => {
		const [expected] = expectedBy(schema);
		const value = expected?.is === "scalar" ? scalarStop(name, expected, stops, known) : `[${stops.stop()}]`;
		return `${name}: ${value}`;
	});
	return `{ ${each.join(", ")} }`;
}

/** The split of work that most teams begin with. */
const usualShares: Readonly<Record<string, string>> = { product: "70", engineering: "30" };

function scalarStop(name: string, scalar: ExpectedScalar, stops: Stops, known: Known): string {
	switch (scalar.sort) {
		case "choice":
		case "truth":
			return stops.choice(scalar.values);
		case "day":
			return stops.stop(known.today);
		case "number":
			return stops.stop(usualShares[name] ?? "0");
		default:
			return stops.stop(name.replaceAll("_", " "));
	}
}

/** Lines of an entry whose key stands at `column`; the first line isn't indented, as the cursor stands there. */
function lines(
	column: number,
	step: number,
	each: readonly (readonly [depth: number, text: string])[],
): string {
	return each
		.map(([depth, text], i) => (i === 0 ? text : `\n${" ".repeat(column + depth * step)}${text}`))
		.join("");
}

/** A whole entry of one of the sections of alignment.yaml; undefined elsewhere. */
export function entrySkeleton(
	section: string | number | undefined,
	{ column, step, known }: Pick<SkeletonPlace, "column" | "step" | "known">,
	goalKinds: readonly string[],
): string | undefined {
	const s = new Stops();
	const { intent } = known;
	switch (section) {
		case "problems":
			return lines(column, step, [
				[0, `${s.stop("problem-id")}:`],
				[1, `title: ${s.stop("What users struggle with, in their words")}`],
				[1, `who: ${s.choice(withOr(intent?.audience, "Who has this problem"))}`],
				[1, "outcomes:"],
				[2, `- ${s.stop("What they will be able to do once it is solved")}`],
			]);
		case "objectives":
			return lines(column, step, [
				[0, `${s.stop("objective-id")}:`],
				[1, `title: ${s.stop("What gets better for users this period")}`],
				[1, `owner: ${s.stop("Product")}`],
				[1, `solves: [${s.choice([...(intent?.problems.keys() ?? [])])}]`],
				[1, "key_results:"],
				[2, keyResultSkeleton(s)],
			]);
		case "key_results":
			return keyResultSkeleton(s);
		case "engineering_goals":
			return lines(column, step, [
				[0, `${s.stop("goal-id")}:`],
				[1, `title: ${s.stop("What has to get better in the code")}`],
				[1, `owner: ${s.stop("Engineering")}`],
				[1, `kind: ${s.choice(goalKinds)}`],
				[1, `because: ${s.stop("The reason, in words that a product manager understands")}`],
				[1, `supports: [${s.choice([...(intent?.keyResults.keys() ?? [])])}]`],
				[1, `paths: ["${s.stop("src/**")}"]`],
			]);
		case "branches":
			return `"${s.stop("feat/**")}": [${s.choice([...(intent?.problems.keys() ?? [])])}]`;
		default:
			return undefined;
	}
}

function keyResultSkeleton(s: Stops): string {
	const [id, title, unit] = [s.stop("result-id"), s.stop("What is measured"), s.stop("ms")];
	return `${id}: { title: ${title}, unit: ${unit}, from: ${s.stop("0")}, to: ${s.stop("0")} }`;
}

function withOr(values: readonly string[] | undefined, otherwise: string): readonly string[] {
	return values === undefined || values.length === 0
		? [otherwise]
		: values.map((value) => written(value, false));
}
