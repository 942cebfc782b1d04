import type { Release } from "../history/history.ts";
import { daysBetween } from "../measures/ranges.ts";
import type { Day, RitualDocument } from "../model.ts";

export type Unit = "day" | "week" | "month" | "quarter" | "year";

/** How often something is to happen. */
export type Rhythm =
	| { readonly every: number; readonly unit: Unit }
	| { readonly every: "release" }
	/** On purpose not at all. */
	| { readonly every: "never" };

const words: Readonly<Record<string, readonly [number, Unit]>> = {
	daily: [1, "day"],
	weekly: [1, "week"],
	fortnightly: [2, "week"],
	biweekly: [2, "week"],
	monthly: [1, "month"],
	quarterly: [1, "quarter"],
	yearly: [1, "year"],
	annually: [1, "year"],
};

const numbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** The rhythm that a team's own words mean: `weekly`, `every two weeks`, `every release`; undefined for other words. */
export function rhythmOf(said: string): Rhythm | undefined {
	const text = said
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, " ");
	if (text === "never" || text === "none") return { every: "never" };
	const word = words[text.replace(/ /g, "")];
	if (word) return { every: word[0], unit: word[1] };
	if (/^(?:(?:after|at|with|for) )?(?:every|each|per|a) release$|^releases?$/.test(text))
		return { every: "release" };
	const [, many = "", unit] =
		/^(?:once )?(?:every|each|per|a|an) (?:(other|second|\d+|[a-z]+) )?(day|week|month|quarter|year)s?$/.exec(
			text,
		) ?? [];
	if (unit === undefined) return undefined;
	const count = countOf(many);
	return count === undefined ? undefined : { every: count, unit: unit as Unit };
}

function countOf(many: string): number | undefined {
	if (many === "") return 1;
	if (many === "other" || many === "second") return 2;
	const count = /^\d+$/.test(many) ? Number(many) : numbers.indexOf(many);
	return count >= 1 && count <= 1000 ? count : undefined;
}

/** The day that lies one turn of a rhythm after another; a month later is the same day, or the month's last. */
export function nextTurn(last: Day, { every, unit }: Extract<Rhythm, { unit: Unit }>): Day {
	const date = new Date(`${last}T00:00:00Z`);
	if (unit === "day" || unit === "week")
		date.setUTCDate(date.getUTCDate() + every * (unit === "week" ? 7 : 1));
	else {
		const day = date.getUTCDate();
		const months = every * (unit === "month" ? 1 : unit === "quarter" ? 3 : 12);
		date.setUTCDate(1);
		date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
		date.setUTCDate(Math.min(day, date.getUTCDate()));
	}
	return date.toISOString().slice(0, 10);
}

/** How a ritual stands on a day. */
export type Standing =
	/** Words that mean no rhythm; `said` are they. */
	| { readonly state: "unclear"; readonly said: string }
	/** It was never held, as far as anybody wrote down. */
	| { readonly state: "never held" }
	| { readonly state: "due" | "later"; readonly last: Day; readonly due: Day };

/** How a ritual stands that is held every so often; undefined where it isn't, or only after releases. */
export function standingOf(said: string, last: Day | undefined, today: Day): Standing | undefined {
	const rhythm = rhythmOf(said);
	if (rhythm === undefined) return { state: "unclear", said };
	if (!("unit" in rhythm)) return undefined;
	if (last === undefined) return { state: "never held" };
	const due = nextTurn(last, rhythm);
	return { state: due <= today ? "due" : "later", last, due };
}

/** The newest of these days that isn't in the future. */
export function latest(days: readonly (Day | undefined)[], today: Day): Day | undefined {
	return days
		.filter((day) => day !== undefined && day <= today)
		.toSorted()
		.at(-1);
}

/** The post-mortem of a release: by what it says, else by its name. Of several, the first. */
export function postMortemOf(tag: string, documents: readonly RitualDocument[]): RitualDocument | undefined {
	const wanted = bare(tag);
	const all = documents.filter(({ kind }) => kind === "post-mortem");
	return (
		all.find(({ release }) => release !== undefined && bare(release) === wanted) ??
		all.find(({ file, release }) => release === undefined && bare(stemOf(file)) === wanted)
	);
}

/** Days after which a team that has never looked back isn't asked to begin with a release. */
const longAgo = 90;

/**
 * Releases that came after the last one with a post-mortem, newest first. Where there is no post-mortem at all only the
 * newest release, unless it is more than 90 days old: nobody remembers it. `releases` are oldest first.
 */
export function releasesWithout<Released extends Pick<Release, "tag" | "on">>(
	releases: readonly Released[],
	documents: readonly RitualDocument[],
	today: Day,
): readonly Released[] {
	const looked = releases.findLastIndex(({ tag }) => postMortemOf(tag, documents) !== undefined);
	if (looked >= 0) return releases.slice(looked + 1).toReversed();
	return releases.slice(-1).filter(({ on }) => daysBetween(on, today) <= longAgo);
}

function bare(release: string): string {
	return release.trim().replace(/^v(?=\d)/i, "");
}

function stemOf(file: string): string {
	return file.slice(file.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}
