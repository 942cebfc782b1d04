import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { blameLine, newCommittedTexts } from "../src/sources/blame.ts";
import { openGit } from "../src/sources/git.ts";
import { gitEnvironment } from "../test/support/git.ts";
import { type Bench, median } from "./figure.ts";

const commits = 1500;
const questions = 15;

/**
 * Where a line comes from, against `git blame -L` of the same line with the same options, in turns: of a file that
 * nobody asked about before, and of one that was. In a generated repository, or in `--repo PATH`.
 */
export const line: Bench = {
	name: "line",
	async measure({ repo: given }) {
		const folder = given ?? (await mkdtemp(join(tmpdir(), "alignment-line-")));
		try {
			if (given === undefined) await makeHistory(folder);
			return await figures(folder);
		} finally {
			if (given === undefined) await rm(folder, { recursive: true, force: true });
		}
	},
};

async function figures(folder: string) {
	const head = await git(folder, "rev-parse", "HEAD");
	const path = await mostChanged(folder);
	const text = await git(folder, "show", `HEAD:${path}`);
	const count = text.split("\n").length;
	const ours = openGit(folder, { environment: { ...process.env, ...gitEnvironment } });
	const warm = newCommittedTexts();
	const times = { bare: [] as number[], cold: [] as number[], warm: [] as number[] };
	await blameLine(ours, 0, { head, path, text, known: warm });
	for (let at = 0; at < questions; at++) {
		const number = Math.floor((count * (at + 0.5)) / questions);
		const args = ["blame", "--porcelain", "-w", "-M", `-L${number + 1},${number + 1}`, "HEAD", "--", path];
		times.bare.push(await time(() => git(folder, ...args)));
		const file = { head, path, text };
		times.cold.push(await time(() => blameLine(ours, number, { ...file, known: newCommittedTexts() })));
		times.warm.push(await time(() => blameLine(ours, number, { ...file, known: warm })));
	}
	const bare = median(times.bare);
	const unit = "× git blame -L";
	return [
		{
			name: `line: first of a file (blame takes ${bare.toFixed(0)} ms)`,
			value: median(times.cold) / bare,
			unit,
			target: 1.5,
		},
		{ name: "line: another of it", value: median(times.warm) / bare, unit, target: 1.5 },
	];
}

/** The file that the newest commits touched most often. */
async function mostChanged(folder: string): Promise<string> {
	const names = (await git(folder, "log", "--format=", "--name-only", "-1000", "HEAD"))
		.split("\n")
		.filter(Boolean);
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	const present = new Set((await git(folder, "ls-files")).split("\n"));
	const [first] = [...counts].filter(([name]) => present.has(name)).sort(([, a], [, b]) => b - a);
	if (!first) throw new Error(`${folder} has no files`);
	return first[0];
}

/** A file of 2,000 lines, of which each commit changes some. */
async function makeHistory(folder: string): Promise<void> {
	const lines = Array.from({ length: 2000 }, (_, at) => `line ${at} as it was at first`);
	const parts: string[] = [];
	for (let commit = 0; commit < commits; commit++) {
		for (let each = 0; each < 3; each++)
			lines[(commit * 7919 + each * 104729) % lines.length] = `line ${each} of commit ${commit}`;
		const text = `${lines.join("\n")}\n`;
		const message = `Change ${commit}`;
		parts.push(
			`commit refs/heads/main\ncommitter Team <team@lumen.example> ${1700000000 + commit * 3600} +0000\n`,
			`data ${message.length}\n${message}\nM 100644 inline a.ts\ndata ${text.length}\n${text}\n`,
		);
	}
	await git(folder, "init", "--quiet", "--initial-branch=main");
	const importing = promisify(execFile)("git", ["fast-import", "--quiet"], { cwd: folder, env });
	importing.child.stdin?.end(parts.join(""));
	await importing;
	await git(folder, "reset", "--quiet", "--hard");
}

const env = { ...process.env, ...gitEnvironment };

async function git(folder: string, ...args: string[]): Promise<string> {
	const { stdout } = await promisify(execFile)("git", args, { cwd: folder, env, maxBuffer: 2 ** 28 });
	return stdout.trimEnd();
}

async function time(run: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}
