import { daysBetween } from "../measures/ranges.ts";
import type { KeyResult } from "../model.ts";
import type { Reading, Snapshot } from "../snapshot.ts";

export interface KeyResultReading {
	readonly keyResult: KeyResult;
	/** The newest; absent where it was never read. */
	readonly last?: Reading;
}

/** Key results that were never read first, then those whose reading is oldest. */
export function oldestReadings({ intent, readings }: Snapshot): readonly KeyResultReading[] {
	if (intent.state !== "known") return [];
	return [...intent.intent.keyResults.values()]
		.map((keyResult): KeyResultReading => {
			const last = readings.get(keyResult.ref)?.at(-1);
			return { keyResult, ...(last && { last }) };
		})
		.sort((a, b) => (a.last?.on ?? "").localeCompare(b.last?.on ?? ""));
}

/**
 * Those of them whose reading is more than `days` old, or that have none since the period began that long ago. None
 * for 0 days, and none in a period that lies ahead or is over.
 */
export function staleReadings(snapshot: Snapshot, days: number): readonly KeyResultReading[] {
	const { today, intent } = snapshot;
	const { from, to } = (intent.state === "known" && intent.intent.period) || {};
	if (days === 0 || (from !== undefined && today < from) || (to !== undefined && to < today)) return [];
	const isOld = (since: string | undefined) => since === undefined || daysBetween(since, today) > days;
	return oldestReadings(snapshot).filter(({ last }) => isOld(last?.on ?? from));
}
