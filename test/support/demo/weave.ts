// A woven text holds all versions of a file at once, so that any set of commits can be merged without a conflict.
//
//     @@ +batches        the lines down to the matching end are there once the commit `batches` is in
//     @@ -batches        … are there until it is in
//     @@ else            turns the condition of the block round
//     @@ end
//     a line  @@+batches    the same for one line; several conditions may follow each other
//
// A file whose lines are all absent does not exist.

interface Condition {
	readonly commit: string;
	readonly present: boolean;
}

interface WovenLine {
	readonly text: string;
	readonly when: readonly Condition[];
}

export interface Woven {
	readonly path: string;
	readonly lines: readonly WovenLine[];
	/** Every commit that this file depends on. */
	readonly commits: readonly string[];
}

export function parseWoven(path: string, text: string): Woven {
	const open: Condition[] = [];
	const lines: WovenLine[] = [];
	const commits = new Set<string>();
	const condition = (sign: string, commit: string): Condition => {
		commits.add(commit);
		return { commit, present: sign === "+" };
	};
	for (const line of text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n")) {
		const marker = /^\s*@@ (?:([+-])([\w.-]+)|(else|end))\s*$/.exec(line);
		if (marker) {
			const last = marker[3] && open.pop();
			if (marker[3] && !last) throw new Error(`${path}: nothing is open at ${line}`);
			if (marker[3] === "else" && last) open.push({ ...last, present: !last.present });
			if (marker[1]) open.push(condition(marker[1], marker[2] ?? ""));
			continue;
		}
		const own = [...line.matchAll(/\s*@@([+-])([\w.-]+)/g)].map((m) => condition(m[1] ?? "", m[2] ?? ""));
		lines.push({ text: line.replace(/\s*@@[+-][\w.-].*$/, ""), when: [...open, ...own] });
	}
	if (open.length > 0) throw new Error(`${path}: not closed: ${open.map((c) => c.commit).join(", ")}`);
	return { path, lines, commits: [...commits] };
}

/** The file as it is once `commits` are in; undefined where it does not exist. */
export function weave(file: Woven, commits: ReadonlySet<string>): string | undefined {
	const lines = file.lines.filter((line) => line.when.every((c) => commits.has(c.commit) === c.present));
	return lines.length > 0 ? `${lines.map((line) => line.text).join("\n")}\n` : undefined;
}
