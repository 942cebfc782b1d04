import assert from "node:assert/strict";
import { english } from "../../../test/support/english.ts";
import { samples } from "../../../test/support/planPreview/samples.ts";
import type { Card, PlanModel } from "../../webview/plan/model.ts";
import { planModel } from "./planModel.ts";

/** Without the marks around text of users. */
function plan(sample: string): PlanModel {
	const model = planModel(samples[sample], "file:///shop", english, "en");
	return JSON.parse(JSON.stringify(model).replaceAll(/[\u2068\u2069]/g, "")) as PlanModel;
}

const shown = ({ title, lines, gaps, buttons }: Card) =>
	[title, ...lines, ...gaps, ...buttons.map(({ label }) => `[${label}]`)].join(" | ");

describe("the plan's page", () => {
	it("lays both sides side by side", () => {
		const { title, aside, rows, below } = plan("shop");
		assert.equal(`${title}: ${aside}`, "Plan 2026-Q4: Lumen Shop · Oct 1 to Dec 31");
		assert.deepEqual(
			[...rows, ...below].map(({ product, engineering, also, isBlended }) => [
				product?.title,
				engineering.map((card) => card.title),
				also,
				isBlended,
			]),
			[
				[
					"Shoppers find what they want on the first try",
					["Index changes incrementally", "Every page weighs less than 300 kB"],
					undefined,
					true,
				],
				[
					"A basket is easy to change and quick to pay",
					[],
					"Carried, too, by Every page weighs less than 300 kB",
					true,
				],
				["Designers buy rooms, not lamps", [], "No engineering goal carries it.", false],
				[undefined, ["No card data outside the payment service"], undefined, false],
			],
		);
	});

	it("says what each card lacks, and what can be done", () => {
		const { rows, below } = plan("shop");
		const cards = [...rows, ...below].flatMap(({ product, engineering }) => [
			...(product ? [product] : []),
			...engineering,
		]);
		assert.deepEqual(cards.map(shown), [
			"Shoppers find what they want on the first try | [Add Key Result]",
			"Index changes incrementally | Change data capture: 3 weeks | Debt: 40 items → 10 | [Choose Key Results] | [Choose an Option]",
			"Every page weighs less than 300 kB | Nobody has chosen one of its 2 options. | [Choose Key Results] | [Choose an Option]",
			"A basket is easy to change and quick to pay | A key result has no target. | [Add Key Result]",
			"Designers buy rooms, not lamps | It solves no user problem. | Nothing measures it yet. | [Add Key Result]",
			"No card data outside the payment service | Mask them at the source: 30 days | It carries no key result: it competes with product for time. | [Choose Key Results]",
		]);
	});

	it("says who agreed, and what has changed since", () => {
		assert.deepEqual(
			plan("shop").agreement?.lines.map(({ tone, text, changes }) => [tone, text, ...changes]),
			[
				["changed", "Head of Product agreed on Oct 2 · 1 change since", "p95 search time: to 1,000 → 800"],
				["stands", "Head of Support agreed on Nov 20"],
				["missing", "Nobody has agreed for engineering yet"],
			],
		);
	});

	it("brings the questions that were asked, the open ones first", () => {
		const questions = plan("shop").rows[0]?.product?.questions;
		assert.equal(questions?.heading, "2 questions, 1 open");
		assert.deepEqual(
			questions?.items.map(({ ask, aside }) => `${ask} (${aside})`),
			[
				"Could we remember the searches of the last hour instead? (Search team · Nov 21 · feat/search-cache)",
				"Do we need fuzzy matching at all? (Search team · Nov 20 · feat/search-cache · saved 3 weeks)",
			],
		);
	});

	it("holds what engineering asks for against the agreed split", () => {
		assert.deepEqual(plan("shop").balance?.notes, [
			"Goals that carry key results ask for 15 working days.",
			"Goals that engineering carries alone ask for 30 working days. One person's engineering share of this period is 19.8 working days: they keep 1.5 people busy.",
			"Nobody has estimated Every page weighs less than 300 kB.",
		]);
	});

	for (const [sample, state, text] of [
		["loading", "loading", "Reading the period…"],
		["none", "empty", "There is no alignment.yaml yet, and so nothing to plan."],
	] as const)
		it(`says so while there is nothing: ${sample}`, () => {
			const { state: is, notice } = plan(sample);
			assert.deepEqual([is, notice?.text], [state, text]);
		});

	it("plans what has only a problem", () => {
		const { rows, unsolved, balance } = plan("first");
		assert.deepEqual([rows.length, unsolved?.problems.length, balance], [0, 1, undefined]);
	});
});
