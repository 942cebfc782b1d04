import { execFileSync, spawn } from "node:child_process";
import { openGit } from "../src/sources/git.ts";
import { lineLivesOf, openLinesCache, patchArguments, readLineAges } from "../src/sources/lineLives.ts";
import { blamedIn, blameOf, byFile, reworkedIn, type SeenHunk } from "../test/support/lineHistory/blame.ts";
import { makeLineHistory } from "../test/support/lineHistory/make.ts";
import { chanceOf } from "../test/support/lineHistory/random.ts";
import { makeFolder } from "../test/support/repository.ts";
import { type Bench, type BenchOptions, median } from "./figure.ts";

const days = 90;
const window = 21;
const runs = 5;
const wantedHunks = 300;

/** Who rewrote what within 90 days, against git's own time for the same patches; agreement with blame on 300 hunks. */
export const rework: Bench = {
	name: "rework",
	async measure({ repo }: BenchOptions) {
		const root = repo ?? makeLineHistory({ seed: 7, commits: 3000, mostHours: 1 });
		const say = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
		const [tip, common] = [
			say("rev-parse", "HEAD"),
			say("rev-parse", "--path-format=absolute", "--git-common-dir"),
		];
		const last = Number(say("log", "-1", "--format=%ct"));
		const since = new Date((last - days * 86_400) * 1000).toISOString().slice(0, 10);
		const git = openGit(root);
		const question = { tip, since, commonDir: common };
		const [ours, bare]: [number[], number[]] = [[], []];
		// The first time warms everything up.
		await bareLog(root, tip, since);
		await readLineAges(git, question);
		for (let run = 0; run < runs; run += 1) {
			bare.push(await time(() => bareLog(root, tip, since)));
			ours.push(await time(() => readLineAges(git, question)));
		}
		const before = say("rev-list", "--first-parent", "--max-count=11", tip).split("\n").at(-1) ?? tip;
		const cache = openLinesCache(makeFolder("storage"), common);
		await cache.write(await readLineAges(git, { ...question, tip: before }));
		const warm: number[] = [];
		for (let run = 0; run < runs; run += 1) {
			warm.push(
				await time(async () => {
					const known = await cache.read();
					return lineLivesOf(await readLineAges(git, { ...question, known }), window);
				}),
			);
		}
		const { compared, some, wrong } = await againstBlame(root, question);
		process.stderr.write(`rework: ${compared} hunks compared with blame, ${some} of them with rework\n`);
		return [
			{ name: "rework: 90 days, cold", value: median(ours) / median(bare), unit: "× bare git", target: 1.3 },
			{ name: "rework: ten new commits", value: median(warm), unit: "ms", target: 100 },
			{ name: "rework: hunks that blame tells otherwise", value: wrong, unit: `of ${compared}`, target: 0 },
		];
	},
};

async function time(run: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}

function bareLog(root: string, tip: string, since: string): Promise<void> {
	const begin = Date.parse(since) / 1000 - 86_400;
	const child = spawn("git", ["log", "--no-color", ...patchArguments, `--since=${begin}`, tip], {
		cwd: root,
		stdio: ["ignore", "pipe", "inherit"],
	});
	child.stdout.resume();
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", () => resolve());
	});
}

async function againstBlame(
	root: string,
	question: { readonly tip: string; readonly since: string; readonly commonDir: string },
): Promise<{ compared: number; some: number; wrong: number }> {
	const hunks: SeenHunk[] = [];
	const { ages } = await readLineAges(openGit(root), {
		...question,
		options: {
			followMoves: false,
			observe: (path, hunk, removed, by) => hunks.push({ by, path, hunk, removed }),
		},
	});
	const known = new Map(ages.commits.map(({ id, at }) => [id, at]));
	const files = byFile(hunks);
	const chance = chanceOf(1);
	let [compared, some, wrong] = [0, 0, 0];
	for (let left = files.length; left > 0 && (compared < wantedHunks || some < wantedHunks / 3); left -= 1) {
		const file = chance.one(files);
		const [first] = file;
		if (!first) continue;
		const blamed = blameOf(root, `${first.by.id}^1`, first.path);
		for (const seen of file.slice(0, 20)) {
			const ours = reworkedIn(seen, ages, window);
			compared += 1;
			if (ours > 0) some += 1;
			if (ours !== blamedIn(seen, blamed, known, window)) wrong += 1;
		}
	}
	return { compared, some, wrong };
}
