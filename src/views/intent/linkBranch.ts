import { minimatch } from "minimatch";
import * as vscode from "vscode";
import { intentSchema } from "../../core/intent/schema.ts";
import type { Intent, Ref } from "../../core/model.ts";
import { editYaml } from "../../host/editFile.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { openPlace } from "../../host/openPlace.ts";
import { askText, back, pickMany, runSteps, type Step } from "../../host/steps.ts";

interface Link {
	readonly pattern?: string;
	readonly serves?: readonly Ref[];
}

/** Writes a standing link: what every branch with a name like this serves. */
export async function linkBranch(folder: FolderModel): Promise<void> {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return;
	const names = branchNames(folder);
	const steps = [askPattern(state.intent, names, folder.snapshot?.branch?.name), pickServes(state.intent)];
	const link = await runSteps<Link>(vscode.l10n.t("Link Branches by Name"), steps, {});
	if (link?.pattern === undefined || link.serves === undefined) return;
	const value = link.serves.length === 0 ? "none" : link.serves;
	await editYaml(folder.editable(state.file, intentSchema), [
		{ insert: ["branches"], key: link.pattern, value },
	]);
	await folder.refreshed();
	const now = folder.snapshot?.intent;
	const written =
		now?.state === "known" && now.intent.branches.find(({ pattern }) => pattern === link.pattern);
	if (written) await openPlace(folder, { file: now.file, ...written.at });
}

function branchNames(folder: FolderModel): readonly string[] {
	const git = folder.snapshot?.git;
	return git?.state === "ready" ? git.branches.map(({ name }) => name) : [];
}

function askPattern(intent: Intent, names: readonly string[], current: string | undefined): Step<Link> {
	return async (link, frame) => {
		const { l10n } = vscode;
		const pattern = await askText(frame, {
			prompt: l10n.t(
				"A branch, or a pattern such as “feat/search-*”. “*” stands for anything but “/”, “**” for anything.",
			),
			value: link.pattern ?? (current === undefined ? "" : likeThis(current)),
			problemOf: (text) => patternProblem(intent, names, text),
		});
		return typeof pattern === "string" ? { ...link, pattern } : pattern;
	};
}

/** `feat/search-cache` → `feat/search-*`: what others of its kind are likely to be called. */
function likeThis(branch: string): string {
	const cut = Math.max(branch.lastIndexOf("-"), branch.lastIndexOf("/"));
	return cut < 0 ? branch : `${branch.slice(0, cut + 1)}*`;
}

function patternProblem(intent: Intent, names: readonly string[], pattern: string): string | undefined {
	const { l10n } = vscode;
	if (pattern === "") return l10n.t("A name or a pattern is needed.");
	if (intent.branches.some((link) => link.pattern === pattern))
		return l10n.t("“{0}” is linked already. Change it in alignment.yaml.", pattern);
	const isGlob = /[*?[{]/.test(pattern);
	const matches = names.filter((name) =>
		minimatch(name, pattern, { dot: true, nocomment: true, nonegate: true }),
	);
	if (matches.length === 0 && !isGlob && names.length > 0)
		return l10n.t("There is no branch “{0}”.", pattern);
	return undefined;
}

function pickServes({ problems, keyResults, goals }: Intent): Step<Link> {
	return async (link, frame) => {
		const items = [
			...[...problems.values()].map(({ id, title }) => ({ label: title, description: id, ref: id })),
			...[...keyResults.values()].map(({ ref, title }) => ({ label: title, description: ref, ref })),
			...[...goals.values()].map(({ id, title }) => ({ label: title, description: id, ref: id })),
		];
		const placeholder = vscode.l10n.t(
			"What do these branches serve? Mark nothing to say: nothing, on purpose.",
		);
		const picked = await pickMany(frame, { placeholder, items, selected: [] });
		return picked === undefined || picked === back
			? picked
			: { ...link, serves: picked.map(({ ref }) => ref) };
	};
}
