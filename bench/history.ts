import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { releaseTags } from "../src/core/history/releases.ts";
import { type Git, openGit } from "../src/sources/git.ts";
import { openHistoryCache } from "../src/sources/history/cache.ts";
import type { Timeline } from "../src/sources/history/timeline.ts";
import { readHistory } from "../src/sources/history.ts";
import { type Bench, type BenchOptions, type Figure, median } from "./figure.ts";
import { longHistory } from "./longHistory.ts";

const runs = 5;

/**
 * The whole history of the default branch as changes, against the git commands that it runs, as anybody would run them:
 * ours have git write in blocks (`GIT_FLUSH=0`), which is a part of the gain. And once it is kept, as the next session
 * finds it.
 */
export const history: Bench = {
	name: "history",
	async measure({ repo }: BenchOptions) {
		const folder = repo ?? (await longHistory());
		const storage = await mkdtemp(path.join(tmpdir(), "alignment-bench-cache-"));
		try {
			return await figures(folder, storage);
		} finally {
			await rm(storage, { recursive: true });
		}
	},
};

async function figures(folder: string, storage: string): Promise<Figure[]> {
	const spawned: (readonly string[])[] = [];
	const git = openGit(folder, { onSpawn: (argv) => spawned.push(argv) });
	const commonDir = (await answer(git, "rev-parse", ["--path-format=absolute", "--git-common-dir"])).trim();
	const branch = (await answer(git, "rev-parse", ["--abbrev-ref", "HEAD"])).trim();
	const place = { storage, commonDir, folder: "" };
	const question = { branch, commonDir, folder: "", isRelease: releaseTags([]) };
	const first = async () => readHistory(git, { ...question, known: async () => undefined });
	await first();
	const logs = spawned.filter(([name]) => name === "log");
	const [cold, bare]: [number[], number[]] = [[], []];
	let timeline: Timeline | undefined;
	for (let run = 0; run < runs; run += 1) {
		bare.push(await time(() => Promise.all(logs.slice(0, 2).map((argv) => bareGit(folder, argv)))));
		cold.push(await time(async () => (timeline = await first())));
	}
	if (!timeline) throw new Error(`${branch} has no commit`);
	await openHistoryCache(place).write(timeline);
	timeline = undefined;
	const before = await heap();
	const warm: number[] = [];
	let kept: Timeline | undefined;
	for (let run = 0; run < 2 * runs; run += 1) {
		kept = undefined;
		const known = () => openHistoryCache(place).read();
		warm.push(await time(async () => (kept = await readHistory(git, { ...question, known }))));
	}
	const memory = (await heap()) - before;
	const label = `history: ${kept?.held.length} commits, ${kept?.changes.length} changes`;
	return [
		{ name: `${label}, first`, value: median(cold) / median(bare), unit: "× bare git", target: 1.3 },
		{ name: `${label}, from the cache`, value: median(warm), unit: "ms", target: 100 },
		{ name: `${label}, in memory`, value: memory / 1e6, unit: "MB", target: 60 },
	];
}

async function answer(git: Git, name: "rev-parse", args: readonly string[]): Promise<string> {
	return (await git.run(name, { args })).text;
}

/** Its output goes through a pipe to nobody, as it goes through a pipe to us. */
async function bareGit(folder: string, argv: readonly string[]): Promise<void> {
	const child = spawn("git", argv, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
	child.stdout.resume();
	await once(child, "close");
}

async function time(run: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}

/** Bytes in use, garbage left out. */
async function heap(): Promise<number> {
	setFlagsFromString("--expose-gc");
	const collect: () => void = runInNewContext("gc");
	for (let at = 0; at < 3; at += 1) {
		collect();
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
