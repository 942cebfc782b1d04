import { equal } from "node:assert/strict";
import { fromMap } from "./messages.ts";

describe("messages from the map", () => {
	const table: [unknown, boolean][] = [
		[{ type: "ready" }, true],
		[{ type: "open", key: "problem:slow-search", toSide: false }, true],
		[{ type: "run", action: "createIntent" }, true],
		[{ type: "open", key: "", toSide: false }, false],
		[{ type: "open", key: "problem:slow-search" }, false],
		[{ type: "open", key: "x", toSide: true, file: "/etc/passwd" }, false],
		[{ type: "run", action: "workbench.action.terminal.new" }, false],
		[{ type: "eval" }, false],
		[undefined, false],
	];
	for (const [message, isGood] of table) {
		it(`${isGood ? "takes" : "refuses"} ${JSON.stringify(message)}`, () =>
			equal(fromMap.safeParse(message).success, isGood));
	}
});
