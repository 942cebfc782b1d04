// Debt as text for others: the same items always give the same text. Whom an item names is left out: lists like these
// must not become lists of people.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { DebtEntry } from "../../core/debt/debtState.ts";
import { deedOf, effectOf } from "../../core/debt/effect.ts";
import { type DebtGroup, stateOf } from "../../core/debt/shown.ts";
import { deedName, groupText, type RowContext } from "./rowTexts.ts";

export const exportFormats = ["markdown", "csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `groups` are those that are shown. */
export function exported(format: ExportFormat, groups: readonly DebtGroup[], context: RowContext): string {
	switch (format) {
		case "markdown":
			return markdown(groups, context);
		case "csv":
			return csv(groups, context);
		case "json":
			return json(groups, context);
	}
}

function markdown(groups: readonly DebtGroup[], context: RowContext): string {
	const { l10n } = context.words;
	const sections = groups.map((group) => {
		const { label, description } = groupText(group, context);
		const lines = group.entries.map((entry) => {
			const { item } = entry;
			const deed = deedOf(entry, context.paid);
			const notes = [
				`${item.file}:${item.line + 1}`,
				...(item.by === undefined ? [] : [l10n.t("by {0}", item.by)]),
				...(deed ? [deedName(deed, context.words)] : []),
			];
			const [place, ...rest] = notes;
			const said = item.text === "" ? "" : ` ${markdownText(item.text)}`;
			return `- **${markdownText(item.tag)}**${said} (${[markdownCode(place ?? ""), ...rest].join(", ")})`;
		});
		const heading = `## ${markdownText(label)} (${markdownText(description)})`;
		return lines.length > 0 ? `${heading}\n\n${lines.join("\n")}` : heading;
	});
	return `${[`# ${l10n.t("Tech debt")}`, ...sections].join("\n\n")}\n`;
}

const columns = ["file", "line", "tag", "text", "state", "goal", "by", "onBranch", "effect", "keyResults"];

type Record = Readonly<{ [column: string]: string | number | readonly string[] }>;

function csv(groups: readonly DebtGroup[], context: RowContext): string {
	const rows = entriesOf(groups).map((entry) => {
		const record = recordOf(entry, context);
		return columns.map((column) => {
			const value = record[column] ?? "";
			return cell(typeof value === "object" ? value.join(" ") : String(value));
		});
	});
	return [columns, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** Quoted where needed; what a spreadsheet would take for a formula starts with an apostrophe. */
function cell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function json(groups: readonly DebtGroup[], context: RowContext): string {
	const goals = [...context.intent.goals.values()].flatMap(({ id, title, debt }) => {
		const { count = 0, trend = [] } = context.debt.byGoal.get(id) ?? {};
		return [{ id, title, count, ...(debt && { from: debt.from, target: debt.to }), trend }];
	});
	const items = entriesOf(groups).map((entry) => recordOf(entry, context));
	return `${JSON.stringify({ goals, items }, undefined, "\t")}\n`;
}

function entriesOf(groups: readonly DebtGroup[]): readonly DebtEntry[] {
	return groups.flatMap(({ entries }) => entries);
}

function recordOf(entry: DebtEntry, { paid, served, intent }: RowContext): Record {
	const { item, alignment } = entry;
	const deed = deedOf(entry, paid);
	const effect = effectOf(deed, entry, served, intent);
	const goal = alignment.goal ?? item.goal;
	return {
		file: item.file,
		line: item.line + 1,
		tag: item.tag,
		text: item.text,
		state: stateOf(entry),
		...(goal !== undefined && { goal }),
		...(item.by !== undefined && { by: item.by }),
		...(deed && { onBranch: deed }),
		...(effect && { effect: effect.does, keyResults: effect.keyResults }),
	};
}
