import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Minimatch } from "minimatch";

/** What the `.gitignore` files of a repository say, read without git. */
export interface IgnoreFiles {
	/** Whether a path below the folder is ignored, when no folder above it is. */
	ignores(path: string, isFolder: boolean): Promise<boolean>;
	/** Whether a file, or a folder that it lies in, is ignored. */
	ignoresAnyOf(file: string): Promise<boolean>;
}

interface Rule {
	readonly negated: boolean;
	readonly foldersOnly: boolean;
	/** `path` is relative to where the rule's file lies. */
	matches(path: string): boolean;
}

/**
 * Reads `.gitignore` from the repository's root down, and `.git/info/exclude`. Outside a repository nothing is ignored,
 * as for git and ripgrep. A user's own list of ignored files is left to those who can run git.
 */
export function ignoreFiles(folder: string): IgnoreFiles {
	const root = repositoryOf(folder);
	if (root === undefined) return { ignores: async () => false, ignoresAnyOf: async () => false };
	const below = relative(root, folder).split(sep).join("/");
	const prefix = below === "" ? "" : `${below}/`;
	const everywhere = rulesOf(readIfThere(join(root, ".git", "info", "exclude")));
	const known = new Map<string, Promise<readonly Rule[]>>();
	const rulesIn = (directory: string) => {
		let rules = known.get(directory);
		if (!rules) {
			rules = readFile(join(root, directory, ".gitignore"), "utf8").then(rulesOf, () => []);
			known.set(directory, rules);
		}
		return rules;
	};
	async function ignores(path: string, isFolder: boolean): Promise<boolean> {
		const whole = prefix + path;
		// The deepest file with an opinion decides.
		for (let directory = parentOf(whole); ; directory = parentOf(directory)) {
			const inside = directory === "" ? whole : whole.slice(directory.length + 1);
			const opinion = opinionOf(await rulesIn(directory), inside, isFolder);
			if (opinion !== undefined) return opinion;
			if (directory === "") return opinionOf(everywhere, whole, isFolder) ?? false;
		}
	}
	return {
		ignores,
		async ignoresAnyOf(file) {
			for (let slash = file.indexOf("/"); slash >= 0; slash = file.indexOf("/", slash + 1))
				if (await ignores(file.slice(0, slash), true)) return true;
			return ignores(file, false);
		},
	};
}

function parentOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The last rule that matches decides; undefined when none does. */
function opinionOf(rules: readonly Rule[], path: string, isFolder: boolean): boolean | undefined {
	const rule = rules.findLast((each) => (isFolder || !each.foldersOnly) && each.matches(path));
	return rule && !rule.negated;
}

/** The folder at or above this one that holds `.git`. */
export function repositoryOf(folder: string): string | undefined {
	for (let at = folder; ; at = dirname(at)) {
		if (existsSync(join(at, ".git"))) return at;
		if (dirname(at) === at) return undefined;
	}
}

function readIfThere(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

function rulesOf(text: string): readonly Rule[] {
	return text
		.replace(/^\uFEFF/, "")
		.split(/\r?\n/)
		.map((line) => line.replace(/(?<!\\)[ \t]+$/, ""))
		.filter((line) => line !== "" && !line.startsWith("#") && line.length <= 4096)
		.map(ruleOf);
}

function ruleOf(line: string): Rule {
	const negated = line.startsWith("!");
	const said = negated ? line.slice(1) : line;
	const foldersOnly = said.endsWith("/");
	const pattern = said.replace(/\/$/, "");
	// A slash that isn't the last binds the pattern to its file's folder.
	const glob = pattern.includes("/") ? pattern.replace(/^\//, "") : `**/${pattern}`;
	const matcher = new Minimatch(glob, {
		dot: true,
		nobrace: true,
		noext: true,
		nonegate: true,
		nocomment: true,
	});
	return { negated, foldersOnly, matches: (path) => matcher.match(path) };
}
