import type { Change, ChangeSize, Release } from "../core/history/history.ts";
import { withReleases } from "../core/history/releases.ts";
import { GitFailed } from "./errors.ts";
import type { Git } from "./git.ts";
import { type Extended, extended, heldOf, type Landed, nothingLanded, settled } from "./history/extend.ts";
import { readHoldings } from "./history/holdings.ts";
import { readCommits } from "./history/readCommits.ts";
import { readBroughtRecords } from "./history/readRecords.ts";
import { type CommitSize, readSizes } from "./history/readSizes.ts";
import { readStacks } from "./history/readStacks.ts";
import { type RefsOfHistory, type RefsQuestion, readRefsOfHistory } from "./history/refsOfHistory.ts";
import type { Timeline } from "./history/timeline.ts";
import { isPartialClone } from "./partialClone.ts";
import { patiently } from "./patiently.ts";

export interface HistoryQuestion extends RefsQuestion {
	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	readonly folder: string;
	/** What was read before, in this session or another; asked for while git tells the refs. */
	readonly known: () => Promise<Timeline | undefined>;
}

/**
 * The default branch's history; what is known is given back as it is while nothing moved, and only continued where
 * commits came. Costs one process while nothing moved, else two or three more, however long the history. Undefined
 * where the branch has no commit. Throws as `Git` does.
 */
export async function readHistory(git: Git, question: HistoryQuestion): Promise<Timeline | undefined> {
	const [refs, before] = await Promise.all([readRefsOfHistory(git, question), question.known()]);
	if (refs.tip === undefined) return undefined;
	const known = before && fits(before, question, refs) ? before : undefined;
	if (known?.tip === refs.tip && sameReleases(known.releases, refs.releases)) return known;
	const { tip, releases } = refs;
	const { landed, held, missing } =
		known?.tip === tip
			? { landed: known, held: heldOf(known), missing: known.missing }
			: await readLanded(git, question, { ...refs, tip }, known);
	const { signal } = question;
	const holdings = await readHoldings(git, { tip, inHistory: held, releases, signal });
	return {
		...{ branch: question.branch, tip, shape: refs.shape, folder: question.folder },
		...{ changes: withReleases(landed.changes, holdings), held: landed.held },
		...{ releases, missing },
	};
}

function fits(known: Timeline, { branch, folder }: HistoryQuestion, { shape }: RefsOfHistory): boolean {
	return known.branch === branch && known.folder === folder && known.shape === shape;
}

function sameReleases(a: readonly Release[], b: readonly Release[]): boolean {
	return (
		a.length === b.length &&
		a.every(({ tag, commit, at }, index) => {
			const other = b[index];
			return tag === other?.tag && commit === other.commit && at === other.at;
		})
	);
}

interface Found extends Extended {
	readonly missing: Timeline["missing"];
}

async function readLanded(
	git: Git,
	question: HistoryQuestion,
	refs: RefsOfHistory & { readonly tip: string },
	known: Timeline | undefined,
): Promise<Found> {
	const before = known && settled(known);
	if (known && before?.changes[0]) {
		try {
			const more = await readAfter(git, question, refs, before);
			if (more) return { ...more, missing: union(known.missing, more.missing) };
		} catch (error) {
			// A history that was rewritten, and whose old commits are gone.
			if (!(error instanceof GitFailed)) throw error;
		}
	}
	const all = await readAfter(git, question, refs, nothingLanded);
	if (!all) throw new GitFailed(`${question.branch} has no history`);
	return all;
}

async function readAfter(
	git: Git,
	{ branch, folder, commonDir, signal }: HistoryQuestion,
	{ tip, edge }: RefsOfHistory & { readonly tip: string },
	before: Landed,
): Promise<Found | undefined> {
	const without = before.changes.slice(0, 1).map(({ commit }) => commit);
	const isPartial = () => isPartialClone(commonDir);
	const range = { tip, without, folder, edge, isPartial, ...(signal && { signal }) };
	const [commits, records] = await Promise.all([
		readCommits(git, { tips: [tip], without }, signal),
		readBroughtRecords(git, range),
	]);
	const found = await patiently(extended(before, { tip, branch, commits, records: records.byCommit }));
	if (!found) return undefined;
	const { landed } = found;
	const came = landed.changes.slice(0, landed.changes.length - before.changes.length);
	const told = await readStacks(git, came, { commits, folder, ...(signal && { signal }) });
	const isCut = [...edge].some((commit) => commits.find(commit)?.isRead);
	return {
		...found,
		landed: told === came ? landed : { ...landed, changes: [...told, ...before.changes] },
		missing: [...(isCut ? (["commits"] as const) : []), ...(records.isWhole ? [] : (["contents"] as const))],
	};
}

function union(a: Timeline["missing"], b: Timeline["missing"]): Timeline["missing"] {
	return [...new Set([...a, ...b])];
}

export interface SizesToCount {
	/** Seconds since 1970. */
	readonly since: number;
	/** The git folder that all work trees share. */
	readonly commonDir: string;
	readonly signal?: AbortSignal;
}

/**
 * The same with the sizes of all changes that landed since `since` (seconds since 1970), as far as nobody counted them
 * yet; the same value when there are none. Costs one process, and far more than the history itself. Throws as `Git`
 * does, but for the contents that a partial clone lacks.
 */
export async function countSizes(
	git: Git,
	timeline: Timeline,
	{ since, commonDir, signal }: SizesToCount,
): Promise<Timeline> {
	const { changes, tip, missing } = timeline;
	const counted = changes.findIndex(({ size }) => size !== undefined);
	const open = (counted < 0 ? changes : changes.slice(0, counted)).filter(({ landed }) => landed >= since);
	if (open.length === 0 || missing.includes("contents")) return timeline;
	const without = counted < 0 ? [] : [changes[counted]?.commit ?? ""];
	const sizes = await readSizes(git, { tip, without, since, ...(signal && { signal }) }).catch(
		async (error: unknown) => {
			if (error instanceof GitFailed && (await isPartialClone(commonDir))) return undefined;
			throw error;
		},
	);
	if (!sizes) return { ...timeline, missing: [...missing, "contents"] };
	// What a shallow clone begins with seems to have made all there is.
	const edge = missing.includes("commits") ? changes.at(-1) : undefined;
	return { ...timeline, changes: changes.map((change) => (change === edge ? change : sized(change, sizes))) };
}

/** Wherever in the repository the workspace folder is. */
const ofAgreement = /(?:^|\/)(?:\.alignment\/|alignment\.ya?ml$)/;

function sized(change: Change, sizes: ReadonlyMap<string, CommitSize>): Change {
	const found = change.size ? [] : change.commits.flatMap((commit) => sizes.get(commit) ?? []);
	if (found.length === 0) return change;
	const sum = (of: (size: CommitSize) => number) => found.reduce((total, size) => total + of(size), 0);
	const files = new Set(found.flatMap((size) => [...size.files]));
	const size: ChangeSize = {
		files: files.size,
		added: sum(({ added }) => added),
		deleted: sum(({ deleted }) => deleted),
		...(files.size > 0 && [...files].every((file) => ofAgreement.test(file)) && { isAgreement: true }),
	};
	return { ...change, size };
}
