import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { initRepository } from "../../test/support/git.ts";
import { root } from "../../test/support/paths.ts";
import { type Sample, samplesIn } from "../core/debt/labelled/samples.ts";
import type { Engine } from "./debt/engine.ts";
import { gitGrep, gitGrepFixed, type ListingGit } from "./debt/gitGrep.ts";
import { type OddTree, oddFiles, oddTree, scanned } from "./debt/oddTree.ts";
import { anyRipgrep, temporaryFolder, testGit, write } from "./debt/testing.ts";
import { walk } from "./debt/walk.ts";
import { ripgrep } from "./ripgrep.ts";

const binary = anyRipgrep();
const engines = (git: ListingGit, environment: NodeJS.ProcessEnv): readonly Engine[] => [
	...(binary === undefined ? [] : [ripgrep(binary, environment)]),
	gitGrep(git),
	gitGrepFixed(git),
	walk(),
];

describe("scanDebt", () => {
	let tree: OddTree;
	before(async () => {
		tree = await oddTree();
	});
	after(() => tree.remove());

	if (binary === undefined)
		it.skip(
			"ripgrep, for there is none: neither on the PATH nor in a VS Code that `npm start` has downloaded",
		);

	it("gives the same items by every engine", async () => {
		const { options, repository, environment } = tree;
		const { items: expected } = await scanned(options({ engines: [walk()], git: repository }));
		for (const engine of engines(repository, environment)) {
			const { items, files, report } = await scanned(options({ engines: [engine], git: repository }));
			assert.deepEqual(files, [...oddFiles].sort(), engine.name);
			assert.deepEqual(items, expected, engine.name);
			assert.deepEqual([report.engine?.name, report.gaveUp], [engine.name, []]);
			const why = new Map(report.skipped.map((each) => [each.file, each.why]));
			assert.equal(why.get("huge.js"), "too large", engine.name);
			assert.equal(why.get("binary.ts"), engine.searches ? "binary" : undefined, engine.name);
			assert.equal(why.get("notes.txt"), engine.searches ? "unknown language" : undefined, engine.name);
		}
	});

	it("gives the labelled set's items by every engine", async () => {
		const folder = temporaryFolder();
		const all = labelledSet();
		for (const [i, { name, text }] of all.entries()) write(folder, { [`${i}/${name}`]: text });
		await initRepository(folder);
		const expected = all.flatMap(({ name, tags }, i) => tags.map((at) => `${i}/${name} ${at}`)).sort();
		for (const engine of engines(testGit(folder, tree.environment), tree.environment)) {
			const { items } = await scanned({ folder, engines: [engine] });
			assert.deepEqual(items.map(({ file, at }) => `${file} ${at.from}`).sort(), expected, engine.name);
		}
		rmSync(folder, { recursive: true });
	});

	it("reads files of every encoding", async () => {
		const { items } = await scanned(tree.options({ engines: [walk()] }));
		for (const file of ["bom.ts", "utf16le.ts", "utf16be.ts", "latin1.c"]) {
			const item = items.find((each) => each.file === file);
			assert.deepEqual([item?.text, item?.at], ["Größe", { from: 3, to: 7 }], file);
		}
	});

	it("finds an engine by itself, and says which", async () => {
		const { options, environment, repository } = tree;
		const { files, report } = await scanned(
			options({ git: repository, environment: { ...environment, PATH: "" } }),
		);
		assert.deepEqual(files, [...oddFiles].sort());
		assert.equal(report.engine?.name, "git grep");
	});

	it("does without git and ripgrep", async () => {
		const { files, report } = await scanned(tree.options({ environment: { PATH: "" } }));
		// Who can't ask git doesn't know what it tracks.
		assert.deepEqual(files, oddFiles.filter((file) => file !== "tracked.gen.ts").sort());
		assert.equal(report.engine?.name, "walk");
	});

	it("takes git's output while it comes", async () => {
		const { options, repository } = tree;
		const streaming: ListingGit = {
			...repository,
			at: () => streaming,
			async *stream(...call) {
				const { bytes } = await repository.run(...call);
				for (let i = 0; i < bytes.length; i += 7) yield bytes.subarray(i, i + 7);
			},
		};
		const { files } = await scanned(options({ engines: [gitGrep(streaming)], git: streaming }));
		assert.deepEqual(files, [...oddFiles].sort());
	});

	it("looks for other tags", async () => {
		for (const engine of engines(tree.repository, tree.environment)) {
			const { items } = await scanned(tree.options({ engines: [engine], tags: ["BUG!"] }));
			assert.deepEqual(
				items.map(({ tag, text }) => [tag, text]),
				[["BUG!", "another tag"]],
				engine.name,
			);
		}
	});

	it("keeps clear of a line that is too long for memory", async () => {
		const folder = temporaryFolder();
		write(folder, { "min.js": `${"var a=1;".repeat(4_000_000)} // TODO: x`, "a.js": "// TODO: y" });
		for (const engine of engines(testGit(folder, tree.environment), tree.environment)) {
			if (engine.name.startsWith("git")) continue;
			const { files, report } = await scanned({ folder, engines: [engine] });
			const skipped = report.skipped.map(({ file, why }) => [file, why]);
			assert.deepEqual([files, skipped, report.read], [["a.js"], [["min.js", "too large"]], 1], engine.name);
		}
		rmSync(folder, { recursive: true });
	});
});

function labelledSet(): readonly Sample[] {
	const set = join(root, "src", "core", "debt", "labelled");
	return readdirSync(set)
		.filter((file) => file.endsWith(".txt"))
		.flatMap((file) => samplesIn(readFileSync(join(set, file), "utf8")));
}
