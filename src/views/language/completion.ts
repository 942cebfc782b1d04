import * as vscode from "vscode";
import { type About, type Proposal, proposalsAt, type Skeleton } from "../../core/language/complete.ts";
import { type Cursor, cursorAt } from "../../core/language/cursor.ts";
import { schemaOf, yamlPart } from "../../core/language/languageFile.ts";
import type { Intent, RefKind } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { type LanguageFiles, selector } from "./languageFiles.ts";
import { textOfRef } from "./refText.ts";

/** What begins a value, an item or a key: letters ask by themselves. */
const triggers = [" ", "[", "{", ",", '"', "'"];

export function registerCompletion(files: LanguageFiles): vscode.Disposable {
	return vscode.languages.registerCompletionItemProvider(selector, new Completion(files), ...triggers);
}

/** Reads the lines around the cursor and what is known already, so that a keystroke never waits for a parser. */
class Completion implements vscode.CompletionItemProvider<Item> {
	readonly #files: LanguageFiles;

	constructor(files: LanguageFiles) {
		this.#files = files;
	}

	provideCompletionItems(
		document: vscode.TextDocument,
		position: vscode.Position,
		_token: vscode.CancellationToken,
		context: vscode.CompletionContext,
	): Item[] {
		const kind = this.#files.kindOf(document);
		if (kind === undefined) return [];
		const text = document.getText();
		const offset = document.offsetAt(position);
		const part = yamlPart(kind, text);
		if (part === undefined || offset < part.from || offset > part.to) return [];
		const cursor = cursorAt(text, offset, part);
		if (cursor === undefined || isIndenting(cursor, context)) return [];
		const range = {
			inserting: new vscode.Range(document.positionAt(cursor.word.from), position),
			replacing: new vscode.Range(
				document.positionAt(cursor.word.from),
				document.positionAt(Math.max(offset, cursor.word.to)),
			),
		};
		const facts = this.#files.factsFor(document);
		const { snapshot } = this.#files.folderOf(document) ?? {};
		return proposalsAt(cursor, schemaOf(kind), facts).map(
			(proposal, index) => new Item(proposal, { index, range, intent: facts.intent, snapshot }),
		);
	}

	/** Only the one that is looked at is described. */
	resolveCompletionItem(item: Item): Item {
		item.describe();
		return item;
	}
}

/** A space that only moves the cursor to the right asks for nothing. */
function isIndenting(cursor: Cursor, { triggerCharacter }: vscode.CompletionContext): boolean {
	return triggerCharacter === " " && cursor.is === "line" && cursor.word.from === cursor.word.to;
}

interface Around {
	readonly index: number;
	readonly range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range };
	readonly intent: Intent | undefined;
	readonly snapshot: Snapshot | undefined;
}

class Item extends vscode.CompletionItem {
	readonly #proposal: Proposal;
	readonly #around: Around;

	constructor(proposal: Proposal, around: Around) {
		const { label, insert, about, words, goesOn } = proposal;
		super({ label, description: descriptionOf(about) }, iconOf(about));
		this.#proposal = proposal;
		this.#around = around;
		this.range = around.range;
		this.insertText = new vscode.SnippetString(insert);
		// The indentation is part of what is proposed.
		this.keepWhitespace = true;
		this.sortText = String(around.index).padStart(5, "0");
		if (words !== undefined) this.filterText = `${label} ${words}`;
		if (around.index === 0) this.preselect = true;
		if (goesOn)
			this.command = { command: "editor.action.triggerSuggest", title: vscode.l10n.t("Show what fits here") };
	}

	describe(): void {
		const { about } = this.#proposal;
		const { intent, snapshot } = this.#around;
		if (about.is === "key") this.documentation = new vscode.MarkdownString(plainMarkdown(about.description));
		if (about.is !== "reference" || intent === undefined) return;
		const text = textOfRef(intent, about.ref, snapshot);
		if (text) this.documentation = text;
	}
}

function descriptionOf(about: About): string {
	const { l10n } = vscode;
	switch (about.is) {
		case "key":
			return about.isRequired ? l10n.t("required") : "";
		case "reference":
			return about.title;
		case "skeleton":
			return skeletonText(about.of);
		case "branch":
			return l10n.t("branch");
		case "used":
			return l10n.t("used already");
		case "value":
			return meaningOf(about.why);
	}
}

function skeletonText(of: Skeleton): string {
	const { l10n } = vscode;
	switch (of) {
		case "entry":
			return l10n.t("all in one");
		case "standing link":
			return l10n.t("a new standing link");
		default:
			return l10n.t("a new one, whole");
	}
}

function meaningOf(why: Extract<About, { is: "value" }>["why"]): string {
	const { l10n } = vscode;
	switch (why) {
		case "today":
			return l10n.t("today");
		case "now":
			return l10n.t("now");
		case "period begins":
			return l10n.t("the period begins");
		case "period ends":
			return l10n.t("the period ends");
		case "nothing":
			return l10n.t("nothing, on purpose");
		case undefined:
			return "";
	}
}

function iconOf(about: About): vscode.CompletionItemKind {
	switch (about.is) {
		case "key":
			return vscode.CompletionItemKind.Property;
		case "reference":
			return iconOfKind(about.kind);
		case "skeleton":
			return vscode.CompletionItemKind.Snippet;
		case "branch":
			return vscode.CompletionItemKind.Constant;
		case "used":
			return vscode.CompletionItemKind.Text;
		case "value":
			return vscode.CompletionItemKind.EnumMember;
	}
}

function iconOfKind(kind: RefKind): vscode.CompletionItemKind {
	switch (kind) {
		case "problem":
			return vscode.CompletionItemKind.Issue;
		case "objective":
			return vscode.CompletionItemKind.Class;
		case "key result":
			return vscode.CompletionItemKind.Field;
		case "engineering goal":
			return vscode.CompletionItemKind.Module;
	}
}
