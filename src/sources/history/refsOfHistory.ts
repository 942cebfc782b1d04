import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Release } from "../../core/history/history.ts";
import { inOrder } from "../../core/history/releases.ts";
import type { Git } from "../git.ts";

/** What history hangs on, in one look at the refs. */
export interface RefsOfHistory {
	/** Absent when the branch has no commit, here or on the remote. */
	readonly tip?: string;
	/** Oldest first. */
	readonly releases: readonly Release[];
	/** Commits whose parents this clone doesn't have. */
	readonly edge: ReadonlySet<string>;
	/** Changes when the same commits would tell another history: other grafts, or another depth of the clone. */
	readonly shape: string;
}

export interface RefsQuestion {
	/** Name of the default branch. */
	readonly branch: string;
	/** The git folder that all work trees share. */
	readonly commonDir: string;
	readonly isRelease: (tag: string) => boolean;
	readonly signal?: AbortSignal;
}

const fields = [
	"refname",
	"objecttype",
	"objectname",
	"*objecttype",
	"*objectname",
	"creatordate:unix",
	"creatordate:short",
];

export async function readRefsOfHistory(git: Git, question: RefsQuestion): Promise<RefsOfHistory> {
	const { branch, commonDir, isRelease, signal } = question;
	const [local, remote] = [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`];
	const [output, shallow, grafts] = await Promise.all([
		git.run("for-each-ref", {
			args: [`--format=${fields.map((field) => `%(${field})`).join("%00")}`],
			refs: [local, remote, "refs/tags", "refs/replace"],
			...(signal && { signal }),
		}),
		textIn(path.join(commonDir, "shallow")),
		textIn(path.join(commonDir, "info", "grafts")),
	]);
	const rows = output.text
		.split("\n")
		.filter(Boolean)
		.map((line) => line.split("\0"));
	const commitOf = (name: string) => rows.find(([ref]) => ref === name)?.[2];
	const tip = await laterOf(git, { here: commitOf(local), there: commitOf(remote), local, signal });
	const replaced = rows.filter(([ref]) => ref?.startsWith("refs/replace/"));
	return {
		...(tip !== undefined && { tip }),
		releases: inOrder(rows.flatMap((row) => releaseIn(row, isRelease))),
		edge: new Set(shallow.split("\n").filter(Boolean)),
		shape: hash([shallow, grafts, ...replaced.map(([ref, , object]) => `${ref} ${object}`)].join("\n")),
	};
}

/** What landed for the team and what waits here to be pushed; the team's where the two went apart. */
async function laterOf(
	git: Git,
	tips: {
		readonly here: string | undefined;
		readonly there: string | undefined;
		readonly local: string;
		readonly signal: AbortSignal | undefined;
	},
): Promise<string | undefined> {
	const { here, there, local, signal } = tips;
	if (here === undefined || there === undefined || here === there) return there ?? here;
	const ahead = await git.run("for-each-ref", {
		args: ["--format=%(refname)", `--contains=${there}`],
		refs: [local],
		...(signal && { signal }),
	});
	return ahead.text === "" ? there : here;
}

const tags = "refs/tags/";

function releaseIn(row: readonly string[], isRelease: (tag: string) => boolean): Release[] {
	const [ref = "", type, object = "", peeledType, peeled = "", at, on = ""] = row;
	const commit = type === "commit" ? object : peeledType === "commit" ? peeled : "";
	const tag = ref.slice(tags.length);
	if (!ref.startsWith(tags) || commit === "" || !at || !isRelease(tag)) return [];
	return [{ tag, commit, at: Number(at), on }];
}

/** Empty where there is no such file. */
async function textIn(file: string): Promise<string> {
	return readFile(file, "utf8").catch(() => "");
}

function hash(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
