import assert from "node:assert/strict";
import { spliced } from "./document.ts";
import { addQuestion, askHere, noteBehind } from "./roomEdits.ts";
import { questionsIn } from "./roomQuestions.ts";

describe("addQuestion", () => {
	const rows: readonly (readonly [name: string, text: string, is: string])[] = [
		["above the marker", `## Q\n\n${askHere}\n\n---\n`, `## Q\n\n- **A:** B?\n\n${askHere}\n\n---\n`],
		[
			"into the list above the marker",
			`## Q\n\n- **X:** Y?\n  Z.\n\n${askHere}\n`,
			`## Q\n\n- **X:** Y?\n  Z.\n- **A:** B?\n\n${askHere}\n`,
		],
		["below the last question", "- **X:** Y?\n\nEnd\n", "- **X:** Y?\n- **A:** B?\n\nEnd\n"],
		["at the end", "# T\r\n", "# T\r\n\r\n- **A:** B?\r\n"],
		["into nothing", "", "- **A:** B?\n"],
	];
	for (const [name, text, is] of rows)
		it(name, () => {
			const after = spliced(text, [addQuestion(text, "- **A:** B?")]);
			assert.equal(after, is);
			assert.ok(questionsIn(after).some(({ ask }) => ask === "B?"));
		});
});

describe("noteBehind", () => {
	it("stands below the answer, and becomes part of it", () => {
		const text = "- **X:** Y?\n  Z.\n- **A:** B?\n";
		const [first] = questionsIn(text);
		assert.ok(first);
		const after = spliced(text, [noteBehind(text, first, "→ problem `a`")]);
		assert.equal(after, "- **X:** Y?\n  Z.\n  → problem `a`\n- **A:** B?\n");
	});
});
