import { existsSync } from "node:fs";
import path from "node:path";
import type { TagSyntax } from "../core/debt/tags.ts";
import { type Engine, EngineFailed, nulSeparated, type Search } from "./debt/engine.ts";
import { spawned } from "./debt/spawned.ts";

/** Where ripgrep may be. */
export interface RipgrepPlaces {
	/** VS Code's `env.appRoot`; absent on the command line. */
	readonly appRoot?: string;
	readonly environment?: NodeJS.ProcessEnv;
	readonly platform?: NodeJS.Platform;
	readonly arch?: string;
	readonly exists?: (file: string) => boolean;
}

/**
 * The ripgreps that are there, the likeliest first: the one of VS Code, which moved in 1.122, then the one on the PATH.
 */
export function findRipgrep(places: RipgrepPlaces = {}): readonly string[] {
	const { appRoot, environment = process.env, platform = process.platform, arch = process.arch } = places;
	const join = platform === "win32" ? path.win32.join : path.posix.join;
	const name = platform === "win32" ? "rg.exe" : "rg";
	const packages = [
		["@vscode", "ripgrep-universal", "bin", `${platform}-${arch}`],
		["@vscode", "ripgrep", "bin"],
		["vscode-ripgrep", "bin"],
	];
	const modules = ["node_modules", "node_modules.asar.unpacked"];
	const inVsCode =
		appRoot === undefined
			? []
			: packages.flatMap((parts) => modules.map((folder) => join(appRoot, folder, ...parts, name)));
	const found = [...inVsCode, ...onPath(environment, platform, name)].filter(places.exists ?? existsSync);
	return [...new Set(found)];
}

/** Only absolute entries of the PATH: a relative one would run what lies in a repository. */
function onPath(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, name: string): readonly string[] {
	const { delimiter, isAbsolute, join } = platform === "win32" ? path.win32 : path.posix;
	const entry = Object.entries(environment).find(([key]) => key.toUpperCase() === "PATH");
	const folders = entry?.[1]?.split(delimiter) ?? [];
	return folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, name));
}

/** ripgrep as an engine; each process gets this environment, or ours. */
export function ripgrep(binary: string, environment?: NodeJS.ProcessEnv): Engine {
	const run = (argv: readonly string[], search: Search) =>
		withoutDot(nulSeparated(output(binary, [...argv, "--", "./"], search, environment)));
	return {
		name: "ripgrep",
		detail: binary,
		searches: true,
		files: (search) => run(searchArguments(search), search),
		async oversized(search) {
			const listed = (argv: readonly string[]) => allOf(run(["--files", ...common(search), ...argv], search));
			const [all, small] = await Promise.all([listed([]), listed(withSize(search))]);
			if (all.length === small.length) return [];
			const known = new Set(small);
			return all.filter((file) => !known.has(file) && !search.rules.excludes(file));
		},
	};
}

/** What it is run with to find the files that hold a tag. */
export function searchArguments(search: Omit<Search, "folder" | "signal" | "unreadable">): readonly string[] {
	return [...searching(search), ...common(search), ...withSize(search)];
}

/** Lists files, which is the cheapest output: we read them ourselves from their start anyway. */
function searching({ syntax }: Pick<Search, "syntax">): readonly string[] {
	return ["--files-with-matches", "--text", "--regexp", patternOf(syntax)];
}

/** Without `(?-u:…)`, bytes that are no UTF-8 would hide a word beside them. */
function patternOf({ anywhere }: TagSyntax): string {
	return anywhere.source.replaceAll("\\b", "(?-u:\\b)");
}

function withSize({ maxBytes }: Pick<Search, "maxBytes">): readonly string[] {
	return ["--max-filesize", String(maxBytes)];
}

function common({ rules }: Pick<Search, "rules">): readonly string[] {
	return [
		// A config file could name a program to run.
		"--no-config",
		"--null",
		"--color=never",
		"--path-separator=/",
		"--hidden",
		// git knows nothing of `.ignore` files, and every engine should see the same files.
		"--no-ignore-dot",
		"--glob=!.git",
		...rules.globs.filter(isPlainGlob).map((glob) => `--glob=!/${glob.replace(/^\.?\//, "")}`),
	];
}

/** Only saves work, so that a glob which ripgrep could read otherwise, or refuse, is left to our own rules. */
function isPlainGlob(glob: string): boolean {
	return /^[\w.*/@-]+$/.test(glob) && !/[^/]\*\*|\*\*[^/]|\*\*\*/.test(glob);
}

async function* output(
	binary: string,
	argv: readonly string[],
	search: Search,
	environment?: NodeJS.ProcessEnv,
) {
	let given = false;
	const { folder, signal } = search;
	const ended = (code: number, complaints: string) => {
		// 0: found, 1: nothing found, 2: something went wrong on the way, or all of it did.
		if (code > 2 || (code === 2 && !given))
			throw new EngineFailed("failed", firstLine(complaints) || `exit code ${code}`);
		for (const complaint of complaints.split("\n"))
			if (complaint.trim() !== "") search.unreadable(complaint.trim());
	};
	const chunks = spawned(binary, argv, { folder, signal, ended, ...(environment && { environment }) });
	for await (const chunk of chunks) {
		given = true;
		yield chunk;
	}
}

function firstLine(text: string): string {
	return (
		text
			.split("\n")
			.find((line) => line.trim() !== "")
			?.trim() ?? ""
	);
}

async function* withoutDot(found: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
	for await (const paths of found) yield paths.map((path) => (path.startsWith("./") ? path.slice(2) : path));
}

async function allOf(found: AsyncIterable<readonly string[]>): Promise<string[]> {
	const all: string[] = [];
	for await (const paths of found) for (const path of paths) all.push(path);
	return all;
}
