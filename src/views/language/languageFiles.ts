import * as vscode from "vscode";
import { type Facts, peopleIn } from "../../core/language/facts.ts";
import {
	type FileKind,
	fileKindOf,
	type LanguageFile,
	readLanguageFile,
} from "../../core/language/languageFile.ts";
import { type Mention, mentionAt } from "../../core/language/mentions.ts";
import type { Intent, Span } from "../../core/model.ts";
import { headBranch } from "../../core/snapshot.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { rangesIn } from "../../host/ranges.ts";

/** Which documents the language features are for. */
export const selector: vscode.DocumentSelector = [
	{ pattern: "**/alignment.{yaml,yml}" },
	{ pattern: "**/.alignment/{why,check-ins}/*.{yaml,yml}" },
	{ pattern: "**/.alignment/{post-mortems,deep-dives}/*.md" },
];

/** Longer texts are read when nobody has typed for a moment: VS Code takes its question back when somebody does. */
const longText = 60_000;
const quietMoment = 300;

/** A file as it was read, and where. */
export interface Located extends LanguageFile {
	readonly uri: vscode.Uri;
	/** While it can't be read: as it was when it could. */
	readonly before?: Located;
	/** Where a span of it stands in the editor. */
	readonly rangeOf: (span: Span) => vscode.Range;
}

interface Reading {
	readonly version: number;
	readonly file: Promise<Located | undefined>;
}

/** The team's files for all language features: each is read once per version, whoever asks. */
export class LanguageFiles {
	readonly #folders: Folders;
	readonly #open = new WeakMap<vscode.TextDocument, Reading>();
	readonly #closed = new WeakMap<FolderModel, ReadonlyMap<string, Located>>();

	constructor(folders: Folders) {
		this.#folders = folders;
	}

	/** The folder whose intent a document belongs to. */
	folderOf({ uri }: Pick<vscode.TextDocument, "uri">): FolderModel | undefined {
		return this.#folders.all.find((folder) => fileIn(folder, uri) !== undefined);
	}

	kindOf({ uri }: vscode.TextDocument): FileKind | undefined {
		return fileKindOf(uri.path);
	}

	/** The document as it is now; undefined when the question was taken back meanwhile. */
	async read(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<Located | undefined> {
		const isKnown = () => this.#open.get(document)?.version === document.version;
		if (token && !isKnown() && lengthOf(document) > longText)
			await new Promise((resolve) => setTimeout(resolve, quietMoment));
		if (token?.isCancellationRequested) return undefined;
		if (!isKnown()) {
			const last = this.#open.get(document)?.file;
			this.#open.set(document, { version: document.version, file: this.#readOpen(document, last) });
		}
		return this.#open.get(document)?.file;
	}

	/** Every file of a folder, open ones as they are now. */
	async all(folder: FolderModel, token?: vscode.CancellationToken): Promise<readonly Located[]> {
		const { textDocuments } = vscode.workspace;
		const open = new Map(textDocuments.map((document) => [document.uri.toString(), document]));
		const known = this.#closed.get(folder);
		const closed = new Map<string, Located>();
		const files: Located[] = [];
		for (const [file, text] of folder.texts) {
			const uri = folder.uriOf(file);
			const document = open.get(uri.toString());
			const last = known?.get(file);
			const read = document
				? await this.read(document, token)
				: last?.text === text
					? last
					: await readText(folder, uri, file, text);
			if (read) files.push(read);
			if (read && !document) closed.set(file, read);
		}
		this.#closed.set(folder, closed);
		return files;
	}

	/** The intent that ids in a document belong to, as it was when it could last be read. */
	intentFor(document: vscode.TextDocument): Intent | undefined {
		const { intent } = this.folderOf(document)?.snapshot ?? {};
		return intent?.state === "known" ? intent.intent : undefined;
	}

	/** What is known around a document while somebody types in it; nothing is read for it. */
	factsFor(document: vscode.TextDocument): Facts {
		const folder = this.folderOf(document);
		const { git, today } = folder?.snapshot ?? {};
		const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
		const head = git?.state === "ready" ? headBranch(git) : undefined;
		const names = git?.state === "ready" ? git.branches.map(({ name }) => name) : [];
		const records = [...(folder?.texts ?? [])].filter(([file]) => fileKindOf(file) !== "intent");
		return {
			today: today ?? now.slice(0, 10),
			now,
			intent: this.intentFor(document),
			branches: [...new Set([...(head === undefined ? [] : [head]), ...names])],
			people: peopleIn(records.map(([, text]) => text)),
		};
	}

	/** The id at a position, with the file that it stands in. */
	async mentionAt(
		document: vscode.TextDocument,
		position: vscode.Position,
		token?: vscode.CancellationToken,
	): Promise<{ readonly file: Located; readonly mention: Mention } | undefined> {
		const file = await this.read(document, token);
		const mention = file && mentionAt(file, document.offsetAt(position));
		return file && mention && { file, mention };
	}

	async #readOpen(
		document: vscode.TextDocument,
		last: Promise<Located | undefined> | undefined,
	): Promise<Located | undefined> {
		const folder = this.folderOf(document);
		const file = folder && fileIn(folder, document.uri);
		const path = file ?? vscode.workspace.asRelativePath(document.uri, false);
		const now = await readText(folder, document.uri, path, document.getText());
		const before = now?.isReadable === false ? await last : undefined;
		const good = before && readable(before);
		return now && good ? { ...now, before: good } : now;
	}
}

async function readText(
	folder: FolderModel | undefined,
	uri: vscode.Uri,
	file: string,
	text: string,
): Promise<Located | undefined> {
	const kind = fileKindOf(uri.path);
	if (kind === undefined) return undefined;
	const isShared = kind === "intent" && folder !== undefined;
	const read = isShared
		? await (await folder.readings()).readLanguage(text, file)
		: readLanguageFile(kind, text, file);
	return { ...read, uri, rangeOf: rangesIn(text) };
}

/** The file, or what it was when it could last be read. */
export function readable(file: Located): Located | undefined {
	return file.isReadable ? file : file.before;
}

/** The name by which a folder's snapshot knows a file. */
export function fileIn(folder: FolderModel, uri: vscode.Uri): string | undefined {
	const root = folder.uriOf("").path.replace(/\/$/, "");
	const file = uri.path.startsWith(`${root}/`) ? uri.path.slice(root.length + 1) : "";
	return folder.texts.has(file) && folder.uriOf(file).toString() === uri.toString() ? file : undefined;
}

function lengthOf(document: vscode.TextDocument): number {
	return document.offsetAt(new vscode.Position(document.lineCount, 0));
}
