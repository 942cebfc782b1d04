import type { Day } from "../model.ts";

/** What `alignment.branchName` may speak of. */
export interface BranchNameValues {
	/** Id of the problem or goal, or of the key result without its objective's. */
	readonly id: string;
	readonly title: string;
	readonly kind: "problem" | "key-result" | "goal";
	readonly date: Day;
}

/** Why git would refuse a name for a new branch. */
export type RefNameProblem =
	| { readonly code: "empty" | "starts-with-dash" | "slashes" | "dots" | "lock" | "reserved" | "too-long" }
	| { readonly code: "character"; readonly character: string }
	| { readonly code: "taken"; readonly by: string }
	/** git keeps branches like files: `a` and `a/b` can't both be there. */
	| { readonly code: "in-the-way"; readonly by: string };

/** Bytes of one part: with `.lock` at its end it must still be a file's name. */
const mostBytes = 250;
const longestTitle = 48;

/** The first rule of git's that a name for a new branch breaks; undefined when it can be created beside `taken`. */
export function refNameProblem(name: string, taken: Iterable<string>): RefNameProblem | undefined {
	if (name === "") return { code: "empty" };
	const [character] = /[\p{Cc}\p{Cs} ~^:?*[\\]|@\{/u.exec(name) ?? [];
	if (character !== undefined) return { code: "character", character };
	if (name.startsWith("-")) return { code: "starts-with-dash" };
	if (name === "@" || name === "HEAD") return { code: "reserved" };
	const parts = name.split("/");
	if (parts.includes("")) return { code: "slashes" };
	if (name.includes("..") || name.endsWith(".") || parts.some((part) => part.startsWith(".")))
		return { code: "dots" };
	if (parts.some((part) => part.endsWith(".lock"))) return { code: "lock" };
	if (parts.some((part) => byteLength(part) > mostBytes)) return { code: "too-long" };
	return collision(name, taken);
}

function collision(name: string, taken: Iterable<string>): RefNameProblem | undefined {
	for (const other of taken) {
		if (other === name) return { code: "taken", by: other };
		if (other.startsWith(`${name}/`) || name.startsWith(`${other}/`))
			return { code: "in-the-way", by: other };
	}
	return undefined;
}

/**
 * The name that a template such as `feat/${id}` proposes: legal whatever the template says, and beside `taken` a new
 * one, by a number at its end.
 */
export function proposedBranchName(
	template: string,
	values: BranchNameValues,
	taken: Iterable<string>,
): string {
	const { id, title, kind, date } = values;
	const known: Readonly<Record<string, string>> = { id, kind, date, title: dashed(title) };
	const filled = template.replace(/\$\{([^}]*)\}/g, (_all, name: string) =>
		Object.hasOwn(known, name) ? (known[name] ?? "") : "",
	);
	const names = [...taken];
	// Nothing can be in the way of an id by itself, which has no folder.
	return numbered(legal(filled), names) ?? numbered(id, names) ?? id;
}

/** The name, with the first number at its end that is free; undefined where a number doesn't help. */
function numbered(name: string, taken: readonly string[]): string | undefined {
	for (let number = 1; ; number++) {
		const each = number === 1 ? name : `${name}-${number}`;
		const problem = refNameProblem(each, taken);
		if (problem === undefined) return each;
		const helps = problem.code === "taken" || (problem.code === "in-the-way" && problem.by.startsWith(each));
		if (!helps) return undefined;
	}
}

/** Words of any script, joined by dashes. */
function dashed(title: string): string {
	const words = title
		.normalize("NFKC")
		.toLowerCase()
		.match(/[\p{L}\p{M}\p{N}]+/gu);
	let text = "";
	for (const word of words ?? []) {
		if (text !== "" && text.length + word.length >= longestTitle) break;
		text = text === "" ? word.slice(0, longestTitle) : `${text}-${word}`;
	}
	return text;
}

/** Comes as near to the text as git allows; what an empty variable leaves behind goes, too. */
function legal(text: string): string {
	return text
		.replace(/[\p{C}\s~^:?*[\\{}@]+/gu, "-")
		.replace(/\.{2,}/g, ".")
		.replace(/-{2,}/g, "-")
		.split("/")
		.map((part) => part.replace(/^[-.]+|[-.]+$/g, "").replace(/(\.lock)+$/, ""))
		.filter((part) => part !== "")
		.join("/");
}

function byteLength(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return bytes;
}
