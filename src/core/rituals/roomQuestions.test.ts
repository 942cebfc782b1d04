import assert from "node:assert/strict";
import { questionsIn } from "./roomQuestions.ts";

describe("questionsIn", () => {
	const rows: readonly (readonly [name: string, text: string, questions: readonly unknown[]])[] = [
		["the answer below", "- **Product:** Why?\n  Because.\n  So.\n", [["Product", "Why?", "Because. So."]]],
		[
			"the answer in an item below",
			"* **Product:** Why?\r\n  - Because.\r\n",
			[["Product", "Why?", "Because."]],
		],
		["the answer beside it", "- **Product:** Why not? — It waits.", [["Product", "Why not?", "It waits."]]],
		["the colon outside", "- **Support**: Will it? -- Yes", [["Support", "Will it?", "Yes"]]],
		["open", "- **Support:** Will it?\n\nText\n", [["Support", "Will it?", undefined]]],
		[
			"two of them",
			"- **A:** One?\n- **B:** Two?\n  No.\n",
			[
				["A", "One?", undefined],
				["B", "Two?", "No."],
			],
		],
		["no question", "- **Change data capture**: 3 weeks\n- Why?\n**A:** Why?\n", []],
		["not in the front matter", "---\nx: |\n- **A:** Why?\n---\n- **B:** Why?\n", [["B", "Why?", undefined]]],
		["other scripts", "- **製品:** なぜ？\n", [["製品", "なぜ？", undefined]]],
	];
	for (const [name, text, questions] of rows)
		it(name, () => {
			const found = questionsIn(text);
			assert.deepEqual(
				found.map(({ by, ask, answer }) => [by, ask, answer]),
				questions,
			);
			for (const { at, ask } of found) assert.ok(text.slice(at.from, at.to).includes(ask));
		});
});
