import { open } from "node:fs/promises";
import { join } from "node:path";
import type { TagSyntax } from "../../core/debt/tags.ts";
import { HumanError } from "../errors.ts";
import { type Engine, EngineFailed, nulSeparated, type Search } from "./engine.ts";
import { pooled } from "./pooled.ts";

/** What the scan asks of the one git adapter, `Git`. */
export interface ListingGit {
	/** Where it runs. */
	readonly folder: string;
	at(folder: string): ListingGit;
	stream(subcommand: "grep" | "ls-files", call: ListingCall): AsyncIterable<Buffer>;
}

interface ListingCall {
	readonly args: readonly string[];
	readonly paths: readonly string[];
	readonly signal: AbortSignal;
	readonly timeout: number;
	readonly maxBytes: number;
	readonly accept: readonly number[];
}

/** A cold disk and a large repository take their time. */
const timeout = 5 * 60_000;
/** The paths of a million files. */
const maxBytes = 256 * 1024 * 1024;

const everything = ["-l", "-z", "-a", "--untracked", "--no-recurse-submodules", "--no-full-name"];

/** `git grep` with a pattern, which also finds tags in UTF-16; not every git can do it. */
export function gitGrep(git: ListingGit): Engine {
	return {
		name: "git grep",
		detail: "git grep -P",
		searches: true,
		files: (search) => list(git, "grep", [...everything, "-P", "-e", patternOf(search.syntax)], search),
	};
}

/** `git grep` for fixed words, as every git can; files in UTF-16 are proposed for their byte order mark. */
export function gitGrepFixed(git: ListingGit): Engine {
	return {
		name: "git grep with fixed strings",
		detail: "git grep -F",
		searches: true,
		async *files(search) {
			const words = search.syntax.literals.flatMap((literal) => ["-e", literal]);
			yield* list(git, "grep", [...everything, "-F", "-w", ...words], search);
			yield* utf16Files(git, search);
		},
	};
}

/** Tracked files that are ignored: no engine sees them, `git grep --untracked` no more than the others. */
export function trackedIgnored(git: ListingGit, search: Search): AsyncIterable<readonly string[]> {
	return list(git, "ls-files", ["-z", "-c", "-i", "--exclude-standard"], search);
}

/** Those of `files` that git tracks or doesn't ignore; more than a command line holds are compared with all. */
export async function notIgnored(
	git: ListingGit,
	files: readonly string[],
	search: Search,
): Promise<ReadonlySet<string>> {
	const asked = files.length <= 200 ? files : ["."];
	const known = new Set<string>();
	for await (const listed of list(git, "ls-files", ["-z", "-c", "-o", "--exclude-standard"], search, asked))
		for (const file of listed) known.add(file);
	return new Set(files.filter((file) => known.has(file)));
}

async function* list(
	git: ListingGit,
	subcommand: "grep" | "ls-files",
	args: readonly string[],
	{ folder, signal }: Search,
	paths: readonly string[] = ["."],
): AsyncGenerator<readonly string[]> {
	// `grep` says with 1 that it found nothing.
	const call = { args, paths, signal, timeout, maxBytes, accept: subcommand === "grep" ? [0, 1] : [0] };
	try {
		yield* nulSeparated(git.at(folder).stream(subcommand, call));
	} catch (error) {
		throw engineFailure(error);
	}
}

function engineFailure(error: unknown): unknown {
	if (!(error instanceof HumanError) || error.code === "aborted") return error;
	return new EngineFailed(error.code === "git-missing" ? "missing" : "failed", error.message);
}

/** The words as they are, and as they look in UTF-16, where every other byte of them is 0. */
function patternOf({ anywhere, literals }: TagSyntax): string {
	const wide = literals.map((literal) =>
		[...literal].map((each) => each.replace(/[^\w]/, "\\$&")).join("\\x00"),
	);
	return [anywhere.source, ...wide.filter((each) => /^[\x20-\x7e]+$/.test(each))].join("|");
}

async function* utf16Files(git: ListingGit, search: Search): AsyncGenerator<readonly string[]> {
	const all = list(git, "ls-files", ["-z", "-c", "-o", "--exclude-standard"], search);
	for await (const files of all) {
		const sniffed = pooled(files, 16, async (file) =>
			(await startsAsUtf16(join(search.folder, file))) ? [file] : [],
		);
		for await (const found of sniffed) yield found;
	}
}

async function startsAsUtf16(path: string): Promise<boolean> {
	const handle = await open(path, "r").catch(() => undefined);
	if (!handle) return false;
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
		return bytesRead === 2 && ["fffe", "feff"].includes(buffer.toString("hex"));
	} catch {
		return false;
	} finally {
		await handle.close();
	}
}
