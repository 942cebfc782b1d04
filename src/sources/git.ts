import { statSync } from "node:fs";
import { getSystemErrorName } from "node:util";
import { simpleGit } from "simple-git";
import { Aborted, GitFailed, GitMissing, GitStopped } from "./errors.ts";
import { firstLine } from "./gitAnswer.ts";
import { commandLine, type GitCall, type Subcommand } from "./gitCommands.ts";
import { allowedNames, gitEnvironment, resolveBinary } from "./gitEnvironment.ts";
import { streamGit } from "./gitStream.ts";

/** The one way to run git: it only reads, and runs no program that a repository's config names. */
export interface Git {
	/** Where it runs. */
	readonly folder: string;
	/** The same git in another folder. */
	at(folder: string): Git;
	/** Runs one process. Throws `GitMissing`, `GitFailed`, `GitStopped` or `Aborted`. */
	run(subcommand: Subcommand, call?: GitCall): Promise<GitOutput>;
	/**
	 * Its output while it comes, which may be longer than memory: git waits while nobody reads, and is ended when
	 * nobody reads on. It may take ten minutes and say any amount unless `call` says otherwise. Throws as `run` does.
	 */
	stream(subcommand: Subcommand, call?: GitCall): AsyncGenerator<Buffer, void>;
}

export interface GitOutput {
	readonly code: number;
	readonly bytes: Buffer;
	/** The bytes as UTF-8. */
	readonly text: string;
}

export interface GitOptions {
	/** What `git.path` says; `git` by default. */
	readonly binary?: string;
	readonly environment?: NodeJS.ProcessEnv;
	/** Told of each process just before it starts: the arguments from the subcommand on. */
	readonly onSpawn?: (argv: readonly string[]) => void;
}

/** What git runs with, from one adapter to the next. */
interface Setup {
	readonly binary: string;
	readonly environment: Record<string, string>;
	readonly onSpawn: (argv: readonly string[]) => void;
}

interface Ended {
	/** Negative when the program could not be started, null when a signal ended it. */
	readonly exitCode: number | null;
	readonly stdOut: Buffer[];
	readonly stdErr: Buffer[];
}

/** Starts nothing yet: the first process is that of the first `run`. */
export function openGit(folder: string, options: GitOptions = {}): Git {
	const environment = options.environment ?? process.env;
	return adapter(folder, {
		binary: resolveBinary(options.binary || "git", environment),
		environment: gitEnvironment(environment),
		onSpawn: options.onSpawn ?? (() => {}),
	});
}

function adapter(folder: string, setup: Setup): Git {
	return {
		folder,
		at: (other) => adapter(other, setup),
		run: (subcommand, call = {}) => run(folder, setup, commandLine(subcommand, call), call),
		stream: (subcommand, call = {}) => stream(folder, setup, commandLine(subcommand, call), call),
	};
}

function stream(
	folder: string,
	{ binary, environment, onSpawn }: Setup,
	argv: string[],
	call: GitCall,
): AsyncGenerator<Buffer, void> {
	const options = ["--no-optional-locks", ...hardening.flatMap((setting) => ["-c", setting])];
	const started = () => onSpawn(argv);
	return streamGit({ folder, binary, argv: [...options, ...argv], environment, started }, call);
}

async function run(folder: string, setup: Setup, argv: string[], call: GitCall): Promise<GitOutput> {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		throw new GitFailed(`there is no folder ${folder}`);
	}
	const limits = watchLimits(call);
	try {
		limits.signal.throwIfAborted();
		setup.onSpawn(argv);
		// The race: an aborted caller must not wait for a process that a slow disk keeps from ending.
		const ended = await Promise.race([spawn(folder, setup, argv, call, limits), limits.stopped]);
		limits.signal.throwIfAborted();
		return answer(ended, setup.binary, call.accept ?? [0]);
	} finally {
		limits.release();
	}
}

function answer(ended: Ended, binary: string, accept: readonly number[]): GitOutput {
	const { exitCode } = ended;
	if (exitCode !== null && exitCode < 0) {
		const why = getSystemErrorName(exitCode);
		if (why === "ENOENT" || why === "EACCES" || why === "ENOEXEC") throw new GitMissing(binary);
		throw new GitFailed(`git could not be started (${why})`);
	}
	if (exitCode === null || !accept.includes(exitCode)) {
		throw new GitFailed(firstLine(Buffer.concat(ended.stdErr).toString("utf8")), exitCode ?? undefined);
	}
	return new Output(exitCode, Buffer.concat(ended.stdOut));
}

/** A class: an object with a getter of its own would keep its bytes alive until a full garbage collection. */
class Output implements GitOutput {
	readonly code: number;
	readonly bytes: Buffer;

	constructor(code: number, bytes: Buffer) {
		this.code = code;
		this.bytes = bytes;
	}

	get text(): string {
		return this.bytes.toString("utf8");
	}
}

interface Limits {
	/** Aborted with the error to throw. */
	readonly signal: AbortSignal;
	/** Rejects with that error; never fulfils. */
	readonly stopped: Promise<never>;
	count(bytes: number): void;
	release(): void;
}

/** The timeout, the cap and the caller's signal, as one signal. */
function watchLimits(call: GitCall): Limits {
	const { signal: caller, timeout = 30_000, maxBytes = 64 * 1024 * 1024 } = call;
	const controller = new AbortController();
	const abort = () => controller.abort(new Aborted());
	const timer = setTimeout(() => {
		controller.abort(new GitStopped("git-timeout", `no answer after ${timeout / 1000} seconds`));
	}, timeout);
	if (caller?.aborted) abort();
	else caller?.addEventListener("abort", abort, { once: true });
	let total = 0;
	return {
		signal: controller.signal,
		stopped: new Promise((_resolve, reject) => {
			controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
		}),
		count(bytes) {
			total += bytes;
			if (total <= maxBytes) return;
			controller.abort(new GitStopped("git-too-much", `its answer is longer than ${maxBytes} bytes`));
		},
		release() {
			clearTimeout(timer);
			caller?.removeEventListener("abort", abort);
		},
	};
}

async function spawn(
	folder: string,
	setup: Setup,
	argv: string[],
	call: GitCall,
	limits: Limits,
): Promise<Ended> {
	let ended: Ended | undefined;
	const client = simpleGit({
		baseDir: folder,
		binary: [setup.binary, "--no-optional-locks"],
		config: hardening,
		unsafe: {
			// To switch it off; simple-git takes any mention of it for an attack.
			allowUnsafeFsMonitor: true,
			// git.path may hold spaces; no shell sees it.
			allowUnsafeCustomBinary: true,
			// For the user's own GIT_CONFIG_GLOBAL; no call of ours names another repository.
			allowUnsafeConfigPaths: true,
		},
		allowEnvironment: allowedNames,
		completion: { onClose: true, onExit: false },
		abort: limits.signal,
		input: () => Buffer.from(call.input ?? ""),
		errors(_error, result) {
			ended = result;
			return undefined;
		},
	});
	client.env(setup.environment).outputHandler((_command, stdout, stderr) => {
		stdout.on("data", (chunk: Buffer) => limits.count(chunk.length));
		stderr.on("data", (chunk: Buffer) => limits.count(chunk.length));
		// simple-git waits 50 ms for a process that said nothing; an empty chunk tells it that all was said.
		stdout.once("end", () => stdout.emit("data", Buffer.alloc(0)));
	});
	await client.raw(argv);
	if (!ended) throw new Error("simple-git gave no result");
	return ended;
}

const hardening = ["core.fsmonitor=false", "log.showSignature=false"];
