import * as vscode from "vscode";
import { titleOf } from "../core/intent/links.ts";
import type { Intent, Ref, WhyRecord } from "../core/model.ts";
import type { BranchView, Snapshot } from "../core/snapshot.ts";
import { Disposables } from "../host/disposables.ts";
import type { Folders } from "../host/folders.ts";
import { provenanceOf } from "../host/messages.ts";
import { plainMarkdown } from "../host/plainMarkdown.ts";
import { amount, type Words } from "../host/words.ts";
import { commands } from "../ids.ts";

/** A title longer than this gives way to its id's words. */
const longestTitle = 28;

/** What the branch serves, in a few words; a click reveals the card. */
export function registerStatusBar(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const item = disposables.add(
		vscode.window.createStatusBarItem("alignment.serves", vscode.StatusBarAlignment.Left, 90),
	);
	item.name = vscode.l10n.t("Alignment");
	item.command = commands.showBranch;
	const render = () => draw(item, folders.active?.snapshot);
	disposables.add(folders.onDidChange(render));
	render();
	return disposables;
}

function draw(item: vscode.StatusBarItem, snapshot: Snapshot | undefined): void {
	const shown = snapshot && textOf(snapshot);
	if (!shown) {
		item.hide();
		return;
	}
	item.text = `$(${shown.icon}) ${shown.words}`;
	item.tooltip = tooltip(shown.lines);
	item.accessibilityInformation = { label: [shown.words, ...shown.lines].join(". ") };
	item.show();
}

interface Shown {
	readonly icon: string;
	readonly words: string;
	readonly lines: readonly string[];
}

function textOf({ intent, branch, today }: Snapshot): Shown | undefined {
	const { l10n } = vscode;
	switch (intent.state) {
		case "none":
			return undefined;
		case "unreadable":
			return { icon: "warning", words: "alignment.yaml", lines: [l10n.t("alignment.yaml can't be read.")] };
		case "known":
			return branch && branchText(intent.intent, branch, { l10n, locale: vscode.env.language, today });
	}
}

/** The why, and where key results should be afterwards. */
function whyLines(intent: Intent, record: WhyRecord | undefined, words: Words): readonly string[] {
	const expected = [...(record?.expects ?? [])].map(([ref, value]) => {
		const unit = intent.keyResults.get(ref)?.unit;
		return vscode.l10n.t("{0} should reach {1}", titleOf(intent, ref) ?? ref, amount(value, unit, words));
	});
	return record?.why === undefined ? expected : [record.why, ...expected];
}

function branchText(
	intent: Intent,
	{ name, serves, isDefault, record }: BranchView,
	words: Words,
): Shown | undefined {
	const { l10n } = vscode;
	const { said, how } = serves;
	const source = provenanceOf(how);
	const lines = [...whyLines(intent, record, words), name, ...(source === undefined ? [] : [source])];
	if (said === "none")
		return {
			icon: "target",
			words: l10n.t("nothing on purpose"),
			lines: [l10n.t("Serves nothing on purpose"), ...lines],
		};
	const [first, ...others] = said;
	if (first === undefined) {
		// Everything starts on the default branch: that it serves nothing by itself is no news.
		if (isDefault) return undefined;
		return {
			icon: "target",
			words: l10n.t("no why yet"),
			lines: [l10n.t("Nobody has said yet whom this helps."), ...lines],
		};
	}
	const few = how.by === "guess" ? l10n.t("{0}?", fewWords(intent, first)) : fewWords(intent, first);
	return {
		icon: "target",
		words: others.length === 0 ? few : l10n.t("{0} +{1}", few, others.length),
		// What is expected names its key result.
		lines: [
			...said.filter((ref) => !record?.expects.has(ref)).map((ref) => titleOf(intent, ref) ?? ref),
			...lines,
		],
	};
}

function fewWords(intent: Intent, ref: Ref): string {
	const title = titleOf(intent, ref) ?? ref;
	if (title.length <= longestTitle) return title.replaceAll("$(", "$\u200B(");
	return ref.slice(ref.lastIndexOf(".") + 1).replaceAll("-", " ");
}

function tooltip(lines: readonly string[]): vscode.MarkdownString {
	const markdown = new vscode.MarkdownString();
	lines.forEach((line, index) => {
		markdown.appendMarkdown((index > 0 ? "\n\n" : "") + plainMarkdown(line));
	});
	return markdown;
}
