import type { Birth } from "../core/snapshot.ts";
import { birthOf, type HeadLog, type LogLine, whereHeadWas } from "./birth.ts";
import { GitFailed } from "./errors.ts";
import type { Git } from "./git.ts";

/** Literal parts of the messages that tell about a birth; everything else stays in git. */
const telling = [
	"branch: Created from ",
	"Branch: renamed ",
	"Branch: copied ",
	"clone: from",
	"commit (initial)",
	": storing head",
];

/**
 * How each branch came to be, in one process whatever their number, and two more where only HEAD can tell and
 * `known` doesn't. Branches that went away meanwhile are left out.
 */
export async function readBirths(
	git: Git,
	branches: readonly string[],
	known: (branch: string) => Birth | undefined,
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Birth>> {
	if (branches.length === 0) return new Map();
	const refs = branches.map((name) => `refs/heads/${name}`);
	const lines = new Map<string, LogLine[]>(refs.map((ref) => [ref, []]));
	for (const line of await readReflogs(git, refs, telling, signal)) lines.get(line.ref)?.push(line);
	const births = new Map<string, Birth>();
	const fromHead: [string, Birth & { at: string }][] = [];
	for (const name of branches) {
		const birth = birthOf(name, lines.get(`refs/heads/${name}`) ?? []);
		const last = known(name);
		if (birth.from !== "HEAD" || birth.at === undefined) births.set(name, birth);
		else if (last?.how === birth.how && last.at === birth.at) births.set(name, last);
		else fromHead.push([name, { ...birth, at: birth.at }]);
	}
	if (fromHead.length === 0) return births;
	const heads = await readHeads(git, signal);
	for (const [name, { how, at }] of fromHead) {
		const from = whereHeadWas(name, at, heads);
		births.set(name, { how, at, ...(from !== undefined && { from }) });
	}
	return births;
}

/** The main work tree's HEAD, where `worktree add` is usually run, and this one's. */
async function readHeads(git: Git, signal: AbortSignal | undefined): Promise<readonly HeadLog[]> {
	const [main, own] = ["main-worktree/HEAD", "HEAD"] as const;
	const [lines, on] = await Promise.all([
		readReflogs(git, [main, own], ["checkout: moving from "], signal),
		git.run("symbolic-ref", { refs: [main], accept: [0, 1, 128], ...(signal && { signal }) }),
	]);
	const branch = /^refs\/heads\/(.+)\n$/.exec(on.text)?.[1];
	return [
		{ moves: lines.filter((line) => line.ref === main), ...(branch !== undefined && { branch }) },
		{ moves: lines.filter((line) => line.ref === own) },
	];
}

/** The lines of some reflogs, newest first, that hold one of the texts; none when one of the refs is gone. */
async function readReflogs(
	git: Git,
	refs: readonly string[],
	texts: readonly string[],
	signal: AbortSignal | undefined,
): Promise<readonly LogLine[]> {
	const args = [
		"--walk-reflogs",
		"--stdin",
		"--fixed-strings",
		...texts.map((text) => `--grep-reflog=${text}`),
		"--date=iso-strict",
		"--format=%gD%x00%gs",
		"-z",
	];
	const input = refs.map((ref) => `${ref}\n`).join("");
	const output = await git.run("log", { args, input, ...(signal && { signal }) }).catch((error) => {
		if (error instanceof GitFailed) return undefined;
		throw error;
	});
	return parseLines(output?.text ?? "");
}

function parseLines(text: string): readonly LogLine[] {
	const fields = text.split("\0");
	const lines: LogLine[] = [];
	for (let at = 0; at + 1 < fields.length; at += 2) {
		const [, ref, instant] = /^(.*)@\{(.*)\}$/.exec(fields[at] ?? "") ?? [];
		if (ref && instant) lines.push({ ref, at: instant, message: fields[at + 1] ?? "" });
	}
	return lines;
}
