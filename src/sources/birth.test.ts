import assert from "node:assert/strict";
import type { Birth } from "../core/snapshot.ts";
import { birthOf, type HeadLog, whereHeadWas } from "./birth.ts";

const at = (minute: number, message: string) => ({
	ref: "refs/heads/feat/a",
	at: `2026-11-20T10:${String(minute).padStart(2, "0")}:00+00:00`,
	message,
});
const first = "2026-11-20T10:01:00+00:00";
const second = "2026-11-20T10:02:00+00:00";

describe("birthOf", () => {
	/** Messages oldest first, as they are written. */
	const cases: readonly [messages: readonly string[], birth: Birth][] = [
		[["branch: Created from HEAD"], { how: "here", from: "HEAD", at: first }],
		[["branch: Created from main", "commit: more"], { how: "here", from: "main", at: first }],
		[["branch: Created from refs/heads/main"], { how: "here", from: "main", at: first }],
		[["branch: Created from branch main"], { how: "here", from: "main", at: first }],
		[["branch: Created from origin/main"], { how: "here", from: "origin/main", at: first }],
		[
			["branch: Created from refs/remotes/origin/feat/a"],
			{ how: "remote", from: "origin/feat/a", at: first },
		],
		[["fetch origin feat/a:feat/a: storing head"], { how: "remote", at: first }],
		[["clone: from https://example.com/shop.git"], { how: "clone", at: first }],
		[["commit (initial): first"], { how: "here", at: first }],
		[
			["branch: Created from main", "Branch: renamed refs/heads/feat/b to refs/heads/feat/a"],
			{ how: "renamed", from: "feat/b", at: first },
		],
		[
			["Branch: renamed refs/heads/feat/b to refs/heads/feat/a"],
			{ how: "renamed", from: "feat/b", at: first },
		],
		[
			["branch: Created from main", "Branch: copied refs/heads/feat/b to refs/heads/feat/a", "commit: more"],
			{ how: "copied", from: "feat/b", at: second },
		],
		[
			[
				"Branch: renamed refs/heads/x to refs/heads/feat/a",
				"Branch: renamed refs/heads/feat/b to refs/heads/feat/a",
			],
			{ how: "renamed", from: "feat/b", at: second },
		],
		[
			["branch: Created from main", "Branch: renamed refs/heads/x to refs/heads/y"],
			{ how: "here", from: "main", at: first },
		],
		[["commit: branch: Created from main"], { how: "unknown" }],
		[["branch: Reset to main"], { how: "unknown" }],
		[[""], { how: "unknown" }],
		[[], { how: "unknown" }],
	];
	for (const [messages, birth] of cases) {
		it(messages.join(" | ") || "no message", () => {
			const lines = messages.map((message, index) => at(index + 1, message)).reverse();
			assert.deepEqual(birthOf("feat/a", lines), birth);
		});
	}
});

describe("whereHeadWas", () => {
	const move = (minute: number, from: string, to: string) =>
		at(minute, `checkout: moving from ${from} to ${to}`);
	const born = "2026-11-20T10:30:00+00:00";
	/** Moves oldest first. */
	const cases: readonly [name: string, heads: readonly HeadLog[], from: string | undefined][] = [
		[
			"the move onto the branch tells",
			[{ moves: [move(10, "main", "feat/b"), move(30, "feat/b", "feat/a")] }],
			"feat/b",
		],
		[
			"a later move onto it doesn't",
			[{ moves: [move(10, "main", "feat/b"), move(40, "x", "feat/a")] }],
			"feat/b",
		],
		[
			"the last move before",
			[{ moves: [move(10, "main", "x"), move(20, "x", "y"), move(40, "y", "z")] }],
			"y",
		],
		["the first move after", [{ moves: [move(40, "main", "x"), move(50, "x", "y")] }], "main"],
		["where it never moved, where it is", [{ branch: "main", moves: [] }], "main"],
		["never itself", [{ branch: "feat/a", moves: [] }, { moves: [move(20, "x", "feat/a")] }], undefined],
		[
			"the move onto it, in whichever work tree",
			[{ branch: "main", moves: [] }, { moves: [move(30, "feat/b", "feat/a")] }],
			"feat/b",
		],
		["nothing from other lines", [{ moves: [at(10, "commit: checkout: moving from a to b")] }], undefined],
		["nothing from nothing", [], undefined],
	];
	for (const [name, heads, from] of cases) {
		it(name, () => {
			const newestFirst = heads.map((head) => ({ ...head, moves: [...head.moves].reverse() }));
			assert.equal(whereHeadWas("feat/a", born, newestFirst), from);
		});
	}
});
