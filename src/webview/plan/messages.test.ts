import assert from "node:assert/strict";
import { fromPlan } from "./messages.ts";

describe("messages of the plan", () => {
	const rows: readonly (readonly [string, unknown, boolean])[] = [
		["ready", { type: "ready" }, true],
		["a place", { type: "open", ref: "find.p95" }, true],
		["an action", { type: "run", action: "commit" }, true],
		["an action on something", { type: "run", action: "addKeyResult", about: "find" }, true],
		["an unknown action", { type: "run", action: "rm" }, false],
		["a command", { type: "run", action: "workbench.action.quit" }, false],
		["more than is known", { type: "ready", folder: "/" }, false],
		["a place without a name", { type: "open", ref: "" }, false],
		["an endless name", { type: "open", ref: "x".repeat(257) }, false],
		["nothing", undefined, false],
	];
	for (const [name, message, isKnown] of rows)
		it(`${isKnown ? "know" : "refuse"} ${name}`, () => {
			assert.equal(fromPlan.safeParse(message).success, isKnown);
		});
});
