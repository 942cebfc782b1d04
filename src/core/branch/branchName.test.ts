// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of the setting
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { proposedBranchName, refNameProblem } from "./branchName.ts";

describe("the name of a new branch", () => {
	const names: readonly [name: string, problem: string | undefined][] = [
		["feat/search-cache", undefined],
		["$(id)", undefined],
		["a;b", undefined],
		["a`b`", undefined],
		["<img/src=x>", undefined],
		["${{}}", undefined],
		["%PATH%", undefined],
		["a|b", undefined],
		['a"b', undefined],
		["CON", undefined],
		["(command)", undefined],
		["a\u202Eb", undefined],
		["größe/灯", undefined],
		["a@b", undefined],
		["a.b/c.d", undefined],
		["Head", undefined],
		["a-", undefined],
		["", "empty"],
		["a b", "character"],
		["a\tb", "character"],
		["a\u007f", "character"],
		["a~b", "character"],
		["a^b", "character"],
		["a:b", "character"],
		["a?b", "character"],
		["a*b", "character"],
		["a[b", "character"],
		["a\\b", "character"],
		["a@{b", "character"],
		["-a", "starts-with-dash"],
		["@", "reserved"],
		["HEAD", "reserved"],
		["/a", "slashes"],
		["a/", "slashes"],
		["a//b", "slashes"],
		["a..b", "dots"],
		[".a", "dots"],
		["a/.b", "dots"],
		["a.", "dots"],
		["a.lock", "lock"],
		["a.lock/b", "lock"],
	];
	for (const [name, code] of names)
		it(`${code ?? "is legal"}: ${JSON.stringify(name)}`, () => {
			assert.equal(refNameProblem(name, [])?.code, code);
			assert.equal(isLegal(name), code === undefined);
		});

	it("is no longer than a file's name", () => {
		assert.equal(refNameProblem("灯".repeat(100), [])?.code, "too-long");
		assert.equal(refNameProblem(`${"a".repeat(200)}/${"b".repeat(200)}`, []), undefined);
	});

	it("is new, and not in the way of another branch", () => {
		const taken = ["main", "feat/search", "fix/a/b"];
		assert.deepEqual(refNameProblem("main", taken), { code: "taken", by: "main" });
		assert.deepEqual(refNameProblem("feat", taken), { code: "in-the-way", by: "feat/search" });
		assert.deepEqual(refNameProblem("main/a", taken), { code: "in-the-way", by: "main" });
		assert.deepEqual(refNameProblem("fix/a", taken), { code: "in-the-way", by: "fix/a/b" });
		assert.equal(refNameProblem("feat/searching", taken), undefined);
	});

	const search = {
		id: "search-p95",
		title: "p95 search time, “all” pages",
		kind: "key-result",
		date: "2026-11-20",
	} as const;
	const proposals: readonly {
		readonly template: string;
		readonly taken?: readonly string[];
		readonly gives: string;
	}[] = [
		{ template: "feat/${id}", gives: "feat/search-p95" },
		{ template: "${kind}/${date}-${title}", gives: "key-result/2026-11-20-p95-search-time-all-pages" },
		{ template: "feat/${id}", taken: ["feat/search-p95"], gives: "feat/search-p95-2" },
		{
			template: "feat/${id}",
			taken: ["feat/search-p95", "feat/search-p95-2"],
			gives: "feat/search-p95-3",
		},
		{ template: "feat/${id}", taken: ["feat/search-p95/cache"], gives: "feat/search-p95-2" },
		{ template: "feat/${id}", taken: ["feat"], gives: "search-p95" },
		// Branches of here and of remotes together.
		{ template: "feat/${id}", taken: ["feat/search-p95", "feat"], gives: "search-p95" },
		{ template: "${id}", taken: ["search-p95", "search-p95-2/x"], gives: "search-p95-3" },
		{ template: "${nothing}/${id}", gives: "search-p95" },
		{ template: "${constructor}", gives: "search-p95" },
		{ template: "", gives: "search-p95" },
		{ template: "../-x y/.${id}.lock", gives: "x-y/search-p95" },
		{ template: "@{u}", gives: "u" },
	];
	for (const { template, taken = [], gives } of proposals)
		it(`${template || "(empty)"} beside ${taken.join(", ") || "nothing"} proposes ${gives}`, () => {
			assert.equal(proposedBranchName(template, search, taken), gives);
		});

	it("is proposed in any script, and falls back to the id", () => {
		const values = (title: string) => ({ ...search, title });
		assert.equal(proposedBranchName("feat/${title}", values("検索が遅い"), []), "feat/検索が遅い");
		assert.equal(proposedBranchName("feat/${title}", values("Größe & Länge"), []), "feat/größe-länge");
		assert.equal(proposedBranchName("${title}", values("…!"), []), "search-p95");
	});

	it("is legal and new, whatever the template, the title and the branches are", function () {
		this.timeout(20_000);
		const piece = fc.constantFrom(
			"feat",
			"/",
			"..",
			".lock",
			"@{",
			"-",
			" ",
			"\u202E",
			"灯",
			"${id}",
			"${title}",
		);
		const template = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 6 });
		const taken = fc.array(
			fc.constantFrom("feat", "feat/search-p95", "search-p95", "search-p95/x", "work/search-p95", "work"),
		);
		fc.assert(
			fc.property(template, fc.string(), taken, (parts, title, names) => {
				const name = proposedBranchName(parts.join(""), { ...search, title }, names);
				assert.equal(refNameProblem(name, names), undefined, name);
			}),
			{ numRuns: 500 },
		);
	});

	it("is judged as git judges", function () {
		this.timeout(20_000);
		const unit = fc.constantFrom(
			..."ab/.-@{}~^:?*[\\ \t$\"'`|<>(;%灯lock".split(""),
			".lock",
			"@{",
			"..",
			"//",
		);
		fc.assert(
			fc.property(fc.array(unit, { minLength: 1, maxLength: 6 }), (parts) => {
				const name = parts.join("");
				assert.equal(refNameProblem(name, []) === undefined, isLegal(name), JSON.stringify(name));
			}),
			{ numRuns: 300 },
		);
	});
});

/** What git says, where there is no repository. */
function isLegal(name: string): boolean {
	// `git branch` refuses these two: they mean something else. check-ref-format knows only shapes.
	if (name === "HEAD" || name === "@") return false;
	const { status, stdout } = spawnSync("git", ["check-ref-format", "--branch", name], { encoding: "utf8" });
	return status === 0 && stdout.trimEnd() === name;
}
