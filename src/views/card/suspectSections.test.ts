import assert from "node:assert/strict";
import { samples } from "../../../test/support/cardPreview/samples.ts";
import { english } from "../../../test/support/english.ts";
import { cardModel } from "./cardModel.ts";

describe("what the card says where what a branch serves has changed", () => {
	const section = (sample: string) =>
		cardModel(samples[sample], english, "en").sections.find(({ key }) => key === "suspect");

	it("names what has changed, and offers to keep or revise the answer", () => {
		const lines = section("suspect")?.blocks.map((block) =>
			block.kind === "line" ? [block.text, block.button?.label, block.other?.label] : [],
		);
		assert.deepEqual(lines, [
			[
				"“\u2068Shoppers give up when search takes longer than two seconds\u2069” has changed: who has it from \u2068Interior designers\u2069 to \u2068First-time buyers on phones\u2069",
				undefined,
				undefined,
			],
			[
				"“\u2068p95 search time\u2069” has changed: the target from 1,500\u00a0ms to 800\u00a0ms",
				"Compare",
				undefined,
			],
			[undefined, "Still right", "Revise"],
		]);
	});

	it("is nothing where nothing has", () => assert.equal(section("record"), undefined));
});
