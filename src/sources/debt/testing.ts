// What the tests of this folder share; nothing else imports it.
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
import { type Git, openGit } from "../git.ts";
import { findRipgrep } from "../ripgrep.ts";

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
export interface CountingGit extends Git {
	readonly runs: string[][];
}

export function testGit(folder: string, environment: NodeJS.ProcessEnv, binary = "git"): CountingGit {
	const runs: string[][] = [];
	const onSpawn = (argv: readonly string[]) => void runs.push([...argv]);
	return { ...openGit(folder, { binary, environment, onSpawn }), runs };
}
