import * as vscode from "vscode";
import { type KnownKey, keyAt } from "../../core/language/keyAt.ts";
import { schemaOf, yamlPart } from "../../core/language/languageFile.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { type LanguageFiles, selector } from "./languageFiles.ts";
import { textOfRef } from "./refText.ts";

export function registerHover(files: LanguageFiles): vscode.Disposable {
	return vscode.languages.registerHoverProvider(selector, {
		async provideHover(document, position, token) {
			const found = await files.mentionAt(document, position, token);
			const intent = files.intentFor(document);
			const folder = files.folderOf(document);
			const { snapshot } = folder ?? {};
			// Known by the next hover at the latest.
			if (found && intent?.goals.has(found.mention.ref)) folder?.want("debt");
			const text = found && intent && textOfRef(intent, found.mention.ref, snapshot);
			if (text) return new vscode.Hover(text, found.file.rangeOf(found.mention.at));
			const key = keyIn(files, document, position);
			const range = key && new vscode.Range(document.positionAt(key.at.from), document.positionAt(key.at.to));
			return key && new vscode.Hover(textOfKey(key), range);
		},
	});
}

function keyIn(
	files: LanguageFiles,
	document: vscode.TextDocument,
	position: vscode.Position,
): KnownKey | undefined {
	const kind = files.kindOf(document);
	const text = document.getText();
	const part = kind && yamlPart(kind, text);
	const offset = document.offsetAt(position);
	if (!kind || !part || offset < part.from || offset > part.to) return undefined;
	return keyAt(text, offset, schemaOf(kind), part);
}

function textOfKey({ name, description, values }: KnownKey): vscode.MarkdownString {
	const text = new vscode.MarkdownString(`**${plainMarkdown(name)}**\n\n${plainMarkdown(description)}`);
	if (values.length > 0)
		text.appendMarkdown(`\n\n${plainMarkdown(vscode.l10n.t("One of: {0}", values.join(", ")))}`);
	return text;
}
