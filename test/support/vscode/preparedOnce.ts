import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * The folder `dir`, filled by `fill` the first time. It appears complete or not at all: a try that was cut off
 * leaves only a staging folder behind, and of two processes at once the second to finish drops its own.
 */
export async function preparedOnce(dir: string, fill: (staging: string) => Promise<void>): Promise<string> {
	if (existsSync(dir)) return dir;
	await removeAbandoned(dir);
	const staging = `${dir}.staging-${process.pid}`;
	await mkdir(staging, { recursive: true });
	try {
		await fill(staging);
		await rename(staging, dir);
	} catch (error) {
		await rm(staging, { recursive: true, force: true });
		if (!existsSync(dir)) throw error;
	}
	return dir;
}

async function removeAbandoned(dir: string): Promise<void> {
	const prefix = `${basename(dir)}.staging-`;
	const siblings = await readdir(dirname(dir)).catch(() => []);
	for (const name of siblings) {
		const owner = Number(name.slice(prefix.length));
		if (name.startsWith(prefix) && !isRunning(owner)) {
			await rm(join(dirname(dir), name), { recursive: true, force: true });
		}
	}
}

function isRunning(pid: number): boolean {
	if (pid === process.pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}
