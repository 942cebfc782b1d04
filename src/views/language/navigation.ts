import * as vscode from "vscode";
import { mentionsOf } from "../../core/language/mentions.ts";
import { Disposables } from "../../host/disposables.ts";
import { mentionsInSources } from "../../host/sourceMentions.ts";
import { type LanguageFiles, type Located, readable, selector } from "./languageFiles.ts";

/** From an id to where it is defined, to all that uses it, and to its like in the same file. */
export function registerNavigation(files: LanguageFiles): vscode.Disposable {
	const disposables = new Disposables();
	const { languages } = vscode;
	disposables.add(
		languages.registerDefinitionProvider(selector, {
			provideDefinition: (document, position, token) => definition(files, document, position, token),
		}),
	);
	disposables.add(
		languages.registerReferenceProvider(selector, {
			provideReferences: (document, position, { includeDeclaration }, token) =>
				references(files, document, position, includeDeclaration, token),
		}),
	);
	disposables.add(
		languages.registerDocumentHighlightProvider(selector, {
			provideDocumentHighlights: (document, position, token) => highlights(files, document, position, token),
		}),
	);
	return disposables;
}

async function definition(
	files: LanguageFiles,
	document: vscode.TextDocument,
	position: vscode.Position,
	token: vscode.CancellationToken,
): Promise<vscode.LocationLink[]> {
	const found = await files.mentionAt(document, position, token);
	if (!found) return [];
	const { file, mention } = found;
	const origin = file.rangeOf(mention.at);
	return (await around(files, file, document, token)).flatMap((each) =>
		mentionsOf(each, mention.ref)
			.filter(({ is }) => is === "definition")
			.map(({ at }) => ({
				originSelectionRange: origin,
				targetUri: each.uri,
				targetRange: each.rangeOf(at),
			})),
	);
}

async function references(
	files: LanguageFiles,
	document: vscode.TextDocument,
	position: vscode.Position,
	withDefinition: boolean,
	token: vscode.CancellationToken,
): Promise<vscode.Location[]> {
	const found = await files.mentionAt(document, position, token);
	if (!found) return [];
	const { ref } = found.mention;
	const inYaml = (await around(files, found.file, document, token)).flatMap((each) =>
		mentionsOf(each, ref)
			.filter(({ is }) => withDefinition || is === "use")
			.map(({ at }) => new vscode.Location(each.uri, each.rangeOf(at))),
	);
	const folder = files.folderOf(document);
	const inSources = folder ? await mentionsInSources(folder, ref, token) : [];
	return [...inYaml, ...inSources.map(({ uri, range }) => new vscode.Location(uri, range))];
}

async function highlights(
	files: LanguageFiles,
	document: vscode.TextDocument,
	position: vscode.Position,
	token: vscode.CancellationToken,
): Promise<vscode.DocumentHighlight[] | undefined> {
	const found = await files.mentionAt(document, position, token);
	if (!found) return undefined;
	const { file, mention } = found;
	return mentionsOf(file, mention.ref).map(({ at, is }) => {
		const { Read, Write } = vscode.DocumentHighlightKind;
		return new vscode.DocumentHighlight(file.rangeOf(at), is === "definition" ? Write : Read);
	});
}

/** The files that share the document's ids. A file that can't be read now counts as it was when it could. */
async function around(
	files: LanguageFiles,
	own: Located,
	document: vscode.TextDocument,
	token: vscode.CancellationToken,
): Promise<readonly Located[]> {
	const folder = files.folderOf(document);
	const all = folder ? await files.all(folder, token) : [own];
	return all.flatMap((file) => readable(file) ?? []);
}
