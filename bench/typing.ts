import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { gitEnvironment, initRepository } from "../test/support/git.ts";
import { root } from "../test/support/paths.ts";
import { run } from "../test/support/run.ts";
import { runHostSuite } from "../test/support/vscode/hostSuite.ts";
import { type Bench, median } from "./figure.ts";
import { intentOf } from "./largeIntent.ts";
import { typingMark } from "./typingMark.ts";

const rounds = 3;

/** The longest block of the extension host while somebody types in alignment.yaml, with us and without us. */
export const typing: Bench = {
	name: "typing",
	async measure() {
		await run(process.execPath, ["esbuild.mjs", "--production"], { cwd: root });
		const suite = await buildSuite();
		const figures = [];
		for (const [label, bytes] of [
			["24 kB", 24_000],
			["1 MB", 1_000_000],
		] as const) {
			const blocks: number[] = [];
			for (let round = 0; round < rounds; round++) blocks.push(await longestBlock(suite, intentOf(bytes)));
			figures.push({
				name: `typing: longest block, ${label} of YAML`,
				value: median(blocks),
				unit: "ms",
				// Under a tenth of a second nobody notices.
				target: 100,
			});
		}
		return figures;
	},
};

async function buildSuite(): Promise<string> {
	const outfile = join(root, "dist", "test", "bench", "typing.js");
	await build({
		entryPoints: [join(root, "bench", "inHost", "typing.ts")],
		outfile,
		bundle: true,
		platform: "node",
		format: "cjs",
		external: ["vscode"],
		logLevel: "warning",
	});
	return outfile;
}

async function longestBlock(suite: string, yaml: string): Promise<number> {
	const { log } = await runHostSuite({
		env: gitEnvironment,
		prepare: async (server) => {
			const folder = await server.newFolder("shop");
			await initRepository(folder);
			await writeFile(join(folder, "alignment.yaml"), yaml);
			return { folder, suite };
		},
	});
	const told = log.slice(log.indexOf(typingMark) + typingMark.length);
	const milliseconds = Number.parseFloat(told);
	if (!log.includes(typingMark) || Number.isNaN(milliseconds))
		throw new Error(`The bench told nothing:\n${log}`);
	return milliseconds;
}
