import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";

const windows = process.platform === "win32";

export interface Ran {
	/** Null when a signal ended the program. */
	readonly code: number | null;
	/** stdout and stderr as they came. */
	readonly output: string;
}

export interface RunOptions {
	readonly cwd?: string;
	readonly env?: NodeJS.ProcessEnv;
	/** Milliseconds after which the program, with all that it started, counts as hung and is ended. */
	readonly timeout?: number;
}

/** Runs a program to its end; rejects only when it can't be started. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
	const spawnOptions: SpawnOptions = { stdio: ["ignore", "pipe", "pipe"], windowsHide: true };
	// A group of its own, so that all of it can be ended.
	if (options.timeout !== undefined) spawnOptions.detached = !windows;
	if (options.cwd !== undefined) spawnOptions.cwd = options.cwd;
	if (options.env !== undefined) spawnOptions.env = { ...process.env, ...options.env };
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, spawnOptions);
		let output = "";
		const take = (chunk: Buffer) => {
			output += chunk.toString();
		};
		child.stdout?.on("data", take);
		child.stderr?.on("data", take);
		const hung = () => {
			output += `\nStill running after ${(options.timeout ?? 0) / 1000} s: ended.\n`;
			endTree(child);
		};
		const timer = options.timeout === undefined ? undefined : setTimeout(hung, options.timeout);
		const end = () => endTree(child);
		if (options.timeout !== undefined) process.on("exit", end);
		child.on("error", reject);
		child.on("close", (code) => {
			clearTimeout(timer);
			process.off("exit", end);
			resolve({ code, output });
		});
	});
}

function endTree(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { windowsHide: true });
		else process.kill(-child.pid, "SIGKILL");
	} catch {
		// It has ended meanwhile.
	}
}

/** Runs a program and rejects with its output when it fails. */
export async function mustRun(
	command: string,
	args: readonly string[],
	options: RunOptions = {},
): Promise<string> {
	const { code, output } = await run(command, args, options);
	if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed (${code}):\n${output}`);
	return output;
}

/** npm, which on Windows is a batch file that can't be spawned: run its script by node where npm told us where it is. */
export function npm(args: readonly string[], options: RunOptions = {}): Promise<string> {
	const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
	const script = process.env.npm_execpath;
	return script?.endsWith(".js")
		? mustRun(process.execPath, [script, ...args, ...quiet], options)
		: mustRun("npm", [...args, ...quiet], options);
}
