import { execFileSync } from "node:child_process";
import { isolated, makeFolder } from "../repository.ts";
import { edit, firstTree, type Tree } from "./edits.ts";
import { chanceOf } from "./random.ts";

export interface LineHistoryOptions {
	readonly seed: number;
	/** First-parent commits. */
	readonly commits: number;
	/** From one commit to the next; three days by default. */
	readonly mostHours?: number;
}

const begin = Date.parse("2026-01-05T08:00:00Z") / 1000;

/**
 * A repository whose branch `main` has merges, renames, reverts, new white space, moved blocks, clocks that disagree,
 * and names that must be quoted; always the same one for the same seed. Resolves with its path.
 */
export function makeLineHistory({ seed, commits, mostHours = 72 }: LineHistoryOptions): string {
	const root = makeFolder("lines");
	const env = isolated();
	execFileSync("git", ["init", "--quiet", "--template=", "--initial-branch=main"], { cwd: root, env });
	execFileSync("git", ["fast-import", "--quiet", "--done"], {
		cwd: root,
		env,
		input: streamOf(seed, commits, mostHours * 3600),
		stdio: ["pipe", "ignore", "inherit"],
	});
	return root;
}

function streamOf(seed: number, commits: number, pause: number): string {
	const chance = chanceOf(seed);
	let lines = 0;
	const words = ["lamp", "order", "search", "basket", "parcel", "price", "}", ""];
	// Some lines are the same again and again, as in life.
	const line = () => {
		lines += 1;
		return chance.percent(15)
			? chance.one(words)
			: `const ${chance.one(words.slice(0, 6))}${lines} = ${lines * 7};`;
	};
	const parts: string[] = [];
	let marks = 0;
	let now = begin;
	const commit = (ref: string, tree: Tree, parents: readonly number[]): number => {
		marks += 1;
		now += chance.below(pause);
		const at = chance.percent(5) ? now - 2 * 86_400 : now;
		const [first, ...others] = parents;
		parts.push(
			`commit refs/heads/${ref}`,
			`mark :${marks}`,
			`committer Team <team@example.com> ${at} +0200`,
			"data 8\nA change",
			...(first === undefined ? [] : [`from :${first}`]),
			...others.map((parent) => `merge :${parent}`),
			"deleteall",
			...[...tree].map(([path, text]) => file(path, text.join("\n"))),
			"",
		);
		return marks;
	};
	const trees: Tree[] = [firstTree(chance, line)];
	let tip = commit("main", trees[0] as Tree, []);
	for (let count = 1; count < commits; count += 1) {
		const tree = trees.at(-1) as Tree;
		const before = trees[Math.max(0, trees.length - 3)] as Tree;
		const next = edit(tree, before, chance, line);
		if (chance.percent(30)) {
			let side = tip;
			let its = tree;
			for (let more = 1 + chance.below(3); more > 0; more -= 1) {
				its = edit(its, its, chance, line);
				side = commit("side", its, [side]);
			}
			tip = commit("main", next, [tip, side]);
		} else tip = commit("main", next, [tip]);
		trees.push(next);
	}
	return `${parts.join("\n")}\ndone\n`;
}

function file(path: string, text: string): string {
	const quoted = `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
	return `M 100644 inline ${quoted}\ndata ${Buffer.byteLength(text)}\n${text}`;
}
