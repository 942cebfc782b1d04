import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { planEdit } from "./yamlEdit.ts";
import { isRefused } from "./yamlEditChange.ts";
import { checkEdit, checkEdits } from "./yamlEditCheck.test.ts";
import { randomFile } from "./yamlEditRandom.test.ts";
import { randomChange } from "./yamlEditRandomChange.test.ts";
import { diceFrom } from "./yamlEditRandomFlow.test.ts";

/** Far more than it takes, for machines that are busy. */
const slow = 60_000;

const bytes = fc.uint8Array({ minLength: 96, maxLength: 96 });

describe("random edits of random YAML", () => {
	it("4,000 without anchors: nothing but the change changes, and next to nothing is refused", () => {
		const refused = run(4000, false);
		assert.ok(refused < 20, `${refused} refused`);
	}).timeout(slow);

	it("1,000 with anchors and aliases", () => {
		const refused = run(1000, true);
		assert.ok(refused < 100, `${refused} refused`);
	}).timeout(slow);

	it("several at once are the same as one after the other", () => {
		fc.assert(
			fc.property(bytes, (seed) => {
				const dice = diceFrom(seed);
				const file = randomFile(dice, dice.rarely(3));
				const changes = [1, 2, 3].map(() => randomChange(dice, file));
				const atOnce = planEdit(file.text, changes);
				let text = file.text;
				for (const change of changes) {
					const each = planEdit(text, [change]);
					if (isRefused(each)) {
						assert.deepEqual(isRefused(atOnce) && atOnce.refused.code, each.refused.code);
						return;
					}
					text = each.text;
				}
				assert.ok(!isRefused(atOnce));
				checkEdits(file.text, atOnce);
				// New text may look different, as it had other text around it.
				assert.deepEqual(parse(atOnce.text.replace("\uFEFF", "")), parse(text.replace("\uFEFF", "")));
			}),
			{ numRuns: 200 },
		);
	}).timeout(slow);
});

/** Checks so many edits, and counts those that were refused. */
function run(numRuns: number, withAnchors: boolean): number {
	let refused = 0;
	fc.assert(
		fc.property(bytes, (seed) => {
			const dice = diceFrom(seed);
			const file = randomFile(dice, withAnchors);
			const change = randomChange(dice, file);
			const planned = planEdit(file.text, [change]);
			if (isRefused(planned)) refused++;
			else checkEdit(file, change, planned);
		}),
		{ numRuns },
	);
	return refused;
}
