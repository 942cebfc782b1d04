import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { commandLine, type Subcommand, subcommands } from "./gitCommands.ts";

describe("the list of git's subcommands", () => {
	it("is closed", () => {
		assert.deepEqual(subcommands, [
			"blame",
			"cat-file",
			"check-attr",
			"config",
			"diff-tree",
			"for-each-ref",
			"grep",
			"log",
			"ls-files",
			"merge-base",
			"rev-parse",
			"symbolic-ref",
		]);
		for (const name of ["commit", "push", "status", "toString", "__proto__", ""]) {
			assert.throws(() => commandLine(name as Subcommand, {}), /not on the list/);
		}
	});

	it("puts names behind options, whatever they look like", () => {
		assert.deepEqual(
			commandLine("rev-parse", { args: ["--verify"], refs: ["--output=stolen"], paths: ["-p"] }),
			["rev-parse", "--verify", "--end-of-options", "--output=stolen", "--", "-p"],
		);
	});

	it("lets nothing run programs", () => {
		const argv = commandLine("log", { refs: ["main"] });
		for (const guard of ["--no-ext-diff", "--no-textconv", "--no-show-signature"])
			assert.ok(argv.includes(guard));
	});

	const refused: readonly [Subcommand, Parameters<typeof commandLine>[1]][] = [
		["blame", { args: ["--porcelain"], paths: ["a.ts"] }],
		["blame", { args: ["--contents", "stolen", "a".repeat(40)], paths: ["a.ts"] }],
		["blame", { args: ["a".repeat(40)], refs: ["main"], paths: ["a.ts"] }],
		["blame", { args: ["a".repeat(40)] }],
		["log", { args: ["--output=stolen"] }],
		["log", { args: ["--output", "stolen"] }],
		["log", { args: ["--ext-diff"] }],
		["diff-tree", { args: ["--ext-diff"] }],
		["diff-tree", { args: ["-p", "--output=stolen"] }],
		["cat-file", { args: ["--textconv"] }],
		["cat-file", { args: ["--filters"] }],
		["log", { refs: ["main\0--output=stolen"] }],
		["config", { refs: ["init.defaultBranch", "stolen"] }],
		["config", { args: ["--unset"], refs: ["user.name"] }],
		["config", {}],
		["check-attr", { args: ["--cached"] }],
		["check-attr", { args: ["linguist-generated"], paths: ["README.md"] }],
		["symbolic-ref", { refs: ["HEAD", "refs/heads/stolen"] }],
		["symbolic-ref", { args: ["--delete"], refs: ["HEAD"] }],
	];
	for (const [name, call] of refused) {
		it(`refuses ${name} ${JSON.stringify(call)}`, () => {
			assert.throws(() => commandLine(name, call));
		});
	}

	it("is all that starts a process, but for the search for debt, which runs ripgrep", async () => {
		const sources = path.join(import.meta.dirname, "..");
		const names = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".ts"));
		const starting: string[] = [];
		for (const name of names) {
			const text = await readFile(path.join(sources, name), "utf8");
			const isTest = name.endsWith(".test.ts") || /from "(\.\.\/)+test\//.test(text);
			if (!isTest && /"node:child_process"|"simple-git"/.test(text))
				starting.push(name.replaceAll("\\", "/"));
		}
		assert.deepEqual(starting.sort(), ["sources/debt/spawned.ts", "sources/git.ts", "sources/gitStream.ts"]);
	});
});
