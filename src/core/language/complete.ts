import { goalKinds, type Ref, type RefKind } from "../model.ts";
import { schemaAt } from "../yamlEditSchema.ts";
import type { Cursor } from "./cursor.ts";
import {
	type Expected,
	type ExpectedField,
	type ExpectedScalar,
	expectedBy,
	type Schema,
} from "./expected.ts";
import { branchPatterns, type Facts, namedIn, usedAt } from "./facts.ts";
import { entrySkeleton, fieldSkeleton, flowFields, literal, Stops, written } from "./skeletons.ts";

/** Something that can be typed at a cursor. */
export interface Proposal {
	readonly label: string;
	/** What to type for it, in place of the cursor's word, as a snippet. */
	readonly insert: string;
	readonly about: About;
	/** Words that find it besides its label. */
	readonly words?: string;
	/** There is more to choose from behind it. */
	readonly goesOn?: boolean;
}

export type About =
	| { readonly is: "key"; readonly description: string; readonly isRequired: boolean }
	| { readonly is: "reference"; readonly ref: Ref; readonly kind: RefKind; readonly title: string }
	| { readonly is: "skeleton"; readonly of: Skeleton }
	/** `why` is the meaning of a value that doesn't tell it. */
	| { readonly is: "value"; readonly why?: "today" | "now" | "period begins" | "period ends" | "nothing" }
	| { readonly is: "used" }
	| { readonly is: "branch" };

export type Skeleton = RefKind | "standing link" | "entry";

/** What can be typed at a cursor, the likeliest first. Looks at nothing but its arguments, and parses nothing. */
export function proposalsAt(cursor: Cursor, schema: Schema, facts: Facts): readonly Proposal[] {
	const at = schemaAt(schema, cursor.path);
	return at === undefined ? [] : expectedBy(at).flatMap((expected) => proposals(expected, cursor, facts));
}

function proposals(expected: Expected, cursor: Cursor, facts: Facts): readonly Proposal[] {
	switch (expected.is) {
		case "fields":
			return cursor.is === "value"
				? wholeMap(expected.fields, facts)
				: [
						...keys(expected.fields, cursor, facts),
						...(cursor.is === "item" ? wholeMap(expected.fields, facts) : []),
					];
		case "entries":
			return cursor.is === "value" || cursor.is === "item" ? [] : entries(expected.key, cursor, facts);
		case "list":
			return listItems(expected.item, cursor, facts);
		case "scalar":
			// `none` in the place of a list stands behind its key.
			return cursor.is === "key" ? [] : scalars(expected, cursor, facts);
	}
}

function keys(fields: readonly ExpectedField[], cursor: Cursor, facts: Facts): readonly Proposal[] {
	return fields
		.filter(({ name }) => !cursor.keys.has(name))
		.map((field) => {
			const { name, description, isRequired } = field;
			const { column, step, inFlow } = cursor;
			const entry = (at: number) =>
				entrySkeleton(name, { column: at, step, known: facts }, goalKinds) ?? "$0";
			const insert =
				cursor.hasColon || cursor.quote !== undefined
					? literal(name)
					: fieldSkeleton(field, { column, step, inFlow, known: facts, entry });
			const goesOn = !cursor.hasColon && hasChoice(field, [...cursor.path, name], facts);
			return { label: name, insert, about: { is: "key", description, isRequired }, goesOn };
		});
}

/** Whether there will be something to propose behind the key. */
function hasChoice({ name, schema }: ExpectedField, path: Cursor["path"], facts: Facts): boolean {
	return expectedBy(schema).some((expected) => {
		const scalar = expected.is === "list" ? expectedBy(expected.item)[0] : expected;
		if (scalar?.is !== "scalar" || name === "version") return false;
		const sorts = ["choice", "truth", "day", "instant", "reference"];
		return sorts.includes(scalar.sort) || usedAt(path, facts).length > 0;
	});
}

function wholeMap(fields: readonly ExpectedField[], facts: Facts): readonly Proposal[] {
	const isFlat = fields.every(({ schema }) => expectedBy(schema).every(({ is }) => is === "scalar"));
	if (!isFlat) return [];
	const label = `{ ${fields.map(({ name }) => name).join(", ")} }`;
	return [{ label, insert: flowFields(fields, new Stops(), facts), about: { is: "skeleton", of: "entry" } }];
}

