import * as vscode from "vscode";
import { foldsIn } from "../../core/language/folding.ts";
import { isMarkdown, yamlPart } from "../../core/language/languageFile.ts";
import { urlsIn } from "../../core/language/urls.ts";
import { Disposables } from "../../host/disposables.ts";
import { type LanguageFiles, selector } from "./languageFiles.ts";

/** What the text alone says: what can be folded, and addresses on the web. */
export function registerTextFeatures(files: LanguageFiles): vscode.Disposable {
	const disposables = new Disposables();
	disposables.add(
		vscode.languages.registerFoldingRangeProvider(selector, {
			// Markdown folds by itself.
			provideFoldingRanges: (document) =>
				isMarkdown(files.kindOf(document)) ? [] : foldsIn(document.getText()).map(rangeOfFold),
		}),
	);
	disposables.add(
		vscode.languages.registerDocumentLinkProvider(selector, {
			provideDocumentLinks: (document) => linksIn(files, document),
		}),
	);
	return disposables;
}

function rangeOfFold({ from, to, isComment }: ReturnType<typeof foldsIn>[number]): vscode.FoldingRange {
	return new vscode.FoldingRange(from, to, isComment ? vscode.FoldingRangeKind.Comment : undefined);
}

function linksIn(files: LanguageFiles, document: vscode.TextDocument): vscode.DocumentLink[] {
	const kind = files.kindOf(document);
	const text = document.getText();
	const part = kind && yamlPart(kind, text);
	if (!part) return [];
	return urlsIn(text)
		.filter(({ from, to }) => from >= part.from && to <= part.to)
		.map(({ from, to, url }) => {
			const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
			return new vscode.DocumentLink(range, vscode.Uri.parse(url));
		});
}
