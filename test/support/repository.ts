import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A real git repository in a temporary folder, blind to the settings of whoever runs the tests. */
export interface TestRepository {
	readonly root: string;
	/** For the git under test. */
	readonly environment: NodeJS.ProcessEnv;
	/** Runs git in the root, one minute after the last time; the answer without its last line break. */
	git(...args: string[]): Promise<string>;
	/** The same, in a place where git is expected to stop with an error, such as a conflict. */
	fails(...args: string[]): Promise<void>;
	/** Writes files without committing them. */
	write(files: Readonly<Record<string, string>>): Promise<void>;
	/** Writes files and commits them all. */
	commit(files?: Readonly<Record<string, string>>, message?: string): Promise<void>;
	/** Creates a branch here and moves to it. */
	branch(name: string, from?: string): Promise<void>;
	/** Checks a new branch out in a folder of its own, as a repository of its own. */
	worktree(branch: string): Promise<TestRepository>;
	/** Adds another repository as a submodule at `at`. */
	submodule(other: TestRepository, at: string): Promise<TestRepository>;
}

const firstMinute = Date.parse("2026-11-20T10:00:00Z");
let base: string | undefined;
let folders = 0;
let minutes = 0;

/** For tests that compare with instants of their own: repositories are made on the morning of 20 November again. */
export function restartClock(): void {
	minutes = 0;
}

/** An empty folder under a temporary one that is removed when the tests end; outside of any repository. */
export function makeFolder(name = "folder"): string {
	if (base === undefined) {
		const made = realpathSync(mkdtempSync(path.join(tmpdir(), "alignment-test-")));
		process.once("exit", () => rmSync(made, { recursive: true, force: true, maxRetries: 3 }));
		base = made;
	}
	folders += 1;
	const folder = path.join(base, String(folders), name);
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** An empty repository on the branch `main`. */
export async function makeRepository(name = "shop", init: readonly string[] = []): Promise<TestRepository> {
	const repository = at(makeFolder(name));
	await repository.git("init", "--quiet", "--template=", "--initial-branch=main", ...init);
	return repository;
}

/** Whether this git can keep refs in tables. */
export async function canReftable(): Promise<boolean> {
	return makeRepository("reftable", ["--ref-format=reftable"]).then(
		() => true,
		() => false,
	);
}

/** What a git must be told so that it neither sees settings nor looks above the temporary folder. */
export function isolated(): NodeJS.ProcessEnv {
	const { PATH, Path, SystemRoot } = process.env;
	const nowhere = process.platform === "win32" ? "NUL" : "/dev/null";
	return {
		...(PATH !== undefined && { PATH }),
		...(Path !== undefined && { Path }),
		...(SystemRoot !== undefined && { SystemRoot }),
		HOME: base,
		GIT_CONFIG_GLOBAL: nowhere,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_CEILING_DIRECTORIES: base,
	};
}

function at(root: string): TestRepository {
	const git = async (...args: string[]) => {
		minutes += 1;
		const date = new Date(firstMinute + minutes * 60_000).toISOString();
		const env = { ...isolated(), ...author, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
		const { stdout } = await execute("git", [...settings, ...args], {
			cwd: root,
			env,
		});
		return stdout.replace(/\n$/, "");
	};
	const write = async (files: Readonly<Record<string, string>>) => {
		for (const [name, text] of Object.entries(files)) {
			await mkdir(path.dirname(path.join(root, name)), { recursive: true });
			await writeFile(path.join(root, name), text);
		}
	};
	return {
		root,
		environment: isolated(),
		git,
		write,
		async fails(...args) {
			const failure = await git(...args).then(
				() => new Error(`git ${args.join(" ")} should have failed`),
				() => undefined,
			);
			if (failure) throw failure;
		},
		async commit(files = {}, message = "A change") {
			await write(files);
			await git("add", "--all");
			await git("commit", "--quiet", "--allow-empty", "-m", message);
		},
		async branch(name, from) {
			await git("switch", "--quiet", "--create", name, ...(from === undefined ? [] : [from]));
		},
		async worktree(branch) {
			const folder = path.join(makeFolder("worktrees"), "linked");
			await git("worktree", "add", "--quiet", "-b", branch, folder);
			return at(folder);
		},
		async submodule(other, where) {
			await git("submodule", "--quiet", "add", other.root, where);
			return at(path.join(root, where));
		},
	};
}

/** Submodules come from folders, nothing is tidied up in between, and refs are files unless a test says otherwise. */
const settings = [
	"protocol.file.allow=always",
	"maintenance.auto=false",
	"gc.auto=0",
	"init.defaultRefFormat=files",
].flatMap((setting) => ["-c", setting]);

const author = {
	GIT_AUTHOR_NAME: "Search team",
	GIT_AUTHOR_EMAIL: "search@example.com",
	GIT_COMMITTER_NAME: "Search team",
	GIT_COMMITTER_EMAIL: "search@example.com",
	GIT_EDITOR: "true",
};
