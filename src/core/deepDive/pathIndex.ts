/** The folder of a path; empty for what lies at the root. */
export function folderOf(path: string): string {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "" : path.slice(0, slash);
}

export function baseOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** A path below a folder, without `.` and `..`; what leads out of the root ends at the root. */
export function join(folder: string, path: string): string {
	const steps: string[] = [];
	for (const step of `${folder}/${path}`.split("/")) {
		if (step === "..") steps.pop();
		else if (step !== "" && step !== ".") steps.push(step);
	}
	return steps.join("/");
}

/** Paths that can be asked for in the ways in which imports name them. */
export class PathIndex {
	readonly #paths: ReadonlySet<string>;
	readonly #byName = new Map<string, string[]>();
	readonly #byFolder = new Map<string, string[]>();

	constructor(paths: readonly string[]) {
		this.#paths = new Set(paths);
		for (const path of paths) {
			add(this.#byName, baseOf(path), path);
			add(this.#byFolder, folderOf(path), path);
		}
	}

	has(path: string): boolean {
		return this.#paths.has(path);
	}

	/** Files right in a folder. */
	in(folder: string): readonly string[] {
		return this.#byFolder.get(folder) ?? [];
	}

	/** Files whose path is one of these, or ends with one of them behind a `/`. */
	endingWith(ends: readonly string[]): readonly string[] {
		return ends.flatMap((end) =>
			(this.#byName.get(baseOf(end)) ?? []).filter((path) => path === end || path.endsWith(`/${end}`)),
		);
	}

	/** Files right in folders whose path ends with this one. */
	inFolderEndingWith(end: string): readonly string[] {
		if (end === "") return [];
		return [...this.#byFolder].flatMap(([folder, paths]) =>
			folder === end || folder.endsWith(`/${end}`) ? paths : [],
		);
	}
}

function add(map: Map<string, string[]>, key: string, value: string): void {
	const known = map.get(key);
	if (known) known.push(value);
	else map.set(key, [value]);
}
