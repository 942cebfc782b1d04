import * as vscode from "vscode";
import type { ScanReport, Skipped } from "../sources/debt/scanState.ts";

/** What a scan could not look at, and why, in sentences that say what to do. */
export function gapsOf(report: ScanReport): readonly string[] {
	return [...engineGaps(report), ...fileGaps(report)];
}

function engineGaps({ engine, gaveUp }: ScanReport): readonly string[] {
	const { l10n } = vscode;
	const broken = gaveUp.filter(({ why }) => why !== "missing");
	const last = gaveUp.at(-1);
	if (engine === undefined && last !== undefined)
		return [
			l10n.t(
				"Not all files could be looked at: {0}. What was found so far is shown; refresh to try again.",
				last.detail,
			),
		];
	return broken.map(({ engine: name, detail }) =>
		l10n.t(
			"{0} ended too early ({1}). {2} looked at all files in its place.",
			name,
			detail,
			engine?.name ?? "",
		),
	);
}

function fileGaps({ counts, skipped, unreadable }: ScanReport): readonly string[] {
	const { l10n } = vscode;
	const gaps: string[] = [];
	const large = counts.get("too large") ?? 0;
	if (large > 0)
		gaps.push(
			l10n.t(
				"Files over 2 MB are not read: {0} of them, such as {1}. Exclude what is generated with `alignment.debt.exclude`.",
				large,
				example(skipped, "too large"),
			),
		);
	const unread = (counts.get("unreadable") ?? 0) + unreadable.length;
	if (unread > 0)
		gaps.push(
			l10n.t(
				"Some files or folders could not be read: {0} of them, such as {1}. Look at their permissions, then refresh.",
				unread,
				unreadable[0] ?? example(skipped, "unreadable"),
			),
		);
	return gaps;
}

function example(skipped: readonly Skipped[], why: Skipped["why"]): string {
	return skipped.find((each) => each.why === why)?.file ?? "";
}
