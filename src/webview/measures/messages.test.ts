import { equal } from "node:assert/strict";
import { fromMeasures, selection } from "./messages.ts";

const chosen = { period: "this", compare: true, scope: "" };

const good: unknown[] = [
	{ type: "ready" },
	{ type: "select", selection: chosen },
	{ type: "select", selection: { ...chosen, period: "custom", from: "2026-10-01", to: "2026-11-30" } },
	{ type: "open", what: "commit", name: "c0ffee", toSide: false },
	{ type: "open", what: "record", name: ".alignment/why/a.yaml", toSide: true },
	{ type: "open", what: "ref", name: "find-it-fast.search-p95", toSide: true },
	...["createIntent", "openIntent", "stop", "resume", "export", "recordCheckIn"].map((action) => ({
		type: "run",
		action,
	})),
];

const bad: unknown[] = [
	undefined,
	"ready",
	{ type: "other" },
	{ type: "ready", more: 1 },
	{ type: "select", selection: { ...chosen, compare: "yes" } },
	{ type: "select", selection: { ...chosen, period: "custom", from: "yesterday" } },
	{ type: "select", selection: { ...chosen, command: "x" } },
	{ type: "select", selection: { ...chosen, scope: "x".repeat(2000) } },
	{ type: "open", what: "file", name: "/etc/passwd", toSide: false },
	{ type: "open", what: "commit", name: "", toSide: false },
	{ type: "open", what: "commit", name: "c0ffee" },
	{ type: "run", action: "workbench.action.quit" },
];

describe("messages of the measures", () => {
	for (const message of good)
		it(`lets pass ${JSON.stringify(message)}`, () => equal(fromMeasures.safeParse(message).success, true));
	for (const message of bad)
		it(`refuses ${JSON.stringify(message)?.slice(0, 100)}`, () =>
			equal(fromMeasures.safeParse(message).success, false));
	it("takes a selection for itself, as the page keeps it", () =>
		equal(selection.safeParse(chosen).success, true));
});
