import { deepEqual, equal, ok } from "node:assert/strict";
import { english } from "../../../test/support/english.ts";
import { mapOf, record, samples, snapshotOf } from "../../../test/support/mapPreview/samples.ts";
import type { MapModel } from "../../webview/map/model.ts";
import { mapModel } from "./mapModel.ts";

const yaml = `version: 1
problems:
  solved: { title: Solved }
  unsolved: { title: Unsolved }
objectives:
  whole: { title: Whole, owner: Product, solves: [solved], key_results: { told: { title: Told }, guessed-number: { title: Guessed }, idle: { title: Idle } } }
  hollow: { title: Hollow }
engineering_goals:
  carried: { title: Carried, kind: quality, supports: [whole.told] }
  named: { title: Named, supports: [whole.idle] }
  astray: { title: Astray }
branches:
  "standing/*": [solved]
`;

function map(work: Omit<Parameters<typeof snapshotOf>[0], "yaml">): MapModel {
	return mapModel({ snapshot: snapshotOf({ yaml, ...work }), folder: "file:///x" }, english, "en");
}

const records = [
	record("one", ["solved", "whole.told"]),
	record("two", ["named"]),
	record("off", "none"),
	record("lost", ["gone"]),
];
const branches = ["one", "two", "off", "lost", "standing/x", "fix/guessed-number", "silent"];
const full = map({ branches, records });

function node(model: MapModel, key: string) {
	const found = model.nodes.find((candidate) => candidate.key === key);
	ok(found, key);
	return found;
}

describe("gaps of the map", () => {
	const table: [string, string[]][] = [
		["problem:solved", []],
		["problem:unsolved", ["after: No objective solves it"]],
		["objective:whole", []],
		["objective:hollow", ["before: Solves no problem", "after: Has no key result"]],
		["keyResult:whole.told", []],
		["keyResult:whole.guessed-number", ["after: Only a guessed branch"]],
		["keyResult:whole.idle", []],
		["goal:carried", ["after: No branch at work"]],
		["goal:named", []],
		["goal:astray", ["before: Supports no key result", "after: No branch at work"]],
		["branch:one", []],
		["branch:off", []],
		["branch:standing/x", []],
		["branch:fix/guessed-number", []],
		["branch:lost", ["before: Names \u2068gone\u2069, which doesn't exist"]],
		["branch:silent", ["before: Nobody has said whom it helps"]],
	];
	for (const [key, gaps] of table) {
		it(`${key}: ${gaps.join(", ") || "none"}`, () =>
			deepEqual(
				node(full, key).gaps.map(({ side, text }) => `${side}: ${text}`),
				gaps,
			));
	}

	it("are not claimed of work where git says nothing", () => {
		const unknown = mapModel(
			{ snapshot: snapshotOf({ yaml, git: { state: "untrusted" } }), folder: "" },
			english,
			"en",
		);
		deepEqual(node(unknown, "keyResult:whole.idle").gaps, []);
		equal(unknown.columns[4]?.none, "In Restricted Mode no git is run, so branches aren't known.");
	});
});

describe("links of the map", () => {
	const from = (key: string) => full.links.filter((link) => link.from === key);
	const table: [string, string[]][] = [
		["objective:whole", ["problem:solved"]],
		["keyResult:whole.told", ["objective:whole"]],
		["goal:carried", ["keyResult:whole.told"]],
		["branch:one", ["problem:solved (implied)", "keyResult:whole.told"]],
		["branch:fix/guessed-number", ["keyResult:whole.guessed-number (guess)"]],
		["branch:off", []],
		["branch:main", []],
	];
	for (const [key, links] of table) {
		it(`of ${key} lead to ${links.join(", ") || "nothing"}`, () =>
			deepEqual(
				from(key).map(
					({ to, isGuess, isImplied }) => `${to}${isGuess ? " (guess)" : ""}${isImplied ? " (implied)" : ""}`,
				),
				links,
			));
	}

	it("are told in sentences", () => {
		deepEqual(node(full, "keyResult:whole.told").more, [
			"Measures \u2068Whole\u2069.",
			"Supported by \u2068Carried\u2069.",
			"Worked on by \u2068one\u2069.",
		]);
	});
});

describe("places of the map", () => {
	const at = (text: string) => yaml.indexOf(text);
	const table: [string, object][] = [
		["problem:unsolved", { file: "alignment.yaml", offset: at("unsolved:") }],
		["goal:astray", { file: "alignment.yaml", offset: at("astray:") }],
		["branch:one", { file: ".alignment/why/2026-11-20-one.yaml", offset: 0 }],
		["branch:standing/x", { file: "alignment.yaml", offset: at('"standing/*"') }],
		["branch:silent", { file: "alignment.yaml", offset: at('"standing/*"') }],
	];
	for (const [key, place] of table) {
		it(`${key}: ${JSON.stringify(place)}`, () => deepEqual(node(full, key).open, place));
	}

	it("are on another branch where the record is only there", () => {
		const snapshot = snapshotOf({ yaml, branches, records });
		const file = ".alignment/why/2026-11-20-two.yaml";
		ok(snapshot.git.state === "ready");
		const git = { ...snapshot.git, elsewhere: [{ branches: ["two"], file, text: "branch: two\n" }] };
		const model = mapModel({ snapshot: { ...snapshot, git }, folder: "" }, english, "en");
		deepEqual(node(model, "branch:two").open, { file, offset: 0, onBranch: "two" });
	});
});

describe("map model", () => {
	it("has a hundred nodes for a hundred", () => equal(mapOf("hundred").nodes.length, 100));

	it("offers each owner and kind of goal once", () => {
		deepEqual(mapOf("shop").owners, [
			"Checkout team",
			"Engineering",
			"Operations",
			"Product",
			"Sales",
			"Search team",
		]);
		deepEqual(full.goalKinds, [{ value: "quality", label: "quality" }]);
	});

	it("says numbers and progress of a key result", () => {
		const p95 = node(mapOf("shop"), "keyResult:find-it-fast.search-p95");
		deepEqual([p95.detail, p95.progress], ["1,900 → 800\u00a0ms", 0.3125]);
	});

	const states = {
		shop: "map",
		bare: "map",
		empty: "empty",
		none: "empty",
		unreadable: "empty",
		loading: "loading",
	};
	for (const [name, state] of Object.entries(states)) {
		it(`is ${state} for ${name}`, () => equal(mapOf(name).state, state));
	}

	it("says when the file has errors", () => ok(mapOf("stale").notice));

	it("never says that the default branch is at work", () => {
		equal(
			samples.shop?.work.some(({ isDefault }) => isDefault),
			false,
		);
		const onMain = snapshotOf({ yaml, branches: [] });
		deepEqual(
			mapModel({ snapshot: onMain, folder: "" }, english, "en").nodes.filter(({ kind }) => kind === "branch"),
			[],
		);
	});
});
