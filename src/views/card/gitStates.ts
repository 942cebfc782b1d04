// The card where git can't say which branch this is: one sentence, at most one action.

import type { GitState, Operation, Snapshot } from "../../core/snapshot.ts";
import { isolated, type Words } from "../../host/words.ts";
import type { Block, Button, CardModel, CardState, Head } from "../../webview/card/model.ts";

/** Absent when there is a branch to speak of. */
export function gitCard(snapshot: Snapshot, words: Words): CardModel | undefined {
	const { git } = snapshot;
	const { l10n } = words;
	switch (git.state) {
		case "untrusted":
			return told("untrusted", l10n.t("In Restricted Mode no git is run, so the branch isn't known."), {
				button: { key: "trust", label: l10n.t("Manage trust"), action: { do: "manageTrust" } },
			});
		case "missing":
			return told("git-missing", l10n.t("No git was found, so the branch isn't known."), {
				button: { key: "git", label: l10n.t("Get git"), action: { do: "getGit" } },
			});
		case "outside":
			return told(
				"outside",
				l10n.t("{0} is not in a git repository, so there is no branch.", isolated(snapshot.folder)),
			);
		case "failed":
			return told("git-failed", l10n.t("git could not say which branch this is. In its own words:"), {
				output: git.detail.trim(),
				button: { key: "refresh", label: l10n.t("Try again"), action: { do: "refresh" } },
			});
		case "ready":
			return headCard(snapshot, words);
	}
}

/** What git is in the middle of. */
export function underway(git: GitState, { l10n }: Words): string | undefined {
	if (git.state !== "ready" || git.operation === undefined) return undefined;
	const doing: Readonly<Record<Operation, string>> = {
		rebase: l10n.t("rebasing"),
		merge: l10n.t("merging"),
		"cherry-pick": l10n.t("cherry-picking"),
		revert: l10n.t("reverting"),
		bisect: l10n.t("bisecting"),
	};
	return doing[git.operation];
}

function headCard({ git, branch }: Snapshot, words: Words): CardModel | undefined {
	if (git.state !== "ready") return undefined;
	const { l10n } = words;
	if (git.head.kind === "unborn") {
		return told("unborn", l10n.t("No commit yet. The first one gives the branch something to serve."), {
			head: { name: git.head.name, isBranch: true },
		});
	}
	if (git.head.kind === "detached" && !branch) {
		const { commit, was } = git.head;
		const text =
			was === undefined
				? l10n.t("On this commit, and on no branch.")
				: l10n.t("On this commit; {0} is set aside.", isolated(was));
		const aside = underway(git, words) ?? l10n.t("detached");
		return told("detached", text, { head: { name: commit.slice(0, 7), isBranch: false, aside } });
	}
	return undefined;
}

interface Extras {
	readonly head?: Head;
	readonly output?: string;
	readonly button?: Button;
}

function told(state: CardState, text: string, { head, output, button }: Extras = {}): CardModel {
	const blocks: Block[] = [{ kind: "sentence", text, isQuiet: false }];
	if (output) {
		blocks.push({ kind: "output", text: output });
	}
	if (button) {
		blocks.push({ kind: "line", button });
	}
	return {
		state,
		...(head && { head }),
		announce: head ? `${isolated(head.name)}: ${text}` : text,
		sections: [{ key: "state", tone: "plain", blocks }],
	};
}
