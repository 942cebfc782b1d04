import {
	array,
	literal,
	maximum,
	minimum,
	optional,
	record,
	strictObject,
	number as zodNumber,
} from "zod/mini";
import { agreementRoles, goalKinds, grades } from "../model.ts";
import {
	atLeastZero,
	day,
	described,
	id,
	number,
	oneOf,
	refs,
	said,
	text,
	texts,
	traits,
	yesOrNo,
} from "../yamlSchema.ts";

// The one list of what may stand in alignment.yaml. The editor's JSON Schema is generated from it.

const version = described("The version of this format: 1", literal(1));
traits.add(version, {
	read: Number,
	fault: (value) => ({ code: "bad-version", value }),
	shape: "number",
});

const period = strictObject({
	name: optional(text("What the team calls the period, such as 2026-Q4")),
	from: optional(day("First day of the period")),
	to: optional(day("Last day of the period")),
});

const problem = strictObject({
	title: text("The problem in one sentence, in users' words"),
	who: optional(text("Who has the problem")),
	evidence: optional(texts("How we know: numbers, quotes, research")),
	outcomes: optional(texts("What users will be able to do once it is solved")),
});

const keyResult = strictObject({
	title: text("What is measured"),
	unit: optional(text("Unit of the numbers, such as ms or %")),
	from: optional(number("Value at the start of the period")),
	to: optional(number("Value promised for the end of the period")),
});

const objective = strictObject({
	title: text("The objective in one sentence"),
	owner: optional(text("Team that answers for the objective")),
	solves: optional(refs("The problems that it solves", "problem")),
	key_results: optional(
		described(
			"Measurable results, by id",
			record(
				id("Id of the key result; elsewhere it is objective.key-result"),
				described("A measurable result", keyResult),
			),
		),
	),
});

const option = strictObject({
	title: text("The approach in a few words"),
	effort: optional(text("What it takes, such as 3 weeks")),
	speed: optional(oneOf("How soon it helps", grades)),
	quality: optional(oneOf("How well it lasts", grades)),
	cost: optional(oneOf("What it costs", grades)),
	chosen: optional(yesOrNo("True for the approach that was agreed on")),
});

const goal = strictObject({
	title: text("The engineering goal in one sentence"),
	owner: optional(text("Team that answers for the goal")),
	kind: optional(oneOf("What sort of goal it is", goalKinds)),
	because: optional(text("The reason, in words that a product manager understands")),
	supports: optional(refs("The key results that it helps to move", "key result")),
	paths: optional(texts("Globs of the code that the goal is about, from the root of the repository")),
	debt: optional(
		described(
			"Debt items, counted",
			strictObject({
				from: optional(atLeastZero("Debt items at the start of the period")),
				to: optional(atLeastZero("Debt items promised for the end of the period")),
			}),
		),
	),
	options: optional(
		described(
			"Approaches with their effort and trade-offs, for deep dives",
			array(described("One approach", option)),
		),
	),
});

const share = (description: string) => described(description, zodNumber().check(minimum(0), maximum(100)));

const agreement = strictObject({
	who: text("Who agreed"),
	role: optional(oneOf("The side that they speak for", agreementRoles)),
	on: optional(day("The day on which they agreed")),
});

export const intentSchema = described(
	"What this team has agreed on: the user problems it solves, its objectives and its engineering goals",
	strictObject({
		version,
		product: optional(text("Name of the product")),
		vision: optional(text("What the product is for, in one sentence")),
		audience: optional(texts("Whom the product is for")),
		period: optional(described("The period that the objectives are for", period)),
		problems: optional(
			described(
				"User problems worth solving, by id",
				record(id("Id of the problem, in kebab-case"), described("A user problem", problem)),
			),
		),
		objectives: optional(
			described(
				"Product objectives and their key results, by id",
				record(id("Id of the objective, in kebab-case"), described("A product objective", objective)),
			),
		),
		engineering_goals: optional(
			described(
				"Technical objectives, by id",
				record(id("Id of the engineering goal, in kebab-case"), described("An engineering goal", goal)),
			),
		),
		capacity: optional(
			described(
				"The agreed split of work, in percent that add up to 100",
				strictObject({
					product: share("Share of work on product objectives, in percent"),
					engineering: share("Share of work on engineering goals, in percent"),
				}),
			),
		),
		agreed: optional(
			described(
				"Who committed to these goals for the period",
				array(described("One person's agreement", agreement)),
			),
		),
		rituals: optional(
			described(
				"The rhythm agreed on, in the team's own words",
				strictObject({
					check_in: optional(text("How often readings are taken, such as weekly")),
					deep_dive: optional(text("How often a deep dive is held, such as monthly")),
					post_mortem: optional(text("When a post-mortem is held, such as every release")),
				}),
			),
		),
		branches: optional(
			described(
				"What branches serve by their name; the most specific pattern wins",
				record(
					text("Glob of branch names, such as feat/search-*"),
					said("What every branch whose name matches serves: a list of ids, or none"),
				),
			),
		),
	}),
);
