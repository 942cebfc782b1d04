import type { Intent, Ref } from "../model.ts";

/** What a branch's name may be about; `score` only orders, `words` are those of the name that matched. */
export interface Guess {
	readonly ref: Ref;
	readonly score: number;
	readonly words: readonly string[];
}

/** Words that name the sort of work and never its purpose. */
const habits = new Set(
	`a add adds allow and bug bugfix build change chore ci cleanup debug dev docs draft drop epic experiment feat
	feature fix fixes fixup for from hotfix hack implement improve in into issue make misc more new of on or
	patch perf poc pr prep prototype refactor remove revert rework some spike stories story style support task temp
	test tests the ticket tidy tmp to try typo update upgrade use user users when wip with work`.split(/\s+/),
);

/** Lower-case words of a name or a sentence: split at punctuation and camelCase, without habits, numbers and scraps. */
export function wordsOf(text: string): readonly string[] {
	return text
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length > 2 && !/^\d+$/.test(word) && !habits.has(word));
}

/**
 * Problems, key results and engineering goals that a branch's name points at, best first. A word counts the more,
 * the fewer things it could mean (inverse document frequency over ids); a word of an id counts double a word of a
 * title; an id that stands whole in the name comes before all that share only words with it.
 */
export function guessFromName(intent: Intent, branch: string): readonly Guess[] {
	const name = wordsOf(branch);
	if (name.length === 0) return [];
	const all = namedIn(intent);
	const near = candidatesOf(all.filter(({ id, title }) => mayMeet(id, name) || mayMeet(title, name)));
	const weight = weigher(near, all.length);
	const guesses: Guess[] = [];
	for (const candidate of near) {
		const matched = name.filter((word) => meets(candidate.id, word));
		const inTitle = name.filter((word) => !matched.includes(word) && meets(candidate.title, word));
		// One shared word of a title is chance; a word of an id was chosen as a name.
		if (matched.length === 0 && inTitle.length < 2) continue;
		const whole = candidate.spelled.length > 0 && spelled(branch).includes(candidate.spelled);
		const score =
			(whole ? 100 + candidate.spelled.length : 0) +
			sum(matched.map((word) => 2 * weight(word))) +
			sum(inTitle.map(weight));
		guesses.push({ ref: candidate.ref, score, words: [...matched, ...inTitle] });
	}
	// Sorting is stable, so that a tie goes to problems first: whom it helps matters more than which number moves.
	return guesses.sort((a, b) => b.score - a.score);
}

/** Finds the longest id that stands whole in a branch's name, however it is written there. */
export function idsInNames(intent: Intent): (branch: string) => Ref | undefined {
	const candidates = candidatesOf(namedIn(intent))
		.filter(({ id }) => id.length > 0)
		.sort((a, b) => b.spelled.length - a.spelled.length);
	return (branch) => {
		const name = spelled(branch);
		return candidates.find((candidate) => name.includes(candidate.spelled))?.ref;
	};
}

interface Candidate {
	readonly ref: Ref;
	/** The id between dashes, to be found whole in a name. */
	readonly spelled: string;
	readonly id: readonly string[];
	readonly title: readonly string[];
}

interface Named {
	readonly ref: Ref;
	readonly id: string;
	readonly title: string;
}

function namedIn(intent: Intent): readonly Named[] {
	return [
		...[...intent.problems.values()].map((p) => ({ ref: p.id, id: p.id, title: p.title })),
		...[...intent.goals.values()].map((g) => ({ ref: g.id, id: g.id, title: g.title })),
		...[...intent.keyResults.values()].map((k) => ({ ref: k.ref, id: k.id, title: k.title })),
	];
}

function candidatesOf(named: readonly Named[]): readonly Candidate[] {
	return named.map(({ ref, id, title }) => ({
		ref,
		spelled: spelled(id),
		id: wordsOf(id),
		title: wordsOf(title),
	}));
}

/** `feat/Slow_search` → `-feat-slow-search-`: equal for every way to write the same words. */
function spelled(name: string): string {
	const dashed = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
	return `-${dashed.replace(/^-|-$/g, "")}-`;
}

/** `near` has all that hold a word of the name, and `all` is how many there are to be meant. */
function weigher(near: readonly Candidate[], all: number): (word: string) => number {
	return (word) => {
		const holders = near.filter((candidate) => meets(candidate.id, word)).length;
		return Math.log(1 + all / Math.max(1, holders));
	};
}

/** Words meet when equal, or when one is the other with an ending: `search` and `searching`. */
function meets(words: readonly string[], word: string): boolean {
	return words.some((other) => other === word || sameStem(other, word));
}

/** Letters that words which meet have in common at least. */
const stem = 4;

/** Whether a text could have a word that meets one of these: to cut a text into words takes far longer. */
function mayMeet(text: string, words: readonly string[]): boolean {
	const lower = text.toLowerCase();
	return words.some((word) => lower.includes(word.slice(0, stem)));
}

function sameStem(a: string, b: string): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.length >= stem && long.length - short.length <= 3 && long.startsWith(short);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
