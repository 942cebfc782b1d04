import { finished, type Steps } from "../steps.ts";
import { blockEnd, lineEnd, nextLine, textEnd } from "./ends.ts";
import type { Comment, EmbedForm, Form, Found, Grammar, LaterForm, Scene } from "./grammar.ts";
import { type Program, programOf } from "./program.ts";

/** An embedded language in an embedded language in another: more is nobody's code. */
const deepest = 4;

/** What one run over a text remembers. */
interface Run extends Scene {
	readonly depth: number;
	readonly comments: Comment[];
	/** The grammar at work is the last one. */
	readonly stack: Program[];
	/** Text that starts on a later line; at infinity while there is none. */
	laterFrom: number;
	laterTo: number;
}

/** Between two steps; a thousandth of a second of work or less. */
const stopsAStep = 5000;

/** The comments of a text, ascending and apart; linear in its length, and without error whatever it holds. */
export function commentsIn(text: string, grammar: Grammar): readonly Comment[] {
	return finished(commentSteps(text, grammar));
}

/** As `commentsIn`, step by step. */
export function* commentSteps(text: string, grammar: Grammar): Steps<readonly Comment[]> {
	// A byte order mark would hide the start of the first line from what looks for it.
	if (!text.startsWith("\uFEFF")) return yield* lex(text, grammar, 0);
	return (yield* lex(text.slice(1), grammar, 0)).map((comment) => shifted(comment, 1));
}

function shifted({ from, to, innerFrom, innerTo, line }: Comment, by: number): Comment {
	return { from: from + by, to: to + by, innerFrom: innerFrom + by, innerTo: innerTo + by, line };
}

function* lex(text: string, grammar: Grammar, depth: number): Steps<readonly Comment[]> {
	const run: Run = {
		text,
		depth,
		comments: [],
		memo: new Map(),
		endless: new Map(),
		wasted: 0,
		stack: [programOf(grammar)],
		laterFrom: Number.POSITIVE_INFINITY,
		laterTo: 0,
	};
	let stops = 0;
	for (let at = 0; at < text.length; ) {
		if (++stops % stopsAStep === 0) yield;
		const program = run.stack.at(-1) as Program;
		program.stops.lastIndex = at;
		if (!program.stops.test(text)) break;
		at = program.stops.lastIndex - 1;
		if (at < run.laterFrom) at = step(run, program, at);
		if (at < run.laterFrom) continue;
		at = Math.max(at, run.laterTo);
		run.laterFrom = Number.POSITIVE_INFINITY;
	}
	return run.comments;
}

/** Takes what stands at `at`, and returns where to go on. */
function step(run: Run, program: Program, at: number): number {
	for (const { form, find } of program.rulesAt(run.text.charCodeAt(at))) {
		const found = find(run.text, at);
		if (found === undefined || form.when?.(run, at) === false) continue;
		const end = take(run, form, at, found);
		if (end >= 0) return Math.max(end, at + 1);
	}
	return at + 1;
}

/** Where the form ends, or -1 when it was none after all. */
function take(run: Run, form: Form, at: number, found: Found): number {
	const { text, stack, comments } = run;
	const from = at + (found[0]?.length ?? 0);
	switch (form.is) {
		case "line": {
			const to = lineEnd(text, from, form);
			comments.push({ from: at, to, innerFrom: from, innerTo: to, line: true });
			return to;
		}
		case "block": {
			const end = blockEnd(text, from, form, found);
			comments.push({ from: at, to: end.to, innerFrom: from, innerTo: end.from, line: false });
			return end.to;
		}
		case "text":
			return textEnd(run, from, form, found);
		case "skip":
			return from;
		case "region":
			return form.end(run, from, found);
		case "later":
			return takeLater(run, form, from, found);
		case "embed":
			return takeEmbedded(run, form, from, found);
		case "enter":
			stack.push(programOf(form.mode()));
			return from;
		case "swap":
			stack.splice(-1, 1, programOf(form.mode()));
			return from;
		case "leave":
			if (stack.length > 1) stack.pop();
			return from;
	}
}

/** Several on one line follow each other; the rest of the line is code. */
function takeLater(run: Run, form: LaterForm, from: number, found: Found): number {
	const start = nextLine(run.text, from);
	const end = form.end(run, Math.max(start, run.laterTo), found);
	if (end < 0) return -1;
	run.laterFrom = Math.min(run.laterFrom, start);
	run.laterTo = end;
	return from;
}

function takeEmbedded(run: Run, form: EmbedForm, from: number, found: Found): number {
	const part = form.find(run, from, found);
	if (part === undefined) return -1;
	if (part.grammar === undefined || run.depth === deepest) return part.to;
	for (const comment of finished(lex(run.text.slice(part.from, part.to), part.grammar, run.depth + 1)))
		run.comments.push(shifted(comment, part.from));
	return part.to;
}
