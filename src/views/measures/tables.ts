import type { Group } from "../../core/measures/measures.ts";
import { shortDay } from "../../host/words.ts";
import type { Cell, Detail, Head, Table } from "../../webview/measures/model.ts";
import { type MeasuresContext, servesOf } from "./context.ts";
import { count, lackOf } from "./say.ts";

/** Longer lists are for the export. */
const mostRows = 60;

export const text = (value: string): Cell => ({ text: value });
export const numeral = (value: string): Cell => ({ text: value, isNumber: true });

interface Column {
	readonly head: Head;
	cell(commit: string): Cell;
}

/** Changes by their subjects, with what they serve; `column` is what this measure says of each. */
export function changesTable(
	caption: string,
	commits: readonly string[],
	context: MeasuresContext,
	column?: Column,
): Table {
	const { words, changes } = context;
	const { l10n } = words;
	const shown = commits.slice(0, mostRows);
	return {
		caption,
		heads: [
			{ text: l10n.t("Change") },
			{ text: l10n.t("Landed") },
			{ text: l10n.t("Serves") },
			...(column ? [column.head] : []),
			{ text: l10n.t("Record") },
		],
		rows: shown.map((commit) => {
			const change = changes.get(commit);
			return [
				{ text: change?.subject ?? commit.slice(0, 10), open: { what: "commit", name: commit } },
				text(change ? shortDay(change.landedOn, words) : ""),
				text(change ? servesOf(change, context) : l10n.t("unknown")),
				...(column ? [column.cell(commit)] : []),
				change?.record
					? { text: l10n.t("Why"), open: { what: "record", name: change.record.file } }
					: text(""),
			];
		}),
		...(commits.length > shown.length && {
			rest: l10n.t("{0} more are in the export.", count(commits.length - shown.length, words)),
		}),
	};
}

/** The changes behind a number, as what the link opens. */
export function changesDetail(tables: readonly Table[], { words: { l10n } }: MeasuresContext): Detail[] {
	const shown = tables.filter(({ rows }) => rows.length > 0);
	if (shown.length === 0) return [];
	return [
		{
			key: "changes",
			label: l10n.t("The changes"),
			heading: l10n.t("The changes behind it"),
			paragraphs: [],
			tables: shown,
		},
	];
}

export interface Grouped {
	readonly caption: string;
	readonly head: string;
	readonly groups: readonly Group[];
	nameOf(key: string): string;
}

/** A figure for each problem, goal, folder…; what is too little to tell says so. */
export function groupsDetail(
	heading: string,
	all: readonly Grouped[],
	say: (value: number) => string,
	context: MeasuresContext,
): Detail[] {
	const { words } = context;
	const { l10n } = words;
	const tables = all
		.filter(({ groups }) => groups.length > 0)
		.map(({ caption, head, groups, nameOf }): Table => {
			const isLines = groups.some(({ figure }) => figure.sample.of === "lines");
			return {
				caption,
				heads: [
					{ text: caption },
					{ text: head, isNumber: true },
					{ text: isLines ? l10n.t("Lines") : l10n.t("Changes"), isNumber: true },
				],
				rows: groups
					.slice(0, mostRows)
					.map(({ key, figure }) => [
						text(nameOf(key)),
						figure.value === undefined
							? text(figure.notEnough ? lackOf(figure.notEnough, words) : "")
							: numeral(say(figure.value)),
						numeral(count(figure.sample.size, words)),
					]),
			};
		});
	return tables.length === 0
		? []
		: [{ key: "groups", label: l10n.t("Breakdown"), heading, paragraphs: [], tables }];
}