const skeletonOf: Readonly<Record<string, Skeleton>> = {
	problems: "problem",
	objectives: "objective",
	key_results: "key result",
	engineering_goals: "engineering goal",
	branches: "standing link",
};

function entries(key: ExpectedScalar, cursor: Cursor, facts: Facts): readonly Proposal[] {
	const section = cursor.path.at(-1);
	const behind = cursor.hasColon ? "" : ": $0";
	if (key.sort === "reference")
		return references(key, facts)
			.filter(({ label }) => !cursor.keys.has(label))
			.map((proposal) => ({ ...proposal, insert: literal(proposal.label) + behind }));
	const own: Proposal[] = [];
	const of = typeof section === "string" ? skeletonOf[section] : undefined;
	const { column, step } = cursor;
	const insert = entrySkeleton(section, { column, step, known: facts }, goalKinds);
	if (of !== undefined && insert !== undefined && !cursor.inFlow && !cursor.hasColon)
		own.push({ label: of, insert, about: { is: "skeleton", of } });
	if (section !== "branches") return own;
	const links = branchPatterns(facts.branches)
		.filter((pattern) => !cursor.keys.has(pattern))
		.map((pattern): Proposal => {
			const text = literal(cursor.quote === undefined ? written(pattern, cursor.inFlow) : pattern);
			const goesOn = !cursor.hasColon && cursor.quote === undefined;
			return { label: pattern, insert: goesOn ? `${text}: [$0]` : text, about: { is: "branch" }, goesOn };
		});
	return [...links, ...own];
}

/** Items where a list is expected and nothing shows one yet: with its brackets, or with its dash. */
function listItems(item: Schema, cursor: Cursor, facts: Facts): readonly Proposal[] {
	if (cursor.is === "item" || cursor.is === "key") return [];
	const inside: Cursor = {
		...cursor,
		path: [...cursor.path, 0],
		inFlow: cursor.is === "value" || cursor.inFlow,
	};
	const wrap = (text: string) => (cursor.is === "value" ? `[${text}]` : `- ${text}`);
	return expectedBy(item)
		.flatMap((expected) => {
			if (expected.is === "scalar") return scalars(expected, inside, facts);
			return expected.is === "fields" && cursor.is === "line" ? wholeMap(expected.fields, facts) : [];
		})
		.map((proposal) => ({ ...proposal, insert: wrap(proposal.insert) }));
}

function scalars(scalar: ExpectedScalar, cursor: Cursor, facts: Facts): readonly Proposal[] {
	const { path, items, quote, inFlow } = cursor;
	const insertOf = (value: string) => literal(quote === undefined ? written(value, inFlow) : value);
	const fresh = references(scalar, facts).filter(({ label }) => !items.has(label));
	const values = scalar.values.map((label): Proposal => {
		const why = label === "none" ? { why: "nothing" as const } : {};
		return { label, insert: label, about: { is: "value", ...why } };
	});
	const used = usedAt(path, facts)
		.filter((label) => !items.has(label))
		.map((label): Proposal => {
			const isBranch = facts.branches.includes(label);
			return { label, insert: insertOf(label), about: { is: isBranch ? "branch" : "used" } };
		});
	return [...fresh, ...values, ...days(scalar, facts), ...(scalar.sort === "text" ? used : [])];
}

function references({ kinds }: ExpectedScalar, { intent }: Facts): readonly Proposal[] {
	if (intent === undefined) return [];
	return namedIn(intent, kinds).map(({ ref, kind, title }) => {
		const about = { is: "reference", ref, kind, title } as const;
		return { label: ref, insert: literal(ref), words: title, about };
	});
}

function days({ sort }: ExpectedScalar, { today, now, intent }: Facts): readonly Proposal[] {
	if (sort === "instant") return [{ label: now, insert: now, about: { is: "value", why: "now" } }];
	if (sort !== "day") return [];
	const { from, to } = intent?.period ?? {};
	const each = [
		[today, "today"],
		[from, "period begins"],
		[to, "period ends"],
	] as const;
	return each.flatMap(([day, why]): Proposal[] =>
		day === undefined ? [] : [{ label: day, insert: day, about: { is: "value", why } }],
	);
}
