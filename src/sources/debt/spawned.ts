import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { Aborted } from "../errors.ts";
import { EngineFailed } from "./engine.ts";

/** More than this of what a program complains about is not kept. */
const mostComplaints = 8 * 1024;

/**
 * Milliseconds in which output gathers. A program with a thread on each core is held up by each of its lines that
 * somebody wakes up for: work of ours in many small pieces costs it twice what the same work costs in a few.
 */
const gathering = 5;

export interface Spawned {
	readonly folder: string;
	readonly environment?: NodeJS.ProcessEnv;
	readonly signal: AbortSignal;
	/** Told of the exit code and of what was said on stderr, once all output was given. */
	readonly ended: (code: number, complaints: string) => void;
}

/**
 * A program's output while it comes: its start at once, then what has gathered. The program is killed on abort, and when nobody reads on. Throws `Aborted`, or
 * `EngineFailed` when it can't be started or is killed by somebody else.
 */
export async function* spawned(
	binary: string,
	argv: readonly string[],
	{ folder, environment, signal, ended }: Spawned,
): AsyncGenerator<Buffer> {
	if (signal.aborted) throw new Aborted();
	const child = spawn(binary, argv, {
		cwd: folder,
		stdio: ["ignore", "pipe", "pipe"],
		windowsHide: true,
		...(environment && { env: environment }),
	});
	let complaints = "";
	child.stderr.on("data", (chunk: Buffer) => {
		if (complaints.length < mostComplaints) complaints += chunk.toString("utf8");
	});
	const end = new Promise<{ code: number | null; by: string | null; error?: Error }>((resolve) => {
		child.on("error", (error) => resolve({ code: null, by: null, error }));
		child.on("close", (code, by) => resolve({ code, by }));
	});
	const kill = () => child.kill();
	signal.addEventListener("abort", kill, { once: true });
	try {
		for await (const chunk of child.stdout) {
			if (signal.aborted) break;
			yield chunk;
			await setTimeout(gathering);
		}
		const { code, by, error } = await end;
		if (signal.aborted) throw new Aborted();
		if (error) throw new EngineFailed(isMissing(error) ? "missing" : "failed", error.message);
		if (code === null) throw new EngineFailed("killed", `${binary} was ended by ${by}`);
		ended(code, complaints);
	} finally {
		signal.removeEventListener("abort", kill);
		child.kill();
	}
}

function isMissing(error: NodeJS.ErrnoException): boolean {
	return error.code === "ENOENT" || error.code === "EACCES" || error.code === "ENOEXEC";
}
