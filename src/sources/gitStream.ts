import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { getDefaultHighWaterMark, setDefaultHighWaterMark } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Aborted, GitFailed, GitMissing, GitStopped } from "./errors.ts";
import { firstLine } from "./gitAnswer.ts";
import type { GitCall } from "./gitCommands.ts";

/** More than this of what git complains about is not kept. */
const mostComplaints = 16 * 1024;

/** Bytes after which an answer is a long one. */
const long = 256 * 1024;
/** Less of it at once is not worth a look. */
const handful = 32 * 1024;
/**
 * git writes 4 kB at a time; whoever reads each of them works longer on that than on what they say, and holds up git.
 * Windows can't wait for a moment that short.
 */
const pause = process.platform === "win32" ? 0 : 1;

/** How to start a git that is hardened already. */
export interface StreamSetup {
	readonly folder: string;
	readonly binary: string;
	/** All that follows the binary. */
	readonly argv: readonly string[];
	readonly environment: Readonly<Record<string, string>>;
	readonly started: () => void;
}

/**
 * What git says while it says it. git waits while nobody reads, and is killed on abort and when nobody reads on.
 * Not by simple-git: that collects all output whatever becomes of it, and pauses no process. Throws `GitMissing`,
 * `GitFailed`, `GitStopped` or `Aborted`.
 */
export async function* streamGit(setup: StreamSetup, call: GitCall): AsyncGenerator<Buffer, void> {
	const { folder, binary } = setup;
	const { signal, timeout = 10 * 60_000, maxBytes = Number.POSITIVE_INFINITY, accept = [0] } = call;
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
		throw new GitFailed(`there is no folder ${folder}`);
	if (signal?.aborted) throw new Aborted();
	setup.started();
	const child = spawnUnbuffered(setup);
	let complaints = "";
	child.stderr.on("data", (chunk: Buffer) => {
		if (complaints.length < mostComplaints) complaints += chunk.toString("utf8");
	});
	// git may end before it has read everything: what that means, its exit code says.
	child.stdin.on("error", () => {});
	child.stdin.end(call.input ?? "");
	const ended = new Promise<{ code: number | null; error?: NodeJS.ErrnoException }>((resolve) => {
		child.on("error", (error) => resolve({ code: null, error }));
		child.on("close", (code) => resolve({ code }));
	});
	let stopped: Error | undefined;
	const stop = (why: Error) => {
		stopped ??= why;
		child.stdout.destroy();
		child.kill();
	};
	const abort = () => stop(new Aborted());
	signal?.addEventListener("abort", abort, { once: true });
	const timer = setTimeout(
		() => stop(new GitStopped("git-timeout", `no end after ${timeout / 1000} seconds`)),
		timeout,
	);
	try {
		let total = 0;
		for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
			total += chunk.length;
			if (total > maxBytes)
				stop(new GitStopped("git-too-much", `its answer is longer than ${maxBytes} bytes`));
			if (stopped) break;
			yield chunk;
			if (pause > 0 && total > long && chunk.length < handful) await sleep(pause);
			if (stopped) break;
		}
		if (stopped) throw stopped;
		const { code, error } = await ended;
		if (stopped) throw stopped;
		if (error) throw startFailure(error, binary);
		if (code === null || !accept.includes(code))
			throw new GitFailed(firstLine(complaints), code ?? undefined);
	} catch (error) {
		// A stream that was destroyed says so in its own words.
		throw stopped ?? error;
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener("abort", abort);
		child.kill();
	}
}

/** Its output stays with the system until somebody asks for it: Node would fetch it bit by bit as it comes. */
function spawnUnbuffered({ binary, argv, folder, environment }: StreamSetup) {
	const usual = getDefaultHighWaterMark(false);
	setDefaultHighWaterMark(false, 1);
	try {
		return spawn(binary, argv, {
			cwd: folder,
			env: environment,
			stdio: ["pipe", "pipe", "pipe"],
			windowsHide: true,
		});
	} finally {
		setDefaultHighWaterMark(false, usual);
	}
}

function startFailure(error: NodeJS.ErrnoException, binary: string): Error {
	const why = error.code ?? "unknown";
	if (why === "ENOENT" || why === "EACCES" || why === "ENOEXEC") return new GitMissing(binary);
	return new GitFailed(`git could not be started (${why})`);
}
