import type { Steps } from "../steps.ts";
import { commentSteps, commentsIn } from "./comments.ts";
import type { Comment, Grammar } from "./grammar.ts";
import { type Row, rows } from "./languages/table.ts";
import { lazily } from "./lazily.ts";

/** A language whose comments we know. */
export interface Language {
	/** As VS Code names it, where VS Code knows it. */
	readonly id: string;
	readonly grammar: Grammar;
	/** How to write a comment; absent where it has none of that kind. */
	readonly marks: { readonly line?: string; readonly block?: readonly [string, string] };
}

/** What is known of a file besides its path. */
export interface LanguageHint {
	/** VS Code's id of the language, which outweighs the name. */
	readonly id?: string | undefined;
	/** Its text, or how it starts: for `#!`, and for endings that two languages share. */
	readonly text?: string;
}

/** The language of a file, by what VS Code says, by name, ending or `#!`; undefined for one that we don't know. */
export function languageOf(file: string, hint: LanguageHint = {}): Language | undefined {
	const { byId, byName } = index();
	const said = hint.id === undefined ? undefined : byId.get(hint.id);
	if (said) return said;
	const name = nameOf(file);
	const interpreted = !hasEnding(name) && hint.text !== undefined ? byInterpreter(hint.text) : undefined;
	const whole = interpreted ?? byName.get(name);
	if (whole) return whole;
	for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
		const found = byName.get(name.slice(dot));
		if (found) return shared(name.slice(dot), hint.text) ?? found;
	}
	for (const part of [name.split(".")[0] ?? "", name.split("-")[0] ?? ""])
		if (part !== "" && prefixes.has(part)) return byName.get(part);
	const made = name.replace(templateEnding, "");
	return made === name ? undefined : languageOf(made, hint);
}

/** Whether a file's name leaves it to the text, to its `#!`, what language it is in. */
export function isNamedForNone(file: string): boolean {
	return !hasEnding(nameOf(file).replace(templateEnding, ""));
}

/** A template is in the language of what is made from it: `config.h.in`, `pre-commit.sample`. */
const templateEnding = /\.(?:in|tmpl|template|tpl|sample|example|dist)$/;

function nameOf(file: string): string {
	return file.slice(file.lastIndexOf("/") + 1).toLowerCase();
}

function hasEnding(name: string): boolean {
	return name.lastIndexOf(".") > 0;
}

/** Every language, for completeness' sake in tests and documentation. */
export function allLanguages(): readonly Language[] {
	return [...new Set(index().byId.values())];
}

/** The comments of a text in a language. */
export function commentsOf(text: string, language: Language): readonly Comment[] {
	return commentsIn(text, language.grammar);
}

/** As `commentsOf`, step by step. */
export function commentStepsOf(text: string, language: Language): Steps<readonly Comment[]> {
	return commentSteps(text, language.grammar);
}

/** `Dockerfile.dev` and `Makefile-linux` are named by how they start. */
const prefixes = new Set(["dockerfile", "containerfile", "makefile", "gnumakefile", "jenkinsfile"]);

function byInterpreter(text: string): Language | undefined {
	const found = /^\uFEFF?#![ \t]*(?:\S*\/)?(?:env[ \t]+(?:-\S+[ \t]+)*)?(?:\S*\/)?([A-Za-z]+)/.exec(
		text.slice(0, 200),
	);
	return found?.[1] === undefined ? undefined : index().byName.get(`#!${found[1].toLowerCase()}`);
}

/** Endings that languages with different comments share; undefined for what the table says. */
function shared(ending: string, text: string | undefined): Language | undefined {
	if (text === undefined) return undefined;
	const start = text.slice(0, 4000);
	const { byId } = index();
	if (ending === ".m") {
		if (/^\s*(?:#import|#include|@interface|@implementation|@import|\/\/|\/\*)/m.test(start))
			return undefined;
		if (/^\s*(?:%|function\b|classdef\b)/m.test(start)) return byId.get("matlab");
		if (/\(\*/.test(start)) return byId.get("wolfram");
	}
	if (ending === ".pl" && /^:-|^[a-z]\w*\(.*\)\s*:-/m.test(start) && !/^\s*(?:use|my)\b/m.test(start))
		return byId.get("prolog");
	if (ending === ".v" && /^\s*(?:Require|Theorem|Lemma|Definition|Inductive)\b/m.test(start))
		return byId.get("coq");
	if (ending === ".cls" && /\\(?:ProvidesClass|NeedsTeXFormat)/.test(start)) return byId.get("latex");
	return undefined;
}

interface Index {
	readonly byId: ReadonlyMap<string, Language>;
	/** Names, endings with their dot, and interpreters with `#!`, in lower case. */
	readonly byName: ReadonlyMap<string, Language>;
}

const index = lazily(() => makeIndex(rows()));

function makeIndex(table: readonly Row[]): Index {
	const byId = new Map<string, Language>();
	const byName = new Map<string, Language>();
	for (const [ids, names, grammar] of table) {
		const [id = ""] = ids.split(" ");
		const language = { id, grammar, marks: marksOf(grammar) };
		for (const each of ids.split(" ")) byId.set(each, language);
		for (const name of names.split(" "))
			if (name !== "" && !byName.has(name)) byName.set(name.toLowerCase(), language);
	}
	return { byId, byName };
}

function marksOf({ forms }: Grammar): Language["marks"] {
	const line = forms.find((form) => form.is === "line" && form.mark !== "");
	const block = forms.find((form) => form.is === "block" && form.marks !== undefined);
	return {
		...(line?.is === "line" && { line: line.mark }),
		...(block?.is === "block" && block.marks && { block: block.marks }),
	};
}
