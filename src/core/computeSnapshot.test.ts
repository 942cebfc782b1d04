import assert from "node:assert/strict";
import { lumenShop } from "../../test/fixtures/lumenShop.ts";
import { computeSnapshot, type SnapshotInput } from "./computeSnapshot.ts";
import type { WhyRecord } from "./model.ts";
import { type Branch, type Head, type Repository, unasked } from "./snapshot.ts";

const intent = lumenShop();

function branch(name: string, more: Partial<Branch> = {}): Branch {
	return {
		name,
		commit: "c0ffee",
		atWork: true,
		committed: "2026-11-20T09:00:00Z",
		addedRecords: [],
		...more,
	};
}

function record(branch: string, more: Partial<WhyRecord> = {}): WhyRecord {
	const file = `.alignment/why/2026-11-20-${branch.replaceAll("/", "-")}.yaml`;
	return { file, branch, expects: new Map(), outcomes: [], questions: [], ...more };
}

function repository(
	head: Head,
	branches: readonly Branch[],
	more: Partial<Repository> = {},
): SnapshotInput["git"] {
	return {
		state: "ready",
		root: "/shop",
		head,
		defaultBranch: "main",
		branches: [branch("main", { atWork: false }), ...branches],
		linkedWorktree: false,
		submodule: false,
		elsewhere: [],
		...more,
	};
}

const on = (name: string): Head => ({ kind: "branch", name, commit: "c0ffee" });

function snapshot(more: Partial<SnapshotInput>) {
	return computeSnapshot({
		...unasked,
		folder: "shop",
		today: "2026-11-21",
		intent: { state: "known", file: "alignment.yaml", intent, stale: false },
		git: repository(on("main"), []),
		records: [],
		elsewhere: [],
		checkIns: [],
		lessons: [],
		actions: [],
		documents: [],
		findings: [],
		...more,
	});
}

describe("what the branch serves", () => {
	const born = "2026-11-20T10:00:00Z";
	const table: readonly {
		readonly it: string;
		readonly branch: Branch;
		readonly others?: readonly Branch[];
		readonly records?: readonly WhyRecord[];
		readonly said: "none" | readonly string[];
		readonly how: string;
	}[] = [
		{
			it: "its record comes before a pattern",
			branch: branch("feat/search-cache"),
			records: [record("feat/search-cache", { serves: ["basket-loss"] })],
			said: ["basket-loss"],
			how: "record",
		},
		{
			it: "the newest record of several",
			branch: branch("x"),
			records: [
				record("x", { created: "2026-11-20T11:00:00Z", serves: ["basket-loss"] }),
				record("x", { created: "2026-11-20T10:30:00+02:00", serves: ["slow-search"] }),
			],
			said: ["basket-loss"],
			how: "record",
		},
		{
			it: "a record that says none, on purpose",
			branch: branch("feat/search-cache"),
			records: [record("feat/search-cache", { serves: "none" })],
			said: "none",
			how: "record",
		},
		{
			it: "a record without serves leaves the question to the patterns",
			branch: branch("feat/search-cache"),
			records: [record("feat/search-cache", { why: "Because" })],
			said: ["find-it-fast.search-p95"],
			how: "standing link",
		},
		{
			it: "a record that this branch added before it was renamed",
			branch: branch("renamed", { addedRecords: [".alignment/why/2026-11-20-before.yaml"] }),
			records: [record("before", { serves: ["slow-search"] })],
			said: ["slow-search"],
			how: "record",
		},
		{
			it: "not the record of the branch it was created from",
			branch: branch("spike", {
				createdFrom: "feat/search-cache",
				addedRecords: [".alignment/why/2026-11-20-feat-search-cache.yaml"],
			}),
			others: [branch("feat/search-cache")],
			records: [record("feat/search-cache", { serves: ["basket-loss"] })],
			said: ["basket-loss"],
			how: "inherited",
		},
		{
			it: "not the record of an earlier branch of the same name",
			branch: branch("again", { born, createdFrom: "main" }),
			records: [record("again", { created: "2026-05-01T10:00:00Z", serves: ["slow-search"] })],
			said: [],
			how: "nobody",
		},
		{
			it: "the record of a branch that came from a remote later than it was written",
			branch: branch("again", { born, createdFrom: "again" }),
			records: [record("again", { created: "2026-05-01T10:00:00Z", serves: ["slow-search"] })],
			said: ["slow-search"],
			how: "record",
		},
		{
			it: "the most specific pattern",
			branch: branch("feat/search-cache"),
			said: ["find-it-fast.search-p95"],
			how: "standing link",
		},
		{ it: "a wider pattern", branch: branch("feat/a/b"), said: ["slow-search"], how: "standing link" },
		{ it: "a pattern that says none", branch: branch("release/1.2"), said: "none", how: "standing link" },
		{ it: "a guess from the name", branch: branch("fix/basket"), said: ["basket-loss"], how: "guess" },
		{
			it: "a guess comes before the branch it was created from",
			branch: branch("fix/basket", { createdFrom: "feat/search-cache" }),
			others: [branch("feat/search-cache")],
			said: ["basket-loss"],
			how: "guess",
		},
		{
			it: "the branch it was created from",
			branch: branch("try-it", { createdFrom: "between" }),
			others: [branch("between", { createdFrom: "feat/search-cache" }), branch("feat/search-cache")],
			said: ["find-it-fast.search-p95"],
			how: "inherited",
		},
		{
			it: "nothing from branches that were created from each other",
			branch: branch("a", { createdFrom: "b" }),
			others: [branch("b", { createdFrom: "a" })],
			said: [],
			how: "nobody",
		},
		{ it: "nothing", branch: branch("spike"), said: [], how: "nobody" },
	];
	for (const row of table)
		it(row.it, () => {
			const { branch: seen } = snapshot({
				git: repository(on(row.branch.name), [row.branch, ...(row.others ?? [])]),
				records: row.records ?? [],
			});
			assert.deepEqual([seen?.serves.said, seen?.serves.how.by], [row.said, row.how]);
		});

	it("keeps apart what names nothing", () => {
		const { branch: seen } = snapshot({
			git: repository(on("x"), [branch("x")]),
			records: [record("x", { serves: ["gone", "slow-search"] })],
		});
		assert.deepEqual([seen?.serves.said, seen?.serves.unknown], [["slow-search"], ["gone"]]);
	});
});

