import { mustRun } from "./run.ts";

/** Runs git in a folder of a test, untouched by the settings of whoever runs the tests; resolves with its output. */
export async function git(folder: string, ...args: string[]): Promise<string> {
	return (await mustRun("git", args, { cwd: folder, env: gitEnvironment })).trimEnd();
}

/** An empty repository with the branch `main`, and an author for the tests. */
export async function initRepository(folder: string): Promise<void> {
	await git(folder, "init", "--quiet", "--initial-branch=main");
	await git(folder, "config", "user.name", "Search team");
	await git(folder, "config", "user.email", "search@example.com");
	await git(folder, "config", "commit.gpgsign", "false");
}

const nowhere = process.platform === "win32" ? "NUL" : "/dev/null";

/** For programs that run git and must not see the user's own settings. */
export const gitEnvironment: NodeJS.ProcessEnv = {
	GIT_CONFIG_GLOBAL: nowhere,
	GIT_CONFIG_SYSTEM: nowhere,
	GIT_TERMINAL_PROMPT: "0",
};
