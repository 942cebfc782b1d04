import { existsSync } from "node:fs";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { Minimatch } from "minimatch";

/** Why a path is left out on purpose. */
export type LeftOut = "excluded" | "nested repository" | "symbolic link";

/** Which paths of a folder are none of ours, whatever engine finds them. */
export interface PathRules {
	/** The globs as they were given. */
	readonly globs: readonly string[];
	/** Whether a glob excludes a path, or a folder that it lies in. */
	excludes(path: string): boolean;
	/**
	 * Whether a file lies outside: excluded, or in a repository of its own such as a submodule, which is scanned when
	 * it is a workspace folder itself.
	 */
	leftOut(path: string): LeftOut | undefined;
	/** As `leftOut`, for a file that no engine vouches for: also when it or a folder above it is a symbolic link. */
	leftOutOrLinked(path: string): Promise<LeftOut | undefined>;
}

/** `globs` match whole paths from the folder on, as in VS Code's `files.exclude`; `.git` is always excluded. */
export function pathRules(folder: string, globs: readonly string[] = []): PathRules {
	const matchers = globs.filter(sound).map((glob) => new Minimatch(plain(glob), globOptions));
	const folders = new Map<string, boolean>();
	const repositories = new Map<string, boolean>();
	const links = new Map<string, Promise<boolean>>();

	function excludes(path: string): boolean {
		return isExcluded(path, path.lastIndexOf("/"));
	}
	function isExcluded(path: string, slash: number): boolean {
		const name = path.slice(slash + 1);
		if (name === ".git") return true;
		if (slash >= 0 && folderExcluded(path.slice(0, slash))) return true;
		return matchers.some((matcher) => matcher.match(path));
	}
	function folderExcluded(path: string): boolean {
		let excluded = folders.get(path);
		if (excluded === undefined) {
			excluded = isExcluded(path, path.lastIndexOf("/"));
			folders.set(path, excluded);
		}
		return excluded;
	}

	/** Asked without waiting: once for each folder that holds a tag, where a promise would cost more than the answer. */
	function nested(path: string): boolean {
		const slash = path.lastIndexOf("/");
		if (slash < 0) return false;
		const parent = path.slice(0, slash);
		let known = repositories.get(parent);
		if (known === undefined) {
			known = nested(parent) || existsSync(join(folder, parent, ".git"));
			repositories.set(parent, known);
		}
		return known;
	}
	async function linked(path: string): Promise<boolean> {
		const slash = path.lastIndexOf("/");
		if (slash >= 0 && (await linked(path.slice(0, slash)))) return true;
		return remembered(links, path, () => isLink(join(folder, path)));
	}

	function leftOut(path: string): LeftOut | undefined {
		if (excludes(path)) return "excluded";
		return nested(path) ? "nested repository" : undefined;
	}

	return {
		globs,
		excludes,
		leftOut,
		leftOutOrLinked: async (path) => leftOut(path) ?? ((await linked(path)) ? "symbolic link" : undefined),
	};
}

const globOptions = { dot: true, nocomment: true, nonegate: true } as const;

/** A longer one is nothing that somebody wrote. */
function sound(glob: string): boolean {
	return glob.trim() !== "" && glob.length <= 4096;
}

function plain(glob: string): string {
	return glob.replace(/^\.?\//, "").replace(/\/+$/, "");
}

function remembered<Value>(known: Map<string, Promise<Value>>, key: string, find: () => Promise<Value>) {
	let value = known.get(key);
	if (!value) {
		value = find();
		known.set(key, value);
	}
	return value;
}

async function isLink(path: string): Promise<boolean> {
	return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}
