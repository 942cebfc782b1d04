import type { Team } from "./teams.ts";
import { dayOf, instant, minutesBefore, type When } from "./when.ts";

/** One piece of work: a branch, or a commit straight onto main. */
export interface Work {
	/** What the shop's files call its first commit; its second is `<id>.2`, and so on. */
	readonly id: string;
	readonly by: Team;
	/** Absent for a commit straight onto main. */
	readonly branch?: string;
	/** `MM-DD HH:MM Subject`, oldest first. */
	readonly commits: readonly string[];
	/** When the branch was created; twenty minutes before its first commit unless said. */
	readonly born?: When;
	/** The branch it was created from; main unless said. */
	readonly from?: string;
	/** Absent while it is at work. */
	readonly lands?: Landing;
	/** Id of the work whose commit this one takes back. */
	readonly reverts?: string;
	/** The branch is still there although it landed. */
	readonly kept?: boolean;
	readonly why?: Why;
	/** The commit that brings its record, counted from 1; the first unless said. */
	readonly recordIn?: number;
	/** What the reflog says about the branch's birth; `Created from <from>` unless said. */
	readonly birth?: string;
	/** The name under which it was created, when it was renamed since. */
	readonly formerly?: string;
	/** How many of its commits are on the remote; absent when it was never pushed. */
	readonly pushed?: number;
	/** Somebody else's, pushed and fetched: this clone has no branch of it. */
	readonly onlyThere?: boolean;
}

export interface Landing {
	readonly on: When;
	readonly how: "merge" | "pull request" | "squash" | "rebase";
	/** Number of the pull request. */
	readonly pull?: number;
	/** Its title, for pull requests and squashes. */
	readonly title?: string;
	readonly body?: string;
}

/** A why record, as far as the work itself does not say it. */
export interface Why {
	readonly serves?: readonly string[] | "none";
	readonly why?: string;
	readonly expects?: Readonly<Record<string, number>>;
	readonly outcomes?: readonly string[];
	readonly rework?: { readonly of?: string; readonly because: string };
	readonly questions?: readonly {
		readonly ask: string;
		readonly by: string;
		readonly on: string;
		readonly answer?: string;
		readonly saved?: string;
	}[];
}

export interface WorkCommit {
	readonly id: string;
	readonly on: When;
	readonly subject: string;
}

export function commitsOf(work: Work): WorkCommit[] {
	return work.commits.map((text, index) => ({
		id: index === 0 ? work.id : `${work.id}.${index + 1}`,
		on: text.slice(0, 11),
		subject: text.slice(12),
	}));
}

export function bornAt(work: Work): When {
	return work.born ?? minutesBefore(work.commits[0]?.slice(0, 11) ?? "", 20);
}

/** Path and text of the work's why record. */
export function recordOf(work: Work, by: string): { path: string; text: string } | undefined {
	if (!work.why) return undefined;
	const branch = work.formerly ?? work.branch ?? "";
	const { serves, why, expects, outcomes, rework, questions } = work.why;
	const created = minutesBefore(bornAt(work), -11);
	const lines = [
		`branch: ${branch}`,
		`from: ${work.from ?? "main"}`,
		`created: ${instant(created)}`,
		`by: ${by}`,
		serves && `serves: ${serves === "none" ? "none" : flow(serves)}`,
		why && `why: ${scalar(why)}`,
		expects && `expects: ${flow(expects)}`,
		outcomes && `outcomes: ${flow(outcomes)}`,
		rework && `rework: ${flow(rework)}`,
		questions && `questions:\n${questions.map((question) => `  - ${flow(question)}`).join("\n")}`,
	];
	const slug = branch.toLowerCase().replace(/[^a-z0-9]+/g, "-");
	return {
		path: `.alignment/why/${dayOf(bornAt(work))}-${slug}.yaml`,
		text: `${lines.filter(Boolean).join("\n")}\n`,
	};
}

/** One line of YAML in flow style. */
export function flow(value: object): string {
	if (Array.isArray(value)) return `[${value.map((item) => scalar(item)).join(", ")}]`;
	const parts = Object.entries(value).map(([key, item]) => `${key}: ${scalar(item)}`);
	return `{ ${parts.join(", ")} }`;
}

function scalar(value: unknown): string {
	if (typeof value !== "string") return String(value);
	return /[,:#{}[\]"&*!|>%@`]|^['?-]|^(?:yes|no|true|false|null)$|^[\d.]+$/.test(value)
		? JSON.stringify(value)
		: value;
}
