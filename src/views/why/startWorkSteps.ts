import * as vscode from "vscode";
import {
	type BranchNameValues,
	proposedBranchName,
	type RefNameProblem,
	refNameProblem,
} from "../../core/branch/branchName.ts";
import { kindOf, titleOf } from "../../core/intent/links.ts";
import type { Intent, Ref } from "../../core/model.ts";
import { headBranch, type Repository } from "../../core/snapshot.ts";
import { bareKindName } from "../../host/messages.ts";
import { askText, back, pickOne, type Step } from "../../host/steps.ts";
import { isolated, withoutIcons } from "../../host/words.ts";

/** What was answered so far. */
export interface Plan {
	readonly ref?: Ref;
	readonly name?: string;
	readonly base?: Base;
}

/** Where a branch starts. */
export interface Base {
	readonly branch: string;
	/** In full, so that no tag of the same name is taken for it. */
	readonly ref: string;
}

export interface Surroundings {
	readonly intent: Intent;
	readonly git: Repository;
	readonly today: string;
	readonly template: string;
}

/** The default branch, where everything starts; and the one that HEAD is on, to stack work on it. */
export function basesOf(git: Repository): readonly Base[] {
	const local = (name: string) => git.branches.some((branch) => branch.name === name);
	const names = new Set([git.defaultBranch, headBranch(git)].filter((name) => name !== undefined));
	return [...names].flatMap((branch) => {
		if (local(branch)) return [{ branch, ref: `refs/heads/${branch}` }];
		return branch === git.defaultBranch ? [{ branch, ref: `refs/remotes/origin/${branch}` }] : [];
	});
}

/** Only what is still open is asked. */
export function stepsFor(start: Plan, surroundings: Surroundings): readonly Step<Plan>[] {
	return [
		...(start.ref === undefined ? [askRef(surroundings)] : []),
		askName(surroundings),
		...(basesOf(surroundings.git).length > 1 ? [askBase(surroundings)] : []),
	];
}

function askRef({ intent }: Surroundings): Step<Plan> {
	return async (plan, frame) => {
		const refs = [...intent.problems.keys(), ...intent.keyResults.keys(), ...intent.goals.keys()];
		const items = refs.map((ref) => {
			const kind = kindOf(intent, ref);
			return {
				label: withoutIcons(titleOf(intent, ref) ?? ref),
				...(kind && { description: bareKindName(kind) }),
				ref,
			};
		});
		const active = items.find(({ ref }) => ref === plan.ref);
		const item = await pickOne(frame, {
			placeholder: vscode.l10n.t("Which problem, key result or engineering goal is it for?"),
			items,
			...(active && { active }),
		});
		return item === undefined || item === back ? item : { ...plan, ref: item.ref };
	};
}

function askName({ intent, git, today, template }: Surroundings): Step<Plan> {
	return async (plan, frame) => {
		const taken = git.branches.map(({ name }) => name);
		const [base, ...others] = basesOf(git);
		const ref = plan.ref ?? "";
		const name = await askText(frame, {
			prompt:
				base && others.length === 0
					? vscode.l10n.t("The new branch's name. It starts from {0}.", isolated(base.branch))
					: vscode.l10n.t("The new branch's name"),
			value: plan.name ?? proposedBranchName(template, valuesOf(intent, ref, today), taken),
			problemOf: (text) => {
				const problem = refNameProblem(text, taken);
				return problem && refNameMessage(problem);
			},
		});
		return name === undefined || name === back ? name : { ...plan, name };
	};
}

function valuesOf(intent: Intent, ref: Ref, date: string): BranchNameValues {
	const kind = kindOf(intent, ref);
	return {
		id: ref.slice(ref.lastIndexOf(".") + 1),
		title: titleOf(intent, ref) ?? ref,
		kind: kind === "key result" ? "key-result" : kind === "engineering goal" ? "goal" : "problem",
		date,
	};
}

function askBase({ git }: Surroundings): Step<Plan> {
	return async (plan, frame) => {
		const items = basesOf(git).map((base) => ({
			label: `$(git-branch) ${withoutIcons(vscode.l10n.t("From {0}", isolated(base.branch)))}`,
			description:
				base.branch === git.defaultBranch
					? vscode.l10n.t("where every branch starts")
					: vscode.l10n.t("on top of the work there"),
			base,
		}));
		const active = items.find(({ base }) => base.branch === plan.base?.branch);
		const item = await pickOne(frame, {
			placeholder: vscode.l10n.t("Where does {0} start?", isolated(plan.name ?? "")),
			items,
			...(active && { active }),
		});
		return item === undefined || item === back ? item : { ...plan, base: item.base };
	};
}

/** Why git would refuse the name, and what to do. */
export function refNameMessage(problem: RefNameProblem): string {
	const { l10n } = vscode;
	switch (problem.code) {
		case "empty":
			return l10n.t("Give the branch a name.");
		case "character":
			return problem.character.trim() === ""
				? l10n.t("git allows no blanks in a branch's name. Use dashes.")
				: l10n.t("git doesn't allow {0} in a branch's name.", shown(problem.character));
		case "starts-with-dash":
			return l10n.t("A branch's name can't start with a dash.");
		case "slashes":
			return l10n.t("Something must stand before and after each slash.");
		case "dots":
			return l10n.t("No part of a branch's name starts with a dot, ends it with one, or has two in a row.");
		case "lock":
			return l10n.t("No part of a branch's name can end with .lock.");
		case "reserved":
			return l10n.t("git uses this name itself. Choose another.");
		case "too-long":
			return l10n.t("This is too long for git. Shorten it.");
		case "taken":
			return l10n.t("There is a branch {0} already. Choose another name.", isolated(problem.by));
		case "in-the-way":
			return l10n.t("git can't keep this beside the branch {0}. Choose another name.", isolated(problem.by));
	}
}

/** A control character by its number. */
function shown(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return /\p{C}/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : character;
}
