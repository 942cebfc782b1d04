import * as vscode from "vscode";
import { type KeyResultReading, staleReadings } from "../../core/checkIns/staleReadings.ts";
import { latest, standingOf } from "../../core/rituals/rhythm.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { IntentNode } from "./nodes.ts";

/**
 * A row while readings are more than `days` old: all that reminds of a check-in. None where the agreed rhythm says so
 * already, in the Rituals view.
 */
export function checkInReminder(snapshot: Snapshot, days: number): readonly IntentNode[] {
	const { l10n } = vscode;
	const stale = staleReadings(snapshot, days);
	if (stale.length === 0 || isDue(snapshot)) return [];
	const said = staleText(stale, days);
	return [
		{
			id: "check-in",
			label: l10n.t("Check-in due"),
			description: said,
			icon: "graph-line",
			more: [
				said,
				...stale.map(({ keyResult, last }) =>
					last
						? l10n.t("{0}: read on {1}", keyResult.title, last.on)
						: l10n.t("{0}: not read yet", keyResult.title),
				),
			],
			kind: "check-in",
			children: [],
		},
	];
}

function staleText(stale: readonly KeyResultReading[], days: number): string {
	const { l10n } = vscode;
	const [count, unread] = [stale.length, stale.filter(({ last }) => !last).length];
	if (unread === count)
		return count === 1
			? l10n.t("1 key result was never read")
			: l10n.t("{0} key results were never read", count);
	if (unread > 0) return l10n.t("{0} readings are missing or older than {1} days", count, days);
	return count === 1
		? l10n.t("1 reading is older than {0} days", days)
		: l10n.t("{0} readings are older than {1} days", count, days);
}

function isDue({ intent, checkIns, today }: Snapshot): boolean {
	const said = intent.state === "known" ? intent.intent.rituals?.checkIn : undefined;
	if (said === undefined) return false;
	const days = checkIns.map(({ on }) => on);
	return ["due", "never held"].includes(standingOf(said, latest(days, today), today)?.state ?? "");
}
