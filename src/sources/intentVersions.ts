import type { Git } from "./git.ts";
import { readObjects } from "./objects.ts";

/** `alignment.yaml` as one commit of the first-parent history left it. */
export interface IntentVersion {
	readonly commit: string;
	/** When it was committed, in seconds since 1970. */
	readonly at: number;
	/** Id of its content: equal ids are equal texts. */
	readonly blob: string;
	readonly text: string;
}

export interface VersionsOf {
	readonly tip: string;
	/** From the root of the repository, with `/`. */
	readonly file: string;
	/** Older versions than so many are not read. */
	readonly most: number;
	readonly signal?: AbortSignal;
}

const entry = /^([0-9a-f]+) (\d+)\0*[\n\0]*:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AMT]/;

/** The versions of a file, newest first; commits that deleted it are left out. Two processes, whatever their number. */
export async function readIntentVersions(
	git: Git,
	{ tip, file, most, signal }: VersionsOf,
): Promise<readonly IntentVersion[]> {
	const listed = await git.run("log", {
		args: [
			"--first-parent",
			"--diff-merges=first-parent",
			"--no-renames",
			"--raw",
			"--no-abbrev",
			"-z",
			`--max-count=${most}`,
			"--format=%x01%H %ct",
		],
		refs: [tip],
		paths: [file],
		...(signal && { signal }),
	});
	const found = listed.text.split("\x01").flatMap((part) => {
		const [, commit, at, blob] = entry.exec(part) ?? [];
		return commit && at && blob ? [{ commit, at: Number(at), blob }] : [];
	});
	const texts = await readObjects(git, [...new Set(found.map(({ blob }) => blob))], signal);
	return found.flatMap((version) => {
		const bytes = texts.get(version.blob);
		// A partial clone may not have it.
		return bytes === undefined ? [] : [{ ...version, text: bytes.toString("utf8") }];
	});
}
