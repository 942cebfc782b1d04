import type { L10n } from "../../host/words.ts";

/** A technical word, how it is found in a text, and what it means to somebody who doesn't code. */
export interface Term {
	readonly word: string;
	readonly meaning: string;
}

interface Known extends Term {
	readonly found: RegExp;
}

/** The words of a text that deserve an explanation, in the alphabet's order. */
export function termsIn(text: string, l10n: L10n, locale: string): readonly Term[] {
	return knownTerms(l10n)
		.filter(({ found }) => found.test(text))
		.map(({ word, meaning }) => ({ word, meaning }))
		.sort((a, b) => a.word.localeCompare(b.word, locale));
}

function knownTerms(l10n: L10n): readonly Known[] {
	const term = (found: RegExp, word: string, meaning: string): Known => ({ found, word, meaning });
	return [
		term(/\bAPIs?\b/, l10n.t("API"), l10n.t("the way in which one program asks another for something")),
		term(
			/\basync(?:hronous(?:ly)?)?\b/i,
			l10n.t("asynchronous"),
			l10n.t("done later, without anybody waiting for it"),
		),
		term(
			/\bback-?ends?\b/i,
			l10n.t("back end"),
			l10n.t("the programs that run on our own computers, out of the user's sight"),
		),
		term(/\bbatch(?:es)?\b/i, l10n.t("batch"), l10n.t("many things that are worked on in one go")),
		term(
			/\bcach(?:es?|ed|ing)\b/i,
			l10n.t("cache"),
			l10n.t("answers that are kept for a while, so that they needn't be worked out again"),
		),
		term(
			/\bchange data capture\b/i,
			l10n.t("change data capture"),
			l10n.t("following the list of changes that a database keeps, instead of reading everything again"),
		),
		term(/\bCI\b/, l10n.t("CI"), l10n.t("the machine that builds and tests each change")),
		term(
			/\bdatabases?\b|\bSQL\b/i,
			l10n.t("database"),
			l10n.t("the program that keeps the product's data and finds it again"),
		),
		term(
			/\bdebt\b|\bTODOs?\b|\bFIXMEs?\b|\bHACKs?\b/,
			l10n.t("debt"),
			l10n.t(
				"work on the code that was put off, and makes later work slower until it is done; its authors leave a note in the code",
			),
		),
		term(
			/\bdeploy(?:s|ed|ing|ments?)?\b/i,
			l10n.t("deploy"),
			l10n.t("to put a new version in front of users"),
		),
		term(
			/\bdependenc(?:y|ies)\b/i,
			l10n.t("dependency"),
			l10n.t("something that a program needs to work, often made by others"),
		),
		term(
			/\bendpoints?\b/i,
			l10n.t("endpoint"),
			l10n.t("one address at which a program answers questions of one kind"),
		),
		term(
			/\bfront-?ends?\b/i,
			l10n.t("front end"),
			l10n.t("the part of the product that users see and touch"),
		),
		term(
			/\bfuzzy match(?:ing|es)?\b/i,
			l10n.t("fuzzy matching"),
			l10n.t("finding a word although it is misspelt"),
		),
		term(/\bhotfix(?:es)?\b/i, l10n.t("hotfix"), l10n.t("a small, urgent mend that goes out by itself")),
		term(
			/\b(?:re)?index(?:es|ed|ing)?\b/i,
			l10n.t("index"),
			l10n.t("a list prepared in advance, like the one at the end of a book, that makes searching fast"),
		),
		term(
			/\bidempoten(?:t|cy)\b/i,
			l10n.t("idempotent"),
			l10n.t("safe to do twice: the second time changes nothing"),
		),
		term(/\blaten(?:cy|cies)\b/i, l10n.t("latency"), l10n.t("how long one waits for an answer")),
		term(
			/\bload[- ]test(?:s|ed|ing)?\b/i,
			l10n.t("load test"),
			l10n.t("trying out how the product behaves when very many people use it at once"),
		),
		term(
			/\bmemory leaks?\b/i,
			l10n.t("memory leak"),
			l10n.t("a program that needs more and more memory until it stops"),
		),
		term(
			/\bmicroservices?\b|\bservices?\b/i,
			l10n.t("service"),
			l10n.t("a program that runs by itself and does one job for the others"),
		),
		term(
			/\bmigrat(?:es?|ed|ing|ions?)\b/i,
			l10n.t("migration"),
			l10n.t("moving data into a new form or place while the product goes on running"),
		),
		term(/\bmodules?\b/i, l10n.t("module"), l10n.t("a part of the code with a name of its own")),
		term(
			/\bN\+1\b/,
			l10n.t("N+1"),
			l10n.t("asking once for each item of a list what could be asked once for all of them"),
		),
		term(/\boutages?\b/i, l10n.t("outage"), l10n.t("a time in which something doesn't work at all")),
		term(
			/\bp9\d\b/i,
			l10n.t("p95"),
			l10n.t("the time within which 95 of 100 people are served; the other five wait longer"),
		),
		term(
			/\bparsers?\b|\bparsing\b/i,
			l10n.t("parser"),
			l10n.t("the part that makes sense of a text, such as what somebody typed"),
		),
		term(
			/\bpostmortems?\b|\bpost-mortems?\b/i,
			l10n.t("post-mortem"),
			l10n.t("looking back after a release, to learn from it and not to blame"),
		),
		term(/\bqueues?\b/i, l10n.t("queue"), l10n.t("a line in which work waits for its turn")),
		term(
			/\brace conditions?\b/i,
			l10n.t("race condition"),
			l10n.t("a mistake that shows only when two things happen at the same moment"),
		),
		term(
			/\brefactor(?:s|ed|ing|ings)?\b/i,
			l10n.t("refactoring"),
			l10n.t("changing how code is written without changing what it does"),
		),
		term(
			/\bregressions?\b/i,
			l10n.t("regression"),
			l10n.t("something that worked before and doesn't any more"),
		),
		term(
			/\breplicas?\b|\breplication\b/i,
			l10n.t("replica"),
			l10n.t("a copy that is kept up to date, to share the load or to stand in"),
		),
		term(/\broll(?:ed)?[- ]?backs?\b/i, l10n.t("rollback"), l10n.t("going back to the version before")),
		term(
			/\bscalab(?:le|ility)\b/i,
			l10n.t("scalability"),
			l10n.t("how well it goes on working when many more people use it"),
		),
		term(
			/\bschemas?\b/i,
			l10n.t("schema"),
			l10n.t("the agreed form of some data: which fields there are and what they hold"),
		),
		term(
			/\bshards?\b|\bsharding\b/i,
			l10n.t("shard"),
			l10n.t("one of several pieces into which data is split, each on a machine of its own"),
		),
		term(
			/\bsynonyms?\b/i,
			l10n.t("synonym"),
			l10n.t("another word for the same thing, which search should treat alike"),
		),
		term(/\bthroughput\b/i, l10n.t("throughput"), l10n.t("how much is done in a given time")),
		term(
			/\btime-?outs?\b/i,
			l10n.t("timeout"),
			l10n.t("the moment at which a program stops waiting for an answer"),
		),
		term(
			/\btokens?\b|\btokeni[sz]er?s?\b/i,
			l10n.t("token"),
			l10n.t("a piece of text, mostly one word, as a program sees it"),
		),
		term(
			/\bwebhooks?\b/i,
			l10n.t("webhook"),
			l10n.t("a message that another company's program sends us when something happened there"),
		),
	];
}
