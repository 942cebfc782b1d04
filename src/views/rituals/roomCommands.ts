import * as vscode from "vscode";
import { markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import { kindOf } from "../../core/intent/links.ts";
import { intentSchema } from "../../core/intent/schema.ts";
import { slug } from "../../core/intent/slug.ts";
import type { Intent, RitualDocument, RoomQuestion } from "../../core/model.ts";
import { spliced } from "../../core/rituals/document.ts";
import { parseDeepDive } from "../../core/rituals/frontMatter.ts";
import { addQuestion, noteBehind } from "../../core/rituals/roomEdits.ts";
import type { YamlChange } from "../../core/yamlEditChange.ts";
import { editText, editYaml } from "../../host/editFile.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { changeFrontMatter } from "../../host/ritualFiles.ts";
import { settingsFor } from "../../host/settings.ts";
import { shownAmong } from "../../host/shownFile.ts";
import { askText, back, runSteps, type Step } from "../../host/steps.ts";
import { shortDay, withoutIcons } from "../../host/words.ts";
import { HumanError } from "../../sources/errors.ts";

interface Asked {
	readonly by: string;
	readonly ask: string;
	readonly answer: string;
}

/** Takes a question from the room, with its answer where there is one already. */
export async function askRoomQuestion(folder: FolderModel): Promise<void> {
	const document = await chooseDeepDive(folder);
	if (!document) return;
	const { l10n } = vscode;
	const steps: readonly Step<Asked>[] = [
		ask("ask", l10n.t("What was asked?"), l10n.t("Why not the one-week option?"), true),
		ask("by", l10n.t("By whom? A role is enough."), l10n.t("Product"), true),
		ask("answer", l10n.t("What is the answer? Leave it empty while it is open."), "", false),
	];
	const start: Asked = { by: settingsFor(folder.uri).by ?? l10n.t("Product"), ask: "", answer: "" };
	const asked = await runSteps(l10n.t("Add Question to Deep Dive"), steps, start);
	if (!asked) return;
	// What is found again later is what ends with a question mark.
	const question = /[?？؟]/.test(asked.ask) ? asked.ask : `${asked.ask}?`;
	const answer = asked.answer === "" ? "" : `\n  ${markdownText(asked.answer)}`;
	const item = `- **${markdownText(asked.by)}:** ${markdownText(question)}${answer}`;
	await edit(folder, document.file, (text) => addQuestion(text, item));
}

function ask(key: keyof Asked, prompt: string, placeholder: string, isNeeded: boolean): Step<Asked> {
	return async (asked, frame) => {
		const answer = await askText(frame, {
			prompt,
			placeholder,
			value: asked[key],
			problemOf: (text) =>
				isNeeded && text === "" ? vscode.l10n.t("Write a sentence, or press Escape.") : undefined,
		});
		return typeof answer === "string" ? { ...asked, [key]: answer } : answer;
	};
}

const uses = ["problem", "goal", "option", "lesson"] as const;
type Use = (typeof uses)[number];

/** Makes a problem, a goal, an option or a lesson of an answered question, and notes it behind the answer. */
export async function useRoomAnswer(folder: FolderModel): Promise<void> {
	const { l10n } = vscode;
	const state = folder.snapshot?.intent;
	const document = await chooseDeepDive(folder);
	if (!document || state?.state !== "known") return;
	const text = folder.texts.get(document.file) ?? "";
	const question = await chooseQuestion(
		parseDeepDive(text, document.file, undefined).document.questions,
		folder,
		document,
	);
	if (!question) return;
	const title = l10n.t("Make Something of an Answer");
	const picked = await vscode.window.showQuickPick(
		uses.map((use) => ({ ...describe(use), use })),
		{ title, placeHolder: withoutIcons(`${question.ask} ${question.answer ?? ""}`) },
	);
	if (!picked) return;
	const words = await askText(
		{ title, step: 1, total: 1 },
		{
			prompt: describe(picked.use).prompt,
			value: picked.use === "problem" ? question.ask : (question.answer ?? question.ask),
			problemOf: (typed) => (typed === "" ? l10n.t("Write a sentence, or press Escape.") : undefined),
		},
	);
	if (words === undefined || words === back) return;
	const made = { folder, document, intent: state.intent, intentFile: state.file };
	const note = await make(picked.use, words, question, made);
	if (note === undefined) return;
	await edit(folder, document.file, (now) => {
		const found = parseDeepDive(now, document.file, undefined).document.questions;
		const same = found.find((each) => each.ask === question.ask && each.by === question.by);
		return same ? noteBehind(now, same, `→ ${note}`) : { from: 0, to: 0, insert: "" };
	});
}

function describe(use: Use): { readonly label: string; readonly detail: string; readonly prompt: string } {
	const { l10n } = vscode;
	switch (use) {
		case "problem":
			return {
				label: `$(account) ${l10n.t("A user problem")}`,
				detail: l10n.t("Something that users struggle with, for alignment.yaml"),
				prompt: l10n.t("What do users struggle with, in one sentence?"),
			};
		case "goal":
			return {
				label: `$(tools) ${l10n.t("An engineering goal")}`,
				detail: l10n.t("Something that has to get better in the code, for alignment.yaml"),
				prompt: l10n.t("What has to get better, in one sentence?"),
			};
		case "option":
			return {
				label: `$(list-selection) ${l10n.t("An option of a goal")}`,
				detail: l10n.t("Another way to reach it, for alignment.yaml"),
				prompt: l10n.t("What could be done, in a few words?"),
			};
		case "lesson":
			return {
				label: `$(lightbulb) ${l10n.t("A lesson")}`,
				detail: l10n.t("Comes back when somebody works on the same thing; kept in this deep dive"),
				prompt: l10n.t("What is to be remembered, in one sentence?"),
			};
	}
}

interface Made {
	readonly folder: FolderModel;
	readonly document: RitualDocument;
	readonly intent: Intent;
	readonly intentFile: string;
}

/** Writes it, and resolves with what to note: `problem \`slow-start\``. */
async function make(
	use: Use,
	title: string,
	question: RoomQuestion,
	{ folder, document, intent, intentFile }: Made,
): Promise<string | undefined> {
	const { l10n } = vscode;
	const write = (changes: readonly YamlChange[]) =>
		editYaml(folder.editable(intentFile, intentSchema), changes);
	const id = freeId(title, intent);
	switch (use) {
		case "problem":
			await write([{ insert: ["problems"], key: id, value: { title } }]);
			return l10n.t("problem {0}", `\`${id}\``);
		case "goal": {
			const because =
				question.answer !== undefined && question.answer !== title ? question.answer : undefined;
			await write([{ insert: ["engineering_goals"], key: id, value: { title, because } }]);
			return l10n.t("engineering goal {0}", `\`${id}\``);
		}
		case "option": {
			const goal = await chooseGoal(document, intent);
			if (goal === undefined) return undefined;
			await write([{ append: ["engineering_goals", goal, "options"], value: { title } }]);
			return l10n.t("option of {0}", `\`${goal}\``);
		}
		case "lesson": {
			const applies = document.about.length > 0 ? { applies: document.about } : {};
			await changeFrontMatter(folder, document, [
				{ append: ["lessons"], value: { text: title, ...applies } },
			]);
			return l10n.t("lesson");
		}
	}
}

async function chooseGoal({ about }: RitualDocument, { goals }: Intent): Promise<string | undefined> {
	const own = about.filter((ref) => goals.has(ref));
	if (own.length === 1) return own[0];
	const items = [...goals.values()].map(({ id, title }) => ({ label: title, description: id, id }));
	const placeHolder = vscode.l10n.t("Of which engineering goal?");
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
}

function freeId(title: string, intent: Intent): string {
	const base = slug(title).split("-").filter(Boolean).slice(0, 4).join("-") || "from-deep-dive";
	for (let count = 1; ; count++) {
		const id = count === 1 ? base : `${base}-${count}`;
		if (kindOf(intent, id) === undefined && id !== "none") return id;
	}
}

/** The deep dive in the editor, else the only one, else the one that the user chooses; newest first. */
async function chooseDeepDive(folder: FolderModel): Promise<RitualDocument | undefined> {
	const { l10n } = vscode;
	await folder.refreshed();
	const { snapshot } = folder;
	const all = (snapshot?.documents ?? []).filter(({ kind }) => kind === "deep dive").toReversed();
	const [newest] = all;
	if (!snapshot || !newest)
		throw new HumanError(
			"file-failed",
			l10n.t("There is no deep dive yet. Prepare one first: “Alignment: Prepare a Deep Dive”."),
		);
	const shown = shownAmong(all, ({ file }) => folder.uriOf(file));
	if (shown || all.length === 1) return shown ?? newest;
	const words = { l10n, locale: vscode.env.language, today: snapshot.today };
	const items = all.map((document) => ({
		label: withoutIcons(document.title ?? document.file),
		...(document.on !== undefined && { description: shortDay(document.on, words) }),
		document,
	}));
	return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t("In which deep dive?") }))?.document;
}

