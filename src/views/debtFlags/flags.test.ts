import assert from "node:assert/strict";
import type { Alignment } from "../../core/debt/align.ts";
import type { DebtEntry } from "../../core/debt/debtState.ts";
import type { FlagKind, FlagScope } from "../../host/settings.ts";
import { flagged } from "./flags.ts";

function entry(file: string, alignment: Alignment, onBranch?: DebtEntry["onBranch"]): DebtEntry {
	const at = { from: 0, to: 4 };
	const item = { tag: "TODO", text: file, file, at, extent: at, line: 0, ordinal: 0, look: 0 };
	return { item, alignment, ...(onBranch && { onBranch }) };
}

const items = [
	entry("aligned.ts", { state: "aligned", goal: "index", overdue: false }, "added"),
	entry("path.ts", { state: "by path", goal: "index", overdue: false }, "added"),
	entry("unaligned.ts", { state: "unaligned", overdue: false }, "added"),
	entry("dangling.ts", { state: "dangling", overdue: true }, "touched"),
	entry("overdue.ts", { state: "aligned", goal: "index", overdue: true }, "touched"),
	entry("elsewhere.ts", { state: "unaligned", overdue: true }),
];
const all: readonly FlagKind[] = ["unaligned", "dangling", "overdue"];

const rows: readonly (readonly [FlagScope, readonly FlagKind[], readonly string[]])[] = [
	["branch", all, ["unaligned.ts unaligned", "dangling.ts dangling", "overdue.ts overdue"]],
	[
		"workspace",
		all,
		["unaligned.ts unaligned", "dangling.ts dangling", "overdue.ts overdue", "elsewhere.ts overdue"],
	],
	["openFiles", all, ["dangling.ts dangling", "elsewhere.ts overdue"]],
	["off", all, []],
	["workspace", ["unaligned"], ["unaligned.ts unaligned", "elsewhere.ts unaligned"]],
	["workspace", ["overdue"], ["dangling.ts overdue", "overdue.ts overdue", "elsewhere.ts overdue"]],
	["workspace", [], []],
];

describe("flagged debt", () => {
	for (const [scope, kinds, gives] of rows)
		it(`${scope}: ${kinds.join(", ")}`, () => {
			const debt = { root: "/shop", items, byGoal: new Map(), gaps: [] };
			const isOpen = (file: string) => ["dangling.ts", "elsewhere.ts", "aligned.ts"].includes(file);
			const found = [...flagged(debt, scope, new Set(kinds), isOpen).values()].flat();
			assert.deepEqual(
				found.map(({ entry: { item }, kind }) => `${item.file} ${kind}`),
				gives,
			);
		});
});
