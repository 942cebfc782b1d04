import * as vscode from "vscode";
import { type Brief, briefOf, type Subject } from "../../core/deepDive/brief.ts";
import type { CodeFile } from "../../core/deepDive/imports.ts";
import { partsPicture } from "../../core/deepDive/picture.ts";
import { kindOf, titleOf } from "../../core/intent/links.ts";
import type { Intent, RitualDocument } from "../../core/model.ts";
import { deepDiveFrontMatter } from "../../core/rituals/documentText.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Proposals } from "../../host/proposal.ts";
import { createDocument, pictureOf, putPicture, readCode } from "../../host/ritualFiles.ts";
import { untilKnown } from "../../host/untilKnown.ts";
import type { Words } from "../../host/words.ts";
import { FileFailed } from "../../sources/errors.ts";
import { boxesOf, type DeepDivePage, pictureTitle } from "./deepDiveCode.ts";
import { deepDiveBlocks, deepDiveText } from "./deepDiveText.ts";

/** All that a deep dive is written from. */
interface Material {
	readonly intent: Intent;
	readonly snapshot: Snapshot;
	readonly code: readonly CodeFile[];
	readonly words: Words;
}

/** Lets the user choose a goal, a problem or a folder of code. */
export async function chooseSubject(folder: FolderModel): Promise<Subject | undefined> {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return undefined;
	const { l10n } = vscode;
	const { intent } = state;
	const title = l10n.t("Prepare a Deep Dive");
	const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
	const item = (ref: string) => ({ label: titleOf(intent, ref) ?? ref, description: ref, subject: { ref } });
	const area = { label: `$(folder) ${l10n.t("A folder of code…")}` };
	const items: (vscode.QuickPickItem & { readonly subject?: Subject })[] = [
		heading(l10n.t("Engineering goals")),
		...[...intent.goals.keys()].map(item),
		heading(l10n.t("User problems")),
		...[...intent.problems.keys()].map(item),
		heading(l10n.t("Code")),
		area,
	];
	const placeHolder = l10n.t("What should people who don't code understand afterwards?");
	const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
	if (picked === area) return chooseFolder(folder, title);
	return picked?.subject;
}

async function chooseFolder(folder: FolderModel, title: string): Promise<Subject | undefined> {
	const { l10n } = vscode;
	const items = readCode(folder).then((code) => foldersIn(code).map((path) => ({ label: `${path}/`, path })));
	const placeHolder = l10n.t("Which folder?");
	const picked = await vscode.window.showQuickPick(items, { title, placeHolder });
	return picked && { folder: picked.path };
}

const deepest = 4;

/** Folders with code in them, or below them, that aren't too deep to speak of. */
function foldersIn(code: readonly CodeFile[]): readonly string[] {
	const folders = new Set<string>();
	for (const { path } of code) {
		const steps = path.split("/").slice(0, -1);
		for (let depth = 1; depth <= Math.min(steps.length, deepest); depth++)
			folders.add(steps.slice(0, depth).join("/"));
	}
	return [...folders].sort();
}

/** Writes a deep dive and opens it beside its preview; one that was begun today is brought up to date instead. */
export async function prepareDeepDive(
	folder: FolderModel,
	subject: Subject,
	proposals: Proposals,
): Promise<string | undefined> {
	const begun = folder.snapshot?.documents.find(
		({ kind, on, about }) => kind === "deep dive" && on === folder.snapshot?.today && isAbout(about, subject),
	);
	if (begun) {
		await refreshDeepDive(folder, begun, proposals);
		return begun.file;
	}
	const material = await gather(folder);
	if (!material) return undefined;
	const { words } = material;
	const brief = briefFor(subject, material);
	const frontMatter = deepDiveFrontMatter({ about: brief.about, on: words.today });
	const file = await createDocument(folder, {
		kind: "deep dive",
		title: "ref" in subject ? subject.ref : subject.folder,
		day: words.today,
		textOf: (name) => deepDiveText(pageOf(brief, `${name}.svg`, material), frontMatter, words).text,
	});
	await draw(folder, file, brief, words);
	return file;
}

/** Shows what has changed since a deep dive was written, and changes it when the user says so. */
export async function refreshDeepDive(
	folder: FolderModel,
	document: RitualDocument,
	proposals: Proposals,
): Promise<void> {
	const material = await gather(folder);
	if (!material) return;
	const subject = subjectOf(document, material.intent);
	if (!subject) {
		const message = vscode.l10n.t(
			"{0} doesn't say what it is about. Give it `about:` with the id of a goal or a problem, or a folder such as src/search/**.",
			document.file,
		);
		throw new FileFailed("file-failed", folder.uriOf(document.file).fsPath, message);
	}
	const brief = briefFor(subject, material);
	const page = pageOf(brief, pictureOf(document.file), material);
	const blocksOf = (text: string) => deepDiveBlocks(page, text, material.words);
	const isWritten = await proposals.offer({ folder, file: document.file, blocksOf });
	if (isWritten) await draw(folder, document.file, brief, material.words);
}

function gather(folder: FolderModel): Thenable<Material | undefined> {
	const title = vscode.l10n.t("Looking at the code for the deep dive");
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () => {
		const [snapshot, code] = await Promise.all([untilKnown(folder, ["debt", "lines"]), readCode(folder)]);
		if (snapshot?.intent.state !== "known") return undefined;
		const words = { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today };
		return { intent: snapshot.intent.intent, snapshot, code, words };
	});
}

function briefFor(subject: Subject, { intent, snapshot, code }: Material): Brief {
	return briefOf({ intent, snapshot, subject, code });
}

function pageOf(brief: Brief, picture: string, { intent: { product } }: Material): DeepDivePage {
	return { brief, picture, ...(product !== undefined && { product }) };
}

async function draw(folder: FolderModel, file: string, brief: Brief, words: Words): Promise<void> {
	const { structure } = brief;
	if (!structure || structure.parts.length < 2) return;
	await putPicture(
		folder,
		file,
		partsPicture(structure.parts, boxesOf(structure, words), pictureTitle(brief, words)),
	);
}

function isAbout(about: readonly string[], subject: Subject): boolean {
	return about.includes("ref" in subject ? subject.ref : `${subject.folder}/**`);
}

/** What a document says that it is about: the first thing that exists, or a folder. */
function subjectOf({ about }: RitualDocument, intent: Intent): Subject | undefined {
	const ref = about.find((each) => kindOf(intent, each) !== undefined);
	if (ref !== undefined) return { ref };
	const path = about.find((each) => /[/*]/.test(each));
	return path === undefined ? undefined : { folder: path.replace(/\/?\*.*$/, "").replace(/\/$/, "") };
}
