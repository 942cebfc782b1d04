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
	const excluded = new Map<string, boolean>();
	const nested = new Map<string, boolean>();
	const links = new Map<string, Promise<boolean>>();

	/** Empty for what lies right in the folder. */
	const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf("/")));

	function excludes(path: string): boolean {
		return isExcluded(path, parentOf(path));
	}
	function isExcluded(path: string, parent: string): boolean {
		return (
			(parent !== "" && remembered(excluded, parent, () => excludes(parent))) ||
			(path.endsWith(".git") && /(?:^|\/)\.git$/.test(path)) ||
			matchers.some((matcher) => matcher.match(path))
		);
	}

	/** Asked without waiting: once for each folder that holds a tag, where a promise would cost more than the answer. */
	function isNested(parent: string): boolean {
		const isRepository = () => isNested(parentOf(parent)) || existsSync(`${folder}/${parent}/.git`);
		return parent !== "" && remembered(nested, parent, isRepository);
	}
	async function linked(path: string): Promise<boolean> {
		const slash = path.lastIndexOf("/");
		if (slash >= 0 && (await linked(path.slice(0, slash)))) return true;
		return remembered(links, path, () => isLink(join(folder, path)));
	}

	function leftOut(path: string): LeftOut | undefined {
		const parent = parentOf(path);
		if (isExcluded(path, parent)) return "excluded";
		return isNested(parent) ? "nested repository" : undefined;
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

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
	let value = known.get(key);
	if (value === undefined) {
		value = find();
		known.set(key, value);
	}
	return value;
}

async function isLink(path: string): Promise<boolean> {
	return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}
