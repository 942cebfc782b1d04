import { Minimatch } from "minimatch";
import { kindOf, partOf } from "../intent/links.ts";
import type { Intent, Said, StandingLink, WhyRecord } from "../model.ts";
import type { Branch, Provenance, Serves } from "../snapshot.ts";
import { guessFromName } from "./guess.ts";

/** What the question "whom does this branch help?" is answered from. */
export interface BranchFacts {
	readonly intent: Intent;
	/** Why records that this branch can see. */
	recordsFor(branch: string): readonly WhyRecord[];
	/** Undefined for a branch that git doesn't list, as before its first commit. */
	branch(name: string): Branch | undefined;
	/** What it serves says nothing of the branches made from it. */
	readonly defaultBranch: string | undefined;
}

/**
 * What a branch serves and how we know, in the order of the product's promise: its record, a standing link,
 * a guess from its name, the branch it was created from.
 */
export function servesOf(name: string, facts: BranchFacts): Serves {
	const { intent } = facts;
	const outright = saidOutright(name, facts);
	if (outright !== undefined) return serves(intent, outright.said, outright.how);
	const guess = guessFromName(intent, name)[0];
	if (guess !== undefined) return serves(intent, [guess.ref], { by: "guess", words: guess.words });
	const inherited = inheritedFrom(name, facts);
	return inherited ?? serves(intent, [], { by: "nobody" });
}

/** The branch's own record: the newest one that names it, or one that it added, so that a rename loses nothing. */
export function recordOf(name: string, facts: BranchFacts): WhyRecord | undefined {
	const branch = facts.branch(name);
	const records = facts.recordsFor(name);
	const named = records.filter((record) => record.branch === name && !isOfFormerBranch(record, branch));
	const formerly = branch?.birth?.how === "renamed" ? branch.birth.from : undefined;
	// A record that names another branch that exists is that branch's: this one was made from it.
	const added = records.filter(
		(record) =>
			(branch?.addedRecords.includes(record.file) || record.branch === formerly) &&
			facts.branch(record.branch) === undefined,
	);
	return newest(named) ?? newest(added);
}

/** True for a record that an earlier branch of the same name left behind: it was there when this one was born. */
function isOfFormerBranch(record: WhyRecord, branch: Branch | undefined): boolean {
	if (branch?.born === undefined || record.created === undefined) return false;
	// Created from its own name: it came from a remote, and its record may have come along.
	if (branch.createdFrom === undefined || branch.createdFrom === branch.name) return false;
	if (branch.addedRecords.includes(record.file)) return false;
	return Date.parse(record.created) < Date.parse(branch.born);
}

function newest(records: readonly WhyRecord[]): WhyRecord | undefined {
	return [...records].sort((a, b) => age(a).localeCompare(age(b))).at(-1);
}

/** Sorts by instant, and by the date in the file's name where the record gives none. */
function age(record: WhyRecord): string {
	const name = record.file.slice(record.file.lastIndexOf("/") + 1);
	return record.created === undefined ? name : new Date(record.created).toISOString();
}

function saidOutright(name: string, facts: BranchFacts): { said: Said; how: Provenance } | undefined {
	const record = recordOf(name, facts);
	if (record?.serves !== undefined) return { said: record.serves, how: { by: "record", file: record.file } };
	const link = standingLink(facts.intent, name);
	if (link === undefined) return undefined;
	return { said: link.serves, how: { by: "standing link", pattern: link.pattern, at: link.at } };
}

function inheritedFrom(name: string, facts: BranchFacts): Serves | undefined {
	const seen = new Set([name, facts.defaultBranch]);
	for (let parent = facts.branch(name)?.createdFrom; parent !== undefined && !seen.has(parent); ) {
		const outright = saidOutright(parent, facts);
		if (outright !== undefined) {
			const through = outright.how.by === "record" ? "record" : "standing link";
			return serves(facts.intent, outright.said, { by: "inherited", from: parent, through });
		}
		seen.add(parent);
		parent = facts.branch(parent)?.createdFrom;
	}
	return undefined;
}

/** The most specific pattern wins: the one with the most characters that aren't wildcards; of equals, the first. */
export function standingLink(intent: Intent, branch: string): StandingLink | undefined {
	return standingLinks(intent)(branch);
}

/** The same for many branches. */
export function standingLinks({ branches }: Intent): (branch: string) => StandingLink | undefined {
	const links = branches
		.map((link) => ({
			link,
			glob: new Minimatch(link.pattern, { dot: true, nocomment: true, nonegate: true }),
		}))
		.sort((a, b) => specificity(b.link.pattern) - specificity(a.link.pattern));
	return (branch) => links.find(({ glob }) => glob.match(branch))?.link;
}

function specificity(pattern: string): number {
	return pattern.replace(/[*?]|\[[^\]]*\]/g, "").length;
}

function serves(intent: Intent, said: Said, how: Provenance): Serves {
	if (said === "none") return { how, said, unknown: [], partOf: [] };
	const known = said.filter((ref) => kindOf(intent, ref) !== undefined);
	const unknown = said.filter((ref) => kindOf(intent, ref) === undefined);
	return { how, said: known, unknown, partOf: partOf(intent, known) };
}
