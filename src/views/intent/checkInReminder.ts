import * as vscode from "vscode";
import { staleReadings } from "../../core/checkIns/staleReadings.ts";
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
	const old =
		stale.length === 1
			? l10n.t("1 reading is older than {0} days", days)
			: l10n.t("{0} readings are older than {1} days", stale.length, days);
	return [
		{
			id: "check-in",
			label: l10n.t("Check-in due"),
			description: old,
			icon: "graph-line",
			more: [
				old,
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

function isDue({ intent, checkIns, today }: Snapshot): boolean {
	const said = intent.state === "known" ? intent.intent.rituals?.checkIn : undefined;
	if (said === undefined) return false;
	const days = checkIns.map(({ on }) => on);
	return ["due", "never held"].includes(standingOf(said, latest(days, today), today)?.state ?? "");
}
