import * as vscode from "vscode";
import type { Finding } from "../../core/finding.ts";
import { type Fix, type FixTitle, fixesFor } from "../../core/language/fixes.ts";
import { schemaOf, yamlOf, yamlPart } from "../../core/language/languageFile.ts";
import type { YamlChange } from "../../core/yamlEditChange.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { bareKindName } from "../../host/messages.ts";
import { rangesIn } from "../../host/ranges.ts";
import { fileIn, type LanguageFiles, selector } from "./languageFiles.ts";
import { renameEdit } from "./rename.ts";

export function registerCodeActions(files: LanguageFiles): vscode.Disposable {
	return vscode.languages.registerCodeActionsProvider(selector, new CodeActions(files), {
		providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
	});
}

/** What can be done about findings. What an action changes is worked out when somebody looks at it. */
class CodeActions implements vscode.CodeActionProvider<FixAction> {
	readonly #files: LanguageFiles;

	constructor(files: LanguageFiles) {
		this.#files = files;
	}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		{ diagnostics }: vscode.CodeActionContext,
	): Promise<FixAction[]> {
		const folder = this.#files.folderOf(document);
		const kind = this.#files.kindOf(document);
		const here = folder && kind ? findingsHere(folder, document, range) : [];
		const [first] = here;
		if (!folder || !kind || !first) return [];
		const { file } = first.finding;
		// The text that the findings are about: it has the byte order mark that the editor hides.
		const text = folder.texts.get(file) ?? "";
		const readings = await folder.readings();
		const yaml = yamlOf({ kind, file, text }, (each, path) => readings.readIntent(each, path));
		const intent = this.#files.intentFor(document);
		return here.flatMap(({ finding, at }) => {
			const own = diagnostics.filter(({ code, range }) => code === finding.code && range.isEqual(at));
			const fixes = yaml ? fixesFor(finding, yaml, intent) : [];
			return fixes.map((fix) => new FixAction(fix, { folder, uri: document.uri }, own));
		});
	}

	async resolveCodeAction(action: FixAction, token: vscode.CancellationToken): Promise<FixAction> {
		const edit = await action.workOut(this.#files, token);
		if (edit) action.edit = edit;
		return action;
	}
}

interface FindingHere {
	readonly finding: Finding;
	readonly at: vscode.Range;
}

/** Findings that the range touches, unless they are about another text than the one that is open. */
function findingsHere(
	folder: FolderModel,
	document: vscode.TextDocument,
	range: vscode.Range,
): readonly FindingHere[] {
	const file = fileIn(folder, document.uri);
	const own = (folder.snapshot?.findings ?? []).filter((finding) => finding.file === file);
	const text = file === undefined || own.length === 0 ? undefined : folder.texts.get(file);
	if (text === undefined || text.replace(/^\uFEFF/, "") !== document.getText()) return [];
	const rangeOf = rangesIn(text);
	return own
		.map((finding) => ({ finding, at: rangeOf(finding) }))
		.filter(({ at }) => at.intersection(range) !== undefined);
}

interface FixPlace {
	readonly folder: FolderModel;
	readonly uri: vscode.Uri;
}

class FixAction extends vscode.CodeAction {
	readonly #fix: Fix;
	readonly #place: FixPlace;

	constructor(fix: Fix, place: FixPlace, diagnostics: vscode.Diagnostic[]) {
		super(titleOf(fix.title), vscode.CodeActionKind.QuickFix);
		this.#fix = fix;
		this.#place = place;
		this.diagnostics = diagnostics;
		this.isPreferred = fix.isPreferred;
	}

	async workOut(
		files: LanguageFiles,
		token: vscode.CancellationToken,
	): Promise<vscode.WorkspaceEdit | undefined> {
		const { do: change } = this.#fix;
		const { folder, uri } = this.#place;
		if ("rename" in change) return renameEdit(files, folder, { ref: change.rename, to: change.to }, token);
		const state = folder.snapshot?.intent;
		const target = change.edit === "own file" || state?.state !== "known" ? uri : folder.uriOf(state.file);
		return editOf(files, await vscode.workspace.openTextDocument(target), change.changes);
	}
}

async function editOf(
	files: LanguageFiles,
	document: vscode.TextDocument,
	changes: readonly YamlChange[],
): Promise<vscode.WorkspaceEdit | undefined> {
	// Only who writes needs the writer.
	const { planEdit } = await import("../../core/yamlEdit.ts");
	const kind = files.kindOf(document);
	const text = document.getText();
	const part = kind && yamlPart(kind, text);
	if (!kind || !part) return undefined;
	const planned = planEdit(text.slice(part.from, part.to), changes, schemaOf(kind));
	if ("refused" in planned) return undefined;
	const edit = new vscode.WorkspaceEdit();
	for (const { from, to, insert } of planned.edits) {
		const range = new vscode.Range(
			document.positionAt(part.from + from),
			document.positionAt(part.from + to),
		);
		edit.replace(document.uri, range, insert);
	}
	return edit;
}

function titleOf(title: FixTitle): string {
	const { l10n } = vscode;
	switch (title.say) {
		case "change to":
			return l10n.t("Change to “{0}”", title.to);
		case "remove":
			return l10n.t("Remove “{0}”", title.what);
		case "add":
			return l10n.t("Add the {0} “{1}” to alignment.yaml", bareKindName(title.kind), title.ref);
		case "add key":
			return l10n.t("Add `{0}:`", title.key);
		case "quote":
			return l10n.t("Put it in quotes, so that it is text");
		case "make a list":
			return l10n.t("Make it a list");
		case "set":
			return l10n.t("Set `{0}` to {1}", title.key, title.to);
	}
}
