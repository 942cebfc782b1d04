import { equal } from "node:assert/strict";
import { fromCard } from "./messages.ts";
import { isModelMessage } from "../modelMessage.ts";

const run = (action: unknown) => ({ type: "run", action });

describe("messages from the card", () => {
	const good: unknown[] = [
		{ type: "ready" },
		run({ do: "openIntent" }),
		run({ do: "openPlace", file: "alignment.yaml", offset: 0 }),
		run({ do: "openPlace", file: ".alignment/why/2026-11-20-a..b.yaml", offset: 12 }),
	];
	for (const message of good) {
		it(`takes ${JSON.stringify(message)}`, () => equal(fromCard.safeParse(message).success, true));
	}

	const bad: unknown[] = [
		undefined,
		"ready",
		{ type: "eval" },
		run({ do: "workbench.action.terminal.new" }),
		run({ do: "openIntent", command: "rm" }),
		run({ do: "openPlace", file: "alignment.yaml", offset: -1 }),
		run({ do: "openPlace", file: "alignment.yaml", offset: 0.5 }),
		run({ do: "openPlace", file: "", offset: 0 }),
		run({ do: "openPlace", file: "../secrets", offset: 0 }),
		run({ do: "openPlace", file: "a/../../secrets", offset: 0 }),
		run({ do: "openPlace", file: "a\\..\\secrets", offset: 0 }),
		run({ do: "openPlace", file: "a/..", offset: 0 }),
		run({ do: "openPlace", file: "/etc/passwd", offset: 0 }),
		run({ do: "openPlace", file: "C:/secrets", offset: 0 }),
		run({ do: "openPlace", file: "\\\\host\\share", offset: 0 }),
		run({ do: "openPlace", file: "file:///etc/passwd", offset: 0 }),
	];
	for (const message of bad) {
		it(`refuses ${JSON.stringify(message)}`, () => equal(fromCard.safeParse(message).success, false));
	}
});

describe("messages to the card", () => {
	it("carry a model", () => {
		equal(isModelMessage({ type: "model", model: { state: "none", announce: "", sections: [] } }), true);
		equal(isModelMessage({ type: "model", model: null }), false);
		equal(isModelMessage({ type: "other" }), false);
		equal(isModelMessage(undefined), false);
	});
});
