import { isFalling } from "../measures/outcomes.ts";
import type { KeyResult, Ref, WhyRecord } from "../model.ts";
import type { Reading, Snapshot } from "../snapshot.ts";
import type { Change, History } from "./history.ts";

/** What a change was expected to do to a key result, and what was read since. */
export interface Expected {
	readonly result: KeyResult;
	/** Absent where it was served and nobody said how far it should go. */
	readonly value?: number;
	/** The last reading before users had it. */
	readonly before?: Reading;
	/** The newest reading since users have it. */
	readonly now?: Reading;
	/** By the newest reading; absent without an expectation, without a reading, and before the release. */
	readonly verdict?: "reached" | "not reached";
}

type Known = Pick<Snapshot, "readings"> & { readonly history?: Pick<History, "releases"> };

/** The key results that a record names, or that are among what the change serves; those with a number first. */
export function expectedOf(
	change: Pick<Change, "landedOn" | "release">,
	{ expects }: Pick<WhyRecord, "expects">,
	served: readonly KeyResult[],
	known: Known & { readonly keyResult: (ref: Ref) => KeyResult | undefined },
): readonly Expected[] {
	const named = [...expects.keys()].flatMap((ref) => known.keyResult(ref) ?? []);
	const all = [...named, ...served.filter((result) => !named.includes(result))];
	return all.map((result) => expectedIn(change, result, expects.get(result.ref), known));
}

function expectedIn(
	change: Pick<Change, "landedOn" | "release">,
	result: KeyResult,
	value: number | undefined,
	{ readings, history }: Known,
): Expected {
	const all = readings.get(result.ref) ?? [];
	const { releases = [] } = history ?? {};
	// Without releases users have it from the day on which it landed.
	const since =
		releases.length === 0 ? change.landedOn : releases.find(({ tag }) => tag === change.release)?.on;
	const before = all.findLast(({ on }) => on <= (since ?? change.landedOn));
	const last = all.at(-1);
	const now = since !== undefined && last && last.on > since ? last : undefined;
	const falls = value === undefined ? undefined : isFalling(result, value, before?.value);
	return {
		result,
		...(value !== undefined && { value }),
		...(before && { before }),
		...(now && { now }),
		...(now &&
			value !== undefined &&
			falls !== undefined && {
				verdict: (falls ? now.value <= value : now.value >= value) ? "reached" : "not reached",
			}),
	};
}
