import { equal } from "node:assert/strict";
import { isModelMessage } from "../modelMessage.ts";
import { fromCard } from "./messages.ts";

const save = (more: object) => ({
	type: "save",
	save: {
		form: "why",
		edit: "why",
		branch: "feat/x",
		fields: [{ name: "why", was: "", is: "They wait" }],
		...more,
	},
});
const field = (name: string, is = "") => ({ fields: [{ name, was: "", is }] });
const run = (action: unknown) => ({ type: "run", action });

describe("messages from the card", () => {
	const good: unknown[] = [
		{ type: "ready" },
		run({ do: "openIntent" }),
		run({ do: "openPlace", file: "alignment.yaml", offset: 0 }),
		run({ do: "openPlace", file: ".alignment/why/2026-11-20-a..b.yaml", offset: 12 }),
		save({}),
		save({ edit: "answer", about: "Fuzzy?" }),
		save(field("expects find-it-fast.search-p95", "1500")),
		save(field("why", "x".repeat(4000))),
	];
	for (const message of good) {
		it(`takes ${JSON.stringify(message).slice(0, 120)}`, () =>
			equal(fromCard.safeParse(message).success, true));
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
		save({ edit: "rewrite" }),
		save({ branch: "" }),
		save({ file: "alignment.yaml" }),
		save(field("../why")),
		save(field("__proto__")),
		save(field("why", "x".repeat(4001))),
		save({ fields: Array.from({ length: 101 }, () => ({ name: "why", was: "", is: "" })) }),
	];
	for (const message of bad) {
		it(`refuses ${JSON.stringify(message)?.slice(0, 120)}`, () =>
			equal(fromCard.safeParse(message).success, false));
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