async function chooseQuestion(
	questions: readonly RoomQuestion[],
	folder: FolderModel,
	{ file }: RitualDocument,
): Promise<RoomQuestion | undefined> {
	const { l10n } = vscode;
	if (questions.length === 0)
		throw new HumanError(
			"file-failed",
			l10n.t(
				"Nobody has asked anything in {0} yet. “Alignment: Add Question to Deep Dive” takes the first question.",
				file,
			),
		);
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.uri.toString() === folder.uriOf(file).toString()) {
		const at = editor.document.offsetAt(editor.selection.active);
		const here = questions.find((question) => question.at.from <= at && at <= question.at.to);
		if (here) return here;
	}
	const items = questions.toReversed().map((question) => ({
		label: withoutIcons(question.ask),
		...(question.by !== undefined && { description: withoutIcons(question.by) }),
		detail: withoutIcons(question.answer ?? l10n.t("not answered yet")),
		question,
	}));
	return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t("Which question?") }))?.question;
}

async function edit(
	folder: FolderModel,
	file: string,
	change: (text: string) => ReturnType<typeof addQuestion>,
) {
	await editText({ uri: folder.uriOf(file), root: folder.writeRoot }, (text) => {
		const edits = [change(text)];
		return { edits, text: spliced(text, edits) };
	});
	await folder.refreshed();
}
