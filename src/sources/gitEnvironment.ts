import { existsSync } from "node:fs";
import path from "node:path";

/** What we tell every git, whatever the user's environment says. */
const ours = {
	LC_ALL: "C",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_LITERAL_PATHSPECS: "1",
	// A missing object of a partial clone must not be fetched: that goes to the network, by programs which
	// the repository's config names. Older versions know only the second way to say so.
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "none",
	// git would write each commit to the pipe by itself: a hundred thousand writes and reads of a few bytes.
	GIT_FLUSH: "0",
} as const;

/** The user's own word on where his config lies and where to stop looking for a repository. */
const kept = new Set([
	"GIT_CONFIG_GLOBAL",
	"GIT_CONFIG_SYSTEM",
	"GIT_CONFIG_NOSYSTEM",
	"GIT_CEILING_DIRECTORIES",
]);

/** Names that the environment may hold though they start with `GIT_`. */
export const allowedNames: readonly string[] = [...Object.keys(ours), ...kept];

/**
 * The environment for git: the user's, without `GIT_DIR`, `GIT_INDEX_FILE` and the like, which a hook or
 * another git may have left there, and without the names of programs that git would start.
 */
export function gitEnvironment(user: NodeJS.ProcessEnv): Record<string, string> {
	const result: Record<string, string> = {};
	for (const [name, value] of Object.entries(user)) {
		if (value === undefined || isProgram.test(name)) continue;
		if (/^git_/i.test(name) && !kept.has(name)) continue;
		result[name] = value;
	}
	return { ...result, ...ours };
}

const isProgram = /^(editor|visual|pager|prefix|ssh_askpass)$/i;

/**
 * The absolute path of `git` on Windows, where a bare name would be looked for in the repository's own folder
 * first; elsewhere the name as it is.
 */
export function resolveBinary(
	binary: string,
	environment: NodeJS.ProcessEnv,
	platform: NodeJS.Platform = process.platform,
	exists: (file: string) => boolean = existsSync,
): string {
	if (platform !== "win32" || /[\\/]/.test(binary)) return binary;
	const search = Object.entries(environment).find(([name]) => name.toLowerCase() === "path")?.[1] ?? "";
	for (const folder of search.split(";")) {
		if (!path.win32.isAbsolute(folder)) continue;
		const file = path.win32.join(folder, binary.toLowerCase().endsWith(".exe") ? binary : `${binary}.exe`);
		if (exists(file)) return file;
	}
	// An absolute path that can't exist: so that nothing in the repository's folder is run in its place.
	return path.win32.join("C:\\not-found", binary);
}
