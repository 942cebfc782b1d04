// What the tests of this folder share; nothing else imports it.
import { spawn } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	realpathSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitEnvironment } from "../../../test/support/git.ts";
import { cache } from "../../../test/support/paths.ts";
import { GitFailed, GitMissing } from "../errors.ts";
import { findRipgrep } from "../ripgrep.ts";
import type { ListingGit } from "./gitGrep.ts";

/** A folder of its own, by its real name. */
export function temporaryFolder(): string {
	return realpathSync(mkdtempSync(join(tmpdir(), "alignment-debt-")));
}

export function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
	for (const [file, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), content);
	}
}

/** An environment without settings of whoever runs the tests; `home` is an empty folder. */
export function cleanEnvironment(home: string): NodeJS.ProcessEnv {
	return { ...process.env, ...gitEnvironment, HOME: home, XDG_CONFIG_HOME: home };
}

/** A ripgrep on this machine: on the PATH, or in a VS Code that tests have downloaded. */
export function anyRipgrep(): string | undefined {
	const downloads = existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [];
	return [undefined, ...downloads].flatMap((appRoot) =>
		findRipgrep(appRoot === undefined ? {} : { appRoot }),
	)[0];
}

/** A program of a few lines of shell in place of ripgrep. */
export function script(folder: string, lines: string): string {
	const file = join(folder, `program-${readdirSync(folder).length}.sh`);
	writeFileSync(file, `#!/bin/sh\n${lines}\n`);
	chmodSync(file, 0o755);
	return file;
}

/** git, with what it was run with. */
export interface CountingGit extends ListingGit {
	readonly runs: string[][];
}

export function testGit(folder: string, environment: NodeJS.ProcessEnv, binary = "git"): CountingGit {
	const runs: string[][] = [];
	const at = (where: string): CountingGit => ({
		folder: where,
		runs,
		at,
		run(subcommand, { args, paths, signal, accept }) {
			const argv = ["--no-optional-locks", "-c", "core.fsmonitor=false", subcommand, ...args, "--", ...paths];
			runs.push(argv);
			return output(binary, argv, { cwd: where, signal, env: environment }, accept);
		},
	});
	return at(folder);
}

function output(
	binary: string,
	argv: string[],
	options: { cwd: string; signal: AbortSignal; env: NodeJS.ProcessEnv },
	accept: readonly number[],
): Promise<{ bytes: Buffer }> {
	return new Promise((resolve, reject) => {
		const child = spawn(binary, argv, options);
		const chunks: Buffer[] = [];
		let complaints = "";
		child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
		child.stderr.on("data", (chunk: Buffer) => {
			complaints += chunk;
		});
		child.on("error", () => reject(new GitMissing(binary)));
		child.on("close", (code) => {
			if (code !== null && accept.includes(code)) resolve({ bytes: Buffer.concat(chunks) });
			else reject(new GitFailed(complaints, code ?? undefined));
		});
	});
}
