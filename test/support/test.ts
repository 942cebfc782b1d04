// `npm test`: every layer in turn, then one line with all counts. See `layers` for what there is;
// `--only unit,host` runs some of them, `--grep TEXT` the tests whose names match, and `--verbose` shows their whole
// output.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Counts, findCounts, withoutCounts } from "./counts.ts";
import { runHostLayer } from "./hostLayer.ts";
import { results, root } from "./paths.ts";
import { type Ran, run } from "./run.ts";
import { newest, oldest, type Version } from "./vscode/versions.ts";

interface Outcome extends Counts {
	readonly output: string;
}

interface Layer {
	readonly name: string;
	readonly about: string;
	run(): Promise<Outcome>;
}

const layers: readonly Layer[] = [
	{ name: "check", about: "lint, format and types", run: check },
	{ name: "build", about: "extension, webviews and in-host suite", run: build },
	{ name: "unit", about: "tests beside their files", run: () => mocha([]) },
	{
		name: "sources",
		about: "on real git repositories",
		run: () => mocha(slow("{src/sources,test/support}/**/*.test.ts")),
	},
	{
		name: "package",
		about: "the .vsix, its files and sizes",
		run: () => mocha(slow("test/package/**/*.test.ts")),
	},
	{ name: "host", about: `in the extension host of VS Code ${newest}`, run: () => host(newest) },
	{ name: "host-oldest", about: `in the extension host of VS Code ${oldest}`, run: () => host(oldest) },
	{
		name: "e2e",
		about: `the packaged extension in the window of VS Code ${newest}`,
		run: endToEnd,
	},
];

// Longer than the slowest layer takes on a slow machine.
const layerTimeout = 65 * 60_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values: options } = parseArgs({
	options: {
		only: { type: "string" },
		grep: { type: "string" },
		verbose: { type: "boolean", default: false },
	},
});
process.exitCode = (await runLayers(chosenLayers(options.only?.split(",")))) ? 0 : 1;

function chosenLayers(names: readonly string[] | undefined): readonly Layer[] {
	const known = [...new Set(layers.map(({ name }) => name))];
	const unknown = names?.filter((name) => !known.includes(name)) ?? [];
	if (unknown.length > 0) {
		say(`No layer is called ${unknown.join(", ")}. There are ${known.join(", ")}.`);
		process.exit(2);
	}
	// The in-host suite runs what was built.
	const needed = names?.some((name) => name.startsWith("host")) ? ["build", ...names] : names;
	return layers.filter(({ name }) => needed?.includes(name) ?? true);
}

/** Whether every layer ran some test, and none failed. */
async function runLayers(chosen: readonly Layer[]): Promise<boolean> {
	await mkdir(results, { recursive: true });
	let passed = 0;
	let failed = 0;
	const empty: string[] = [];
	for (const layer of chosen) {
		const counts = await runLayer(layer);
		passed += counts.passed;
		failed += counts.failed;
		if (counts.passed + counts.failed === 0) empty.push(`${layer.name}: ${layer.about}`);
	}
	say("");
	for (const layer of empty) say(`No test ran in ${layer}`);
	say(`${passed} passed, ${failed} failed`);
	return failed === 0 && empty.length === 0;
}

async function runLayer(layer: Layer): Promise<Counts> {
	const start = performance.now();
	say(`\n${layer.name}: ${layer.about}`);
	const outcome = await layer.run().catch((error: unknown) => ({
		passed: 0,
		failed: 1,
		output: error instanceof Error ? (error.stack ?? error.message) : String(error),
	}));
	await writeFile(join(results, `${layer.about.replace(/[^\w.]+/g, "-")}.log`), outcome.output);
	if (outcome.failed > 0 || options.verbose) say(outcome.output.trimEnd());
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	say(`  ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
	return outcome;
}

function script(...parts: string[]): string {
	return join(root, "node_modules", ...parts);
}

function node(...args: string[]): Promise<Ran> {
	return run(process.execPath, args, { cwd: root, timeout: layerTimeout });
}

async function check(): Promise<Outcome> {
	const tsc = script("typescript", "bin", "tsc");
	return sum(
		await Promise.all([
			node(script("@biomejs", "biome", "bin", "biome"), "check", "."),
			node(tsc, "-p", "."),
			node(tsc, "-p", "src/core"),
			node(tsc, "-p", "src/webview"),
		]),
	);
}

async function build(): Promise<Outcome> {
	return sum([await node("esbuild.mjs", "--production")]);
}

/** Every program is a test that passes when it ends well. */
function sum(runs: readonly Ran[]): Outcome {
	const failed = runs.filter(({ code }) => code !== 0);
	return {
		passed: runs.length - failed.length,
		failed: failed.length,
		output: failed.map(({ output }) => output).join("\n"),
	};
}

/** What layers of real programs need, in place of the unit tests of the configuration in package.json. */
function slow(files: string): string[] {
	// A busy machine may be late once; what is wrong is wrong three times.
	return ["--no-config", "--no-package", "--timeout", "60000", "--slow", "10000", "--retries", "2", files];
}

async function endToEnd(): Promise<Outcome> {
	await rm(join(results, "screenshots"), { recursive: true, force: true });
	return mocha([...slow("test/e2e/**/*.test.ts"), "--require", "test/e2e/fixture.ts"]);
}

async function mocha(args: readonly string[]): Promise<Outcome> {
	const reporter = ["--reporter", "./test/support/countingReporter.ts", "--forbid-only", "--no-color"];
	const grep = options.grep === undefined ? [] : ["--grep", options.grep];
	const { code, output } = await node(script("mocha", "bin", "mocha.js"), ...args, ...reporter, ...grep);
	return outcomeOf(code, output, withoutCounts(output));
}

async function host(version: Version): Promise<Outcome> {
	const { code, output, log } = await runHostLayer(version, options.grep);
	const outcome = outcomeOf(code, output, withoutCounts(output));
	// Without its counts the suite never got to run, and only the console knows why.
	return findCounts(output) ? outcome : { ...outcome, output: log };
}

function outcomeOf(code: number | null, output: string, shown: string): Outcome {
	const counts = findCounts(output) ?? { passed: 0, failed: 0 };
	// A process that fails for another reason than a test is a failure, too.
	const failed = code !== 0 ? Math.max(1, counts.failed) : counts.failed;
	return { passed: counts.passed, failed, output: shown };
}
