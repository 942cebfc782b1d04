import * as vscode from "vscode";
import type { Intent } from "../../core/model.ts";
import type { BranchView, Snapshot } from "../../core/snapshot.ts";
import type { BuiltInGit } from "../../host/builtInGit.ts";
import { registerCommand } from "../../host/commands.ts";
import type { Folders } from "../../host/folders.ts";
import { age, withoutIcons } from "../../host/words.ts";
import { commands } from "../../ids.ts";
import { gitRefused, withoutGit } from "./gitRefused.ts";
import { folderOf, named } from "./whomItHelps.ts";

interface Surroundings {
	readonly folders: Folders;
	readonly git: BuiltInGit;
	readonly log: vscode.LogOutputChannel;
}

/** Lets the user find a branch at work by whom it helps, and moves there. */
export function registerBranchPicker({ folders, git, log }: Surroundings): vscode.Disposable {
	return registerCommand(commands.switchBranch, log, async (menu?: unknown) => {
		const folder = folderOf(folders, menu);
		await folder?.refreshed();
		const { snapshot } = folder ?? {};
		if (!folder || snapshot?.intent.state !== "known") return;
		const picked = await vscode.window.showQuickPick(itemsOf(snapshot, snapshot.intent.intent), {
			title: vscode.l10n.t("Switch to a Branch by Purpose"),
			placeHolder: vscode.l10n.t("Whom should your work help now?"),
			matchOnDescription: true,
			matchOnDetail: true,
		});
		if (!picked || picked.branch === snapshot.branch?.name) return;
		const repository = await git.repositoryOf(folder.uri);
		if (!repository) throw withoutGit("switch", picked.branch);
		await repository.checkout(picked.branch).catch((error: unknown) => {
			throw gitRefused(error, picked.branch);
		});
	});
}

function itemsOf(snapshot: Snapshot, intent: Intent) {
	const words = { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today };
	return inOrder(snapshot).map((branch) => {
		const current = branch.name === snapshot.branch?.name;
		const notes = [
			...(current ? [vscode.l10n.t("you are here")] : []),
			...(branch.isDefault ? [] : [age(branch.born, words) ?? ""]),
		].filter((note) => note !== "");
		return {
			label: `$(${current ? "check" : "git-branch"}) ${withoutIcons(branch.name)}`,
			description: notes.join(" · "),
			detail: withoutIcons(purposeOf(branch, intent)),
			branch: branch.name,
		};
	});
}

/** The branch in use, then those whose purpose is known, the latest first. */
function inOrder({ work, branch: current, git }: Snapshot): readonly BranchView[] {
	const branches = git.state === "ready" ? git.branches : [];
	const committed = new Map(branches.map(({ name, committed: at }) => [name, Date.parse(at)]));
	const rank = ({ name, serves }: BranchView) =>
		name === current?.name ? 0 : serves.how.by === "nobody" ? 2 : 1;
	return (
		work
			// git would take the name for an option.
			.filter(({ name }) => !name.startsWith("-"))
			.sort((a, b) => rank(a) - rank(b) || (committed.get(b.name) ?? 0) - (committed.get(a.name) ?? 0))
	);
}

function purposeOf({ serves, isDefault }: BranchView, intent: Intent): string {
	const { l10n } = vscode;
	if (serves.said === "none") return l10n.t("serves nothing on purpose");
	if (serves.said.length === 0)
		return isDefault ? l10n.t("where every branch starts") : l10n.t("nobody has said yet whom this helps");
	const names = named(serves.said, intent);
	return serves.how.by === "guess" ? l10n.t("perhaps: {0}", names) : names;
}
