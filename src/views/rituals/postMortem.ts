import * as vscode from "vscode";
import type { RitualDocument } from "../../core/model.ts";
import { postMortemFrontMatter } from "../../core/rituals/documentText.ts";
import { parsePostMortem } from "../../core/rituals/frontMatter.ts";
import { type ReleaseFacts, releaseFacts } from "../../core/rituals/releaseFacts.ts";
import { postMortemOf } from "../../core/rituals/rhythm.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Proposals } from "../../host/proposal.ts";
import { createDocument } from "../../host/ritualFiles.ts";
import { askText, back } from "../../host/steps.ts";
import { untilKnown } from "../../host/untilKnown.ts";
import { ago, isolated, shortDay, type Words, withoutIcons } from "../../host/words.ts";
import { HumanError } from "../../sources/errors.ts";
import { postMortemText } from "./postMortemText.ts";

type ReleaseItem = vscode.QuickPickItem & { readonly tag?: string };

type Known = Snapshot & {
	readonly intent: Extract<Snapshot["intent"], { state: "known" }>;
	readonly history: Extract<Snapshot["history"], { state: "known" }>;
};

/** Lets the user choose a release: newest first, those that nobody has looked back on yet marked. */
export async function chooseRelease(folder: FolderModel): Promise<string | undefined> {
	const snapshot = await gather(folder);
	if (!snapshot) return undefined;
	const { l10n } = vscode;
	const words = wordsOf(snapshot);
	const { releases } = snapshot.history;
	const other: ReleaseItem = { label: `$(edit) ${l10n.t("Something else…")}` };
	const items: ReleaseItem[] = releases.toReversed().map(({ tag, on }) => {
		const written = postMortemOf(tag, snapshot.documents);
		const when = `${shortDay(on, words)}, ${ago(on, words)}`;
		return {
			label: withoutIcons(tag),
			description: written ? l10n.t("{0} · written", when) : when,
			tag,
		};
	});
	const title = l10n.t("Write Post-mortem");
	const placeHolder =
		items.length === 0
			? l10n.t("There is no release tag yet. What do you look back on?")
			: l10n.t("Which release do you look back on?");
	const picked = await vscode.window.showQuickPick([...items, other], { title, placeHolder });
	if (picked === other) return askName(title);
	return picked?.tag;
}

async function askName(title: string): Promise<string | undefined> {
	const { l10n } = vscode;
	const name = await askText(
		{ title, step: 1, total: 1 },
		{
			prompt: l10n.t("A release without a tag, or an incident: what do you call it?"),
			placeholder: l10n.t("the autumn campaign"),
			problemOf: (text) => (text === "" ? l10n.t("Give it a name, or press Escape.") : undefined),
		},
	);
	return name === back ? undefined : name;
}

/** Writes the post-mortem of a release; one that is there already is brought up to date. Resolves with its file. */
export async function writePostMortem(
	folder: FolderModel,
	release: string,
	proposals: Proposals,
): Promise<string | undefined> {
	const written = folder.snapshot && postMortemOf(release, folder.snapshot.documents);
	if (written) {
		await refreshPostMortem(folder, written, proposals);
		return written.file;
	}
	const snapshot = await gather(folder);
	if (!snapshot) return undefined;
	const words = wordsOf(snapshot);
	const page = {
		facts: factsOf(release, snapshot),
		intent: snapshot.intent.intent,
		lessons: [],
		actions: [],
	};
	const frontMatter = postMortemFrontMatter({ release, on: words.today });
	return createDocument(folder, {
		kind: "post-mortem",
		title: release,
		day: words.today,
		textOf: () => postMortemText(page, frontMatter, words).text,
	});
}

/** Shows what the repository knows by now about a release that was written about, and changes it when told to. */
export async function refreshPostMortem(
	folder: FolderModel,
	document: RitualDocument,
	proposals: Proposals,
): Promise<void> {
	const snapshot = await gather(folder);
	if (!snapshot) return;
	const { file, release } = document;
	const facts = factsOf(release ?? file.replace(/^.*\/|\.md$/gi, ""), snapshot);
	const intent = snapshot.intent.intent;
	const blocksOf = (text: string) => {
		const { lessons, actions } = parsePostMortem(text, file, undefined);
		return postMortemText({ facts, intent, lessons, actions }, "", wordsOf(snapshot)).blocks;
	};
	await proposals.offer({ folder, file, blocksOf });
}

function factsOf(release: string, snapshot: Known): ReleaseFacts {
	const { history } = snapshot;
	const tag = [release, `v${release}`].find((name) => history.releases.some((each) => each.tag === name));
	return releaseFacts(tag ?? release, { intent: snapshot.intent.intent, snapshot, history });
}

/** Throws where there is no history to look back on, and says why. */
async function gather(folder: FolderModel): Promise<Known | undefined> {
	const { l10n } = vscode;
	const title = l10n.t("Looking at what was released");
	const snapshot = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
		untilKnown(folder, ["history", "debt"]),
	);
	if (snapshot?.intent.state !== "known") return undefined;
	const { history } = snapshot;
	if (history.state === "failed") throw new HumanError("git-failed", history.detail);
	if (history.state !== "known") {
		const message =
			snapshot.git.state === "untrusted"
				? l10n.t(
						"A post-mortem starts from git's history, and git isn't run in Restricted Mode. Trust this folder first.",
					)
				: l10n.t(
						"A post-mortem starts from git's history, and {0} has none yet. Commit something first.",
						isolated(snapshot.folder),
					);
		throw new HumanError("git-failed", message);
	}
	return snapshot as Known;
}

function wordsOf({ today }: Snapshot): Words {
	return { l10n: vscode.l10n, locale: vscode.env.language, today };
}