describe("the branch of a snapshot", () => {
	for (const [head, name] of [
		[on("feat/x"), "feat/x"],
		[{ kind: "unborn", name: "main" }, "main"],
		[{ kind: "detached", commit: "c0ffee" }, undefined],
		[{ kind: "detached", commit: "c0ffee", was: "feat/x" }, "feat/x"],
	] as const satisfies readonly (readonly [Head, string | undefined])[])
		it(`${JSON.stringify(head)}`, () =>
			assert.equal(snapshot({ git: repository(head, [branch("feat/x")]) }).branch?.name, name));

	it("is known without an intent", () =>
		assert.deepEqual(
			snapshot({ intent: { state: "none" }, git: repository(on("x"), [branch("x")]) }).branch,
			{
				name: "x",
				isDefault: false,
				serves: { how: { by: "nobody" }, said: [], unknown: [], partOf: [] },
			},
		));
});

describe("servedBy", () => {
	it("counts branches at work by record, pattern and inheritance, and no guesses", () => {
		const { servedBy } = snapshot({
			git: repository(on("main"), [
				branch("told"),
				branch("feat/search-cache"),
				branch("landed", { atWork: false }),
				branch("fix/basket"),
			]),
			elsewhere: [
				{ branches: ["told"], record: record("told", { serves: ["slow-search"] }) },
				{ branches: ["landed"], record: record("landed", { serves: ["slow-search"] }) },
			],
		});
		assert.deepEqual(servedBy.get("slow-search"), [
			{ branch: "told", outright: true },
			{ branch: "feat/search-cache", outright: false },
		]);
		assert.equal(servedBy.get("basket-loss"), undefined);
	});
});

describe("work", () => {
	const workOn = (head: Head) =>
		snapshot({
			git: repository(head, [
				branch("told"),
				branch("landed", { atWork: false }),
				branch("fix/basket-loss"),
				branch("spike"),
			]),
			elsewhere: [{ branches: ["told"], record: record("told", { serves: "none" }) }],
		}).work.map(({ name, serves }) => [name, serves.said, serves.how.by]);
	const others = [
		["told", "none", "record"],
		["fix/basket-loss", ["basket-loss"], "guess"],
		["spike", [], "nobody"],
	];

	it("is every branch at work, by guess or by nothing too, and the current one", () =>
		assert.deepEqual(workOn(on("main")), [["main", [], "nobody"], ...others]));

	it("holds the current one before it has any work", () =>
		assert.deepEqual(
			workOn(on("landed")).map(([name]) => name),
			["told", "landed", "fix/basket-loss", "spike"],
		));

	it("is not known without an intent", () =>
		assert.deepEqual(
			snapshot({ intent: { state: "none" }, git: repository(on("x"), [branch("x")]) }).work,
			[],
		));
});

describe("readings", () => {
	it("come oldest first, whatever order the files are in", () => {
		const ref = "find-it-fast.search-p95";
		const checkIn = (on: string, value: number) => ({
			file: `${on}.yaml`,
			on,
			readings: new Map([[ref, value]]),
		});
		const { readings } = snapshot({ checkIns: [checkIn("2026-11-16", 1900), checkIn("2026-10-05", 2400)] });
		assert.deepEqual(readings.get(ref), [
			{ on: "2026-10-05", value: 2400 },
			{ on: "2026-11-16", value: 1900 },
		]);
	});
});
