import * as vscode from "vscode";
import { type HealthRow, healthOf } from "../../core/history/health.ts";
import type { Change } from "../../core/history/history.ts";
import { titleOf } from "../../core/intent/links.ts";
import type { Intent, Ref, Span } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { healthSettingsFor } from "../../host/settings.ts";
import { isolated, longDay, withoutIcons } from "../../host/words.ts";
import { commands } from "../../ids.ts";
import type { IntentNode } from "./nodes.ts";

/** More changes than anybody reads in a tree. */
const mostChanges = 50;

interface Telling {
	readonly folder: FolderModel;
	readonly snapshot: Snapshot;
	readonly intent: Intent;
}

/** What may be missing between promises and work, as one group; undefined where nothing is. */
export function healthGroup(folder: FolderModel): IntentNode | undefined {
	const { snapshot } = folder;
	if (snapshot?.intent.state !== "known") return undefined;
	const telling: Telling = { folder, snapshot, intent: snapshot.intent.intent };
	const settings = healthSettingsFor(folder.uri);
	const children = healthOf(snapshot, settings).map((row) => nodeOf(row, telling));
	const failed = settings.shown.size > 0 ? failureOf(snapshot) : undefined;
	if (failed) children.unshift(failed);
	if (children.length === 0) return undefined;
	return {
		id: "health",
		label: vscode.l10n.t("Health"),
		description: String(children.length),
		icon: "pulse",
		more: [vscode.l10n.t("What may be missing between promises and work. Settings switch each kind off.")],
		kind: "group",
		children,
	};
}

/** Where health would stand that hangs on history: what is wrong, and what to do. */
function failureOf({ history }: Snapshot): IntentNode | undefined {
	if (history.state !== "failed") return undefined;
	const label = vscode.l10n.t("History can't be read");
	return {
		...row("failed", label, history.detail, "warning"),
		open: { command: commands.showLog, arguments: [] },
	};
}

function nodeOf(found: HealthRow, telling: Telling): IntentNode {
	switch (found.kind) {
		case "promises without work":
			return promiseNode(found, telling);
		case "work without promise":
			return "branch" in found ? unpromisedBranch(found.branch, telling) : unpromisedChanges(found, telling);
		case "idle problems":
			return idleNode(found, telling);
		case "stale branches":
			return staleNode(found, telling);
		case "rising debt":
			return debtNode(found, telling);
	}
}

function promiseNode(
	{ ref, since }: Extract<HealthRow, { readonly ref: Ref }>,
	telling: Telling,
): IntentNode {
	const { l10n } = vscode;
	return {
		...row(
			`promise/${ref}`,
			title(ref, telling),
			l10n.t("promised, and nobody works on it"),
			"circle-slash",
			[
				l10n.t("No branch serves it, and nothing that landed since {0} did.", longDay(since, words(telling))),
				l10n.t("Start work on it, or take it out of the agreement."),
			],
		),
		...placed(ref, telling),
	};
}

function unpromisedBranch(branch: string, { folder }: Telling): IntentNode {
	const { l10n } = vscode;
	return {
		...row(`unpromised/${branch}`, branch, l10n.t("nobody said whom it helps"), "git-branch", [
			l10n.t("Answer the why of this branch; “nothing on purpose” is an answer, too."),
		]),
		open: { command: commands.answerWhy, arguments: [folder.uri.toString(), branch] },
	};
}

function unpromisedChanges(
	found: Extract<HealthRow, { readonly changes: readonly Change[] }>,
	telling: Telling,
): IntentNode {
	const { l10n } = vscode;
	const { changes, of, since } = found;
	const label = l10n.t("{0} of {1} changes serve nothing that was said", changes.length, of);
	const day = longDay(since, words(telling));
	return {
		...row("unpromised changes", label, l10n.t("since {0}", day), "git-merge", [
			l10n.t("Changes that landed since {0} without a why record, a trailer or a standing link.", day),
			l10n.t("Answer the why of branches while they are at work, or link branches by their names."),
		]),
		children: changes.slice(0, mostChanges).map((change) => changeNode(change, telling)),
	};
}

function changeNode({ commit, subject, landedOn, branch }: Change, { snapshot }: Telling): IntentNode {
	const { git } = snapshot;
	const root = git.state === "ready" ? git.root : undefined;
	return {
		...row(
			`change/${commit}`,
			subject || commit.slice(0, 10),
			landedOn,
			"git-commit",
			branch ? [branch] : [],
		),
		...(root !== undefined && {
			open: { command: "git.viewCommit", arguments: [vscode.Uri.file(root), commit] },
		}),
	};
}

function idleNode(
	{ problem, weeks, last }: Extract<HealthRow, { readonly problem: string }>,
	telling: Telling,
): IntentNode {
	const { l10n } = vscode;
	const then = last && longDay(last.landedOn, words(telling));
	return {
		...row(`idle/${problem}`, title(problem, telling), l10n.t("idle for {0} weeks or more", weeks), "watch", [
			then === undefined
				? l10n.t("No branch serves it, and nothing that landed ever did.")
				: l10n.t("No branch serves it. The last change that did landed on {0}.", then),
			l10n.t("Start work on it, or say that it isn't worth solving now by taking it out."),
		]),
		...placed(problem, telling),
	};
}

function staleNode(
	{ branch, weeks, record }: Extract<HealthRow, { readonly kind: "stale branches" }>,
	{ folder }: Telling,
): IntentNode {
	const { l10n } = vscode;
	return {
		...row(`stale/${branch}`, branch, l10n.t("no commit for {0} weeks", weeks), "history", [
			l10n.t("Land it, go on with it, or delete it: the longer it waits, the harder it is to land."),
		]),
		// A record that lies on the branch itself isn't here to be opened.
		open:
			record !== undefined && folder.snapshot?.records.some(({ file }) => file === record)
				? { place: { file: record, from: 0, to: 0 } }
				: { command: commands.switchBranch, arguments: [] },
	};
}

function debtNode(
	{ goal, from, to, since }: Extract<HealthRow, { readonly goal: string }>,
	telling: Telling,
): IntentNode {
	const { l10n } = vscode;
	const day = longDay(since, words(telling));
	return {
		...row(`debt/${goal}`, title(goal, telling), l10n.t("its debt rises: {0} → {1}", from, to), "graph", [
			l10n.t("{0} debt items on {1}, {2} today.", from, day, to),
			l10n.t("Pay some of it with the next change in its code, or set another target."),
		]),
		...placed(goal, telling),
	};
}

function row(
	id: string,
	label: string,
	description: string,
	icon: string,
	more: readonly string[] = [],
): IntentNode {
	const shown = withoutIcons(label);
	return { id: `health/${id}`, label: shown, description, icon, more, kind: "health", children: [] };
}

function title(ref: Ref, { intent }: Telling): string {
	return titleOf(intent, ref) ?? isolated(ref);
}

function placed(ref: Ref, { intent }: Telling): { readonly at?: Span } {
	const named = intent.problems.get(ref) ?? intent.keyResults.get(ref) ?? intent.goals.get(ref);
	return named ? { at: named.at } : {};
}

function words({ snapshot: { today } }: Telling) {
	return { l10n: vscode.l10n, locale: vscode.env.language, today };
}
