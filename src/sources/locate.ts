import { existsSync } from "node:fs";
import path from "node:path";
import { GitFailed } from "./errors.ts";
import type { Git } from "./git.ts";

/** Where a folder's repository keeps what. All paths are absolute and as the platform writes them. */
export interface Location {
	/** The work tree's root. */
	readonly root: string;
	/** This work tree's own git folder. */
	readonly gitDir: string;
	/** The git folder that all work trees share. */
	readonly commonDir: string;
	/** From the root to the folder that was asked about, with `/` and a trailing `/`; empty at the root. */
	readonly prefix: string;
	/** Root of the repository that this one is a submodule of. */
	readonly superproject?: string;
	readonly linkedWorktree: boolean;
	/** Refs are kept in tables, not in files of their own. */
	readonly reftable: boolean;
	/** Where git keeps its state; the files need not exist. */
	readonly paths: Readonly<Record<StatePath, string>>;
	/** What to watch: some are files, some folders, most don't exist all the time. */
	readonly watch: readonly string[];
}

const statePaths = [
	"HEAD",
	"logs/HEAD",
	"refs/heads",
	"packed-refs",
	"reftable/tables.list",
	"rebase-merge",
	"rebase-apply",
	"MERGE_HEAD",
	"CHERRY_PICK_HEAD",
	"REVERT_HEAD",
	"BISECT_LOG",
	"BISECT_START",
] as const;
export type StatePath = (typeof statePaths)[number];

/** rev-parse prints an option that it doesn't know: so we know where one answer ends, whatever is in it. */
const separator = "--alignment-next";

/**
 * Asks git about its folder, in one process; undefined when that lies in no repository.
 * Throws `GitFailed`, with the code `no-work-tree` in a bare repository or inside of a `.git` folder.
 */
export async function locate(git: Git, signal?: AbortSignal): Promise<Location | undefined> {
	const questions = [
		["--git-dir"],
		["--git-common-dir"],
		...statePaths.map((name) => ["--git-path", name]),
		["--show-superproject-working-tree"],
		["--show-prefix"],
		// Last, because it ends git where there is no work tree.
		["--show-toplevel"],
	];
	const args = ["--path-format=absolute", ...questions.flatMap((question) => [...question, separator])];
	const output = await git
		.run("rev-parse", { args, accept: [0], ...(signal && { signal }) })
		.catch((error) => {
			if (error instanceof GitFailed && isOutside(error, git.folder)) return undefined;
			throw asNoWorkTree(error);
		});
	return output && readAnswers(output.text);
}

function readAnswers(text: string): Location {
	if (text.startsWith("--path-format")) {
		throw new GitFailed("this git is older than 2.31; install a newer one", 0, "git-too-old");
	}
	const answers = text.split(`${separator}\n`).map((answer) => answer.replace(/\n$/, ""));
	const [gitDir = "", commonDir = "", ...rest] = answers.map((answer) => answer && path.normalize(answer));
	const paths = Object.fromEntries(statePaths.map((name, at) => [name, rest[at] ?? ""]));
	const [superproject, , root = ""] = rest.slice(statePaths.length);
	const prefix = answers[2 + statePaths.length + 1] ?? "";
	const reftables = path.join(commonDir, "reftable");
	return {
		root,
		gitDir,
		commonDir,
		prefix,
		...(superproject && { superproject }),
		linkedWorktree: gitDir !== commonDir,
		reftable: existsSync(reftables),
		paths: paths as Record<StatePath, string>,
		watch: [...new Set([...Object.values(paths), path.join(reftables, "tables.list")])],
	};
}

/**
 * git says "not a git repository" of a damaged one too, and exits with 128 for everything: so we also look
 * whether something above the folder means to be a repository.
 */
function isOutside(error: GitFailed, folder: string): boolean {
	return /^fatal: not a git repository \(or any /.test(error.detail) && !hasRepositoryAbove(folder);
}

function hasRepositoryAbove(folder: string): boolean {
	for (let at = path.resolve(folder); ; at = path.dirname(at)) {
		if (existsSync(path.join(at, ".git", "HEAD"))) return true;
		if (at === path.dirname(at)) return false;
	}
}

function asNoWorkTree(error: unknown): unknown {
	if (!(error instanceof GitFailed) || !/must be run in a work tree/.test(error.detail)) return error;
	return new GitFailed(error.detail, error.exitCode, "no-work-tree");
}
