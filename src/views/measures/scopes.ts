// What the page may be filtered by: what was agreed, and folders.

import type { LandedFile } from "../../core/history/lines.ts";
import type { MeasureOptions } from "../../core/measures/measures.ts";
import type { Intent } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Words } from "../../host/words.ts";
import type { Choice, ChoiceGroup } from "../../webview/measures/model.ts";

const mostFolders = 16;

export function scopeChoices(intent: Intent, { lines }: Snapshot, { l10n }: Words): ChoiceGroup[] {
	const refs = (entries: ReadonlyMap<string, { readonly title: string }>): Choice[] =>
		[...entries].map(([ref, { title }]) => ({ value: `ref:${ref}`, label: title }));
	const globs = [...intent.goals.values()].flatMap(({ paths }) => paths);
	const folders = lines.state === "known" ? largestFolders(lines.files) : [];
	const paths = [...new Set([...folders, ...globs])].sort();
	const groups: ChoiceGroup[] = [
		{ label: l10n.t("Objectives"), choices: refs(intent.objectives) },
		{ label: l10n.t("Problems"), choices: refs(intent.problems) },
		{ label: l10n.t("Engineering goals"), choices: refs(intent.goals) },
		{ label: l10n.t("Folders"), choices: paths.map((path) => ({ value: `path:${path}`, label: path })) },
	];
	return [
		{ choices: [{ value: "", label: l10n.t("Everything") }] },
		...groups.filter(({ choices }) => choices.length > 0),
	];
}

export function scopeOf(scope: string): Pick<MeasureOptions, "ref" | "path"> {
	if (scope.startsWith("ref:")) return { ref: scope.slice("ref:".length) };
	if (scope.startsWith("path:")) return { path: scope.slice("path:".length) };
	return {};
}

/** Those that took the most lines, two levels deep. */
export function largestFolders(files: readonly LandedFile[]): string[] {
	const lines = new Map<string, number>();
	for (const { path, added } of files) {
		const parts = path.split("/").slice(0, -1);
		for (const folder of [parts.slice(0, 1).join("/"), parts.slice(0, 2).join("/")].filter(
			(one, index, all) => one !== "" && all.indexOf(one) === index,
		))
			lines.set(folder, (lines.get(folder) ?? 0) + added);
	}
	return [...lines]
		.sort(([, a], [, b]) => b - a)
		.slice(0, mostFolders)
		.map(([folder]) => folder);
}
