import assert from "node:assert/strict";
import { planEdit } from "../yamlEdit.ts";
import { isRefused } from "../yamlEditChange.ts";
import { answerChanges, askChange } from "./recordQuestion.ts";
import { whyRecordSchema } from "./whyRecordSchema.ts";

function edited(text: string, changes: Parameters<typeof planEdit>[1] | undefined): string | undefined {
	if (changes === undefined) return undefined;
	const planned = planEdit(text, changes, whyRecordSchema);
	assert.ok(!isRefused(planned), JSON.stringify(planned));
	return planned.text;
}

const head = "branch: a   # ours\nserves: none\n";
const asked = `${head}questions:
  # the first
  - { ask: Fuzzy?, answer: Never }
  - mood: odd
  - { ask: Cached?, by: Search team }
  - { ask: Fuzzy?, urgent: yes }
`;

describe("questions of a record", () => {
	it("begin with the first", () => {
		assert.equal(
			edited(head, [askChange({ ask: "Why: now?", on: "2026-11-20" })]),
			`${head}questions:\n  - { ask: "Why: now?", on: 2026-11-20 }\n`,
		);
	});

	it("are added at the end", () => {
		assert.equal(edited(asked, [askChange({ ask: "Where?" })]), `${asked}  - { ask: Where? }\n`);
	});

	const rows: readonly [name: string, ask: string, from: string, to: string][] = [
		["is answered", "Cached?", "by: Search team }", "by: Search team, answer: Yes we do, saved: 3 weeks }"],
		[
			"asked twice is answered where it is open",
			"Fuzzy?",
			"urgent: yes }",
			"answer: Yes we do, saved: 3 weeks, urgent: yes }",
		],
	];
	for (const [name, ask, from, to] of rows) {
		it(`one that ${name}`, () => {
			const changes = answerChanges(asked, ask, { answer: "Yes we do", saved: "3 weeks" });
			assert.equal(edited(asked, changes), asked.replace(from, to));
		});
	}

	it("aren't answered when they are gone or answered already", () => {
		assert.equal(answerChanges(asked, "Gone?", { answer: "No" }), undefined);
		assert.equal(answerChanges(head, "Cached?", { answer: "No" }), undefined);
		assert.equal(answerChanges("questions: [", "Cached?", { answer: "No" }), undefined);
	});
});
