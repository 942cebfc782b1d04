import type { Form, Found, Grammar } from "./grammar.ts";

/** A grammar made ready: one pattern that jumps to the next character which matters, and what may stand there. */
export interface Program {
	/** Matches one character. */
	readonly stops: RegExp;
	/** The rules that may stand at a character, by its code. */
	rulesAt(code: number): readonly Rule[];
}

export interface Rule {
	readonly form: Form;
	/** What stands at `at`, if the opening does. */
	find(text: string, at: number): Found | undefined;
}

const programs = new WeakMap<Grammar, Program>();

/** Made once for each grammar. */
export function programOf(grammar: Grammar): Program {
	let program = programs.get(grammar);
	if (!program) {
		program = compile(grammar);
		programs.set(grammar, program);
	}
	return program;
}

function compile({ forms }: Grammar): Program {
	const rules = forms.map(ruleOf);
	const firsts = new Set<string>();
	const lookAheads: string[] = [];
	for (const { open } of forms) {
		const first = firstOf(open);
		// A letter is too common to stop at each: look for all of the opening there.
		if (first !== undefined && !/\w/.test(first)) firsts.add(first);
		else lookAheads.push(`(?=${typeof open === "string" ? escapeRegExp(open) : open.source})[\\s\\S]`);
	}
	const classes = firsts.size > 0 ? [`[${[...firsts].map(escapeInClass).join("")}]`] : [];
	const byCode = new Map<number, readonly Rule[]>();
	return {
		stops: new RegExp([...classes, ...lookAheads].join("|") || "(?!)", "gm"),
		rulesAt(code) {
			let at = byCode.get(code);
			if (!at) {
				at = rules.filter((rule) => mayStartWith(rule, String.fromCharCode(code)));
				byCode.set(code, at);
			}
			return at;
		},
	};
}

function ruleOf(form: Form): Rule {
	const { open } = form;
	if (typeof open === "string") {
		const found: Found = [open];
		return { form, find: (text, at) => (text.startsWith(open, at) ? found : undefined) };
	}
	const pattern = new RegExp(open.source, "my");
	return {
		form,
		find(text, at) {
			pattern.lastIndex = at;
			return pattern.exec(text) ?? undefined;
		},
	};
}

function mayStartWith({ form: { open } }: Rule, character: string): boolean {
	const first = firstOf(open);
	return first === undefined || first === character;
}

/** The character that an opening always starts with, if there is one. */
function firstOf(open: string | RegExp): string | undefined {
	if (typeof open === "string") return open[0];
	const plain = /^\\([^\w\s])|^([^\\()[\]{}.*+?^$|])/.exec(afterLookBehind(open.source));
	const first = plain?.[1] ?? plain?.[2];
	const rest = afterLookBehind(open.source).slice(plain?.[0].length);
	const optional = /^[*?]|^\{0/.test(rest);
	return optional || hasTopLevelChoice(open.source) ? undefined : first;
}

function afterLookBehind(source: string): string {
	if (!/^\(\?<[=!]/.test(source)) return source;
	return source.slice(groupEnd(source));
}

/** Where the group that a pattern starts with ends. */
function groupEnd(source: string): number {
	let depth = 0;
	let inClass = false;
	for (let i = 0; i < source.length; i++) {
		const character = source[i];
		if (character === "\\") i++;
		else if (inClass) inClass = character !== "]";
		else if (character === "[") inClass = true;
		else if (character === "(") depth++;
		else if (character === ")" && --depth === 0) return i + 1;
	}
	return source.length;
}

function hasTopLevelChoice(source: string): boolean {
	for (let i = 0; i < source.length; i++) {
		const character = source[i];
		if (character === "\\") i++;
		else if (character === "(") i += groupEnd(source.slice(i)) - 1;
		else if (character === "[") while (source[++i] !== "]") if (source[i] === "\\") i++;
		if (character === "|") return true;
	}
	return false;
}

export function escapeRegExp(literal: string): string {
	return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

export function escapeInClass(character: string): string {
	return character.replace(/[\\\]^-]/g, "\\$&");
}
