import * as vscode from "vscode";
import { branchesAtWorkOn, fullName } from "../../core/history/atWork.ts";
import { storyOf } from "../../core/history/story.ts";
import { kindOf, titleOf } from "../../core/intent/links.ts";
import { type Relation, relationsOf } from "../../core/language/relations.ts";
import type { Intent, KeyResult, Ref, RefKind } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { debtMarkdown } from "../../host/debtPicture.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { amount } from "../../host/words.ts";

/** What an id stands for: its title, kind, links both ways, and where its number is now. */
export function textOfRef(
	intent: Intent,
	ref: Ref,
	snapshot: Snapshot | undefined,
): vscode.MarkdownString | undefined {
	const kind = kindOf(intent, ref);
	if (kind === undefined) return undefined;
	const text = new vscode.MarkdownString(`**${plainMarkdown(titleOf(intent, ref) ?? ref)}**`);
	const lines = [
		vscode.l10n.t("{0} {1}", kindTitle(kind), ref),
		...ownLines(intent, ref, snapshot),
		...relationsOf(intent, ref).map((relation) => relationLine(intent, relation)),
		...branchLines(snapshot, ref),
		...storyLines(snapshot, ref),
	];
	for (const line of lines) text.appendMarkdown(`\n\n${plainMarkdown(line)}`);
	const debt = debtOf(intent, ref, snapshot);
	if (debt !== undefined) text.appendMarkdown(`\n\n${debt}`);
	return text;
}

function debtOf(intent: Intent, ref: Ref, snapshot: Snapshot | undefined): string | undefined {
	const goal = intent.goals.get(ref);
	const words = { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot?.today ?? "" };
	return goal && debtMarkdown(goal, snapshot?.debt, words);
}

export function kindTitle(kind: RefKind): string {
	const { l10n } = vscode;
	switch (kind) {
		case "problem":
			return l10n.t("Problem");
		case "objective":
			return l10n.t("Objective");
		case "key result":
			return l10n.t("Key result");
		case "engineering goal":
			return l10n.t("Engineering goal");
	}
}

function ownLines(intent: Intent, ref: Ref, snapshot: Snapshot | undefined): readonly string[] {
	const { l10n } = vscode;
	const keyResult = intent.keyResults.get(ref);
	if (keyResult) return numberLines(keyResult, snapshot);
	const { who } = intent.problems.get(ref) ?? {};
	const goal = intent.goals.get(ref);
	const owner = goal?.owner ?? intent.objectives.get(ref)?.owner;
	return [
		...(who === undefined ? [] : [l10n.t("Who: {0}", who)]),
		...(owner === undefined ? [] : [l10n.t("Owner: {0}", owner)]),
		...(goal?.because === undefined ? [] : [l10n.t("Because: {0}", goal.because)]),
	];
}

function numberLines({ ref, from, to, unit }: KeyResult, snapshot: Snapshot | undefined): readonly string[] {
	const { l10n } = vscode;
	const words = { l10n, locale: vscode.env.language, today: snapshot?.today ?? "" };
	const inUnit = (value: number) => amount(value, unit, words);
	const lines: string[] = [];
	if (from !== undefined && to !== undefined) lines.push(l10n.t("From {0} to {1}", inUnit(from), inUnit(to)));
	else if (to !== undefined) lines.push(l10n.t("To {0}", inUnit(to)));
	const last = snapshot?.readings.get(ref)?.at(-1);
	if (last) lines.push(l10n.t("Last reading: {0} on {1}", inUnit(last.value), last.on));
	return lines;
}

function relationLine(intent: Intent, { how, to }: Relation): string {
	const { l10n } = vscode;
	const what = to.map((ref) => (how === "standing links" ? ref : named(intent, ref))).join("; ");
	switch (how) {
		case "solves":
			return l10n.t("Solves: {0}", what);
		case "solved by":
			return l10n.t("Solved by: {0}", what);
		case "measured by":
			return l10n.t("Measured by: {0}", what);
		case "measures":
			return l10n.t("Measures: {0}", what);
		case "supports":
			return l10n.t("Supports: {0}", what);
		case "supported by":
			return l10n.t("Supported by: {0}", what);
		case "standing links":
			return l10n.t("Standing links: {0}", what);
	}
}

/** What became of it, in a line or two. */
function storyLines(snapshot: Snapshot | undefined, ref: Ref): readonly string[] {
	const { l10n } = vscode;
	const story = snapshot?.history.state === "known" ? storyOf(ref, snapshot) : undefined;
	if (!snapshot || !story || story.landed.length === 0) return [];
	const { landed, releases, daysToRelease } = story;
	const count = landed.length === 1 ? l10n.t("1 change landed") : l10n.t("{0} changes landed", landed.length);
	if (releases[0] === undefined || daysToRelease === undefined)
		return [l10n.t("{0}, in no release yet", count)];
	return [
		l10n.t("{0}; first released in {1}, {2} days from the first why", count, releases[0].tag, daysToRelease),
	];
}

function named(intent: Intent, ref: Ref): string {
	const title = titleOf(intent, ref);
	return title === undefined || title === ref ? ref : vscode.l10n.t("{0} ({1})", title, ref);
}

function branchLines(snapshot: Snapshot | undefined, ref: Ref): readonly string[] {
	const branches = snapshot ? branchesAtWorkOn(ref, snapshot).map(fullName) : [];
	return branches.length === 0 ? [] : [vscode.l10n.t("Branches at work: {0}", branches.join(", "))];
}
