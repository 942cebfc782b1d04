import { Minimatch } from "minimatch";
import type { Change, Release } from "./history.ts";

/** A version and nothing else, as tags write it: `v1.2.3`, `1.2`, `release-1.2`, `release/v2.0.1`; no pre-releases. */
const version = /^(?:(?:releases?|version|ver|rel)[-_/.]?)?v?\d+(?:\.\d+){1,3}(?:\+[\w.-]+)?$/i;

/** Longer ones are no globs that somebody wrote. */
const longestGlob = 500;

/** Which tags name releases: those that one of the globs matches; without globs, those that are versions. */
export function releaseTags(globs: readonly string[]): (tag: string) => boolean {
	const rules = globs
		.filter((glob) => glob.length > 0 && glob.length <= longestGlob)
		.map((glob) => new Minimatch(glob, { nocomment: true, nonegate: true }));
	return rules.length === 0 ? (tag) => version.test(tag) : (tag) => rules.some((rule) => rule.match(tag));
}

/** Oldest first; of tags of one moment, by their versions. */
export function inOrder(releases: readonly Release[]): readonly Release[] {
	return releases.toSorted((a, b) => a.at - b.at || byVersion(a.tag, b.tag));
}

function byVersion(a: string, b: string): number {
	const [left, right] = [numbersIn(a), numbersIn(b)];
	for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
		const difference = (left[at] ?? 0) - (right[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return a < b ? -1 : a > b ? 1 : 0;
}

function numbersIn(tag: string): readonly number[] {
	return (tag.match(/\d+/g) ?? []).map(Number);
}

/** What a release has of the default branch: its oldest changes, and some that were picked for it. */
export interface Holding {
	readonly release: Release;
	/** How many of the oldest changes. */
	readonly held: number;
	/** Commits that others in it say they were picked from. */
	readonly picked: readonly string[];
}

/** Names each change's first release; `changes` newest first, `holdings` oldest first. */
export function withReleases(changes: readonly Change[], holdings: readonly Holding[]): readonly Change[] {
	const first = new Map<number, string>();
	const positions = holdings.some(({ picked }) => picked.length > 0) ? positionsOf(changes) : undefined;
	const claim = (position: number, { tag }: Release) => {
		if (!first.has(position)) first.set(position, tag);
	};
	let upTo = 0;
	for (const { release, held, picked } of holdings) {
		for (let position = upTo; position < held; position += 1) claim(position, release);
		upTo = Math.max(upTo, held);
		for (const commit of picked) {
			const position = positions?.get(commit);
			if (position !== undefined) claim(position, release);
		}
	}
	return changes.map((change, at) => {
		const release = first.get(changes.length - 1 - at);
		return release === change.release ? change : withRelease(change, release);
	});
}

function withRelease(change: Change, release: string | undefined): Change {
	if (release !== undefined) return { ...change, release };
	const { release: _former, ...rest } = change;
	return rest;
}

/** From the oldest on, by the commit that landed. */
function positionsOf(changes: readonly Change[]): ReadonlyMap<string, number> {
	return new Map(changes.map(({ commit }, at) => [commit, changes.length - 1 - at]));
}
