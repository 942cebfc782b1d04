// One look back on a period for both leaderships: promises, outcomes, balance, measures, lessons.

import { markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { Compared, Figure } from "../../core/measures/measures.ts";
import type { Promised, Review, ReviewedGoal, ReviewedLesson } from "../../core/rituals/review.ts";
import { amount, list, longDay, number, shortDay, type Words } from "../../host/words.ts";
import { bullets, paragraphs, table } from "./compose.ts";
import { actionList } from "./postMortemText.ts";

/** The page as Markdown; the same review gives the same page. */
export function reviewText(review: Review, words: Words): string {
	const { l10n } = words;
	const { range, name, isOpen, product } = review;
	const title = name ?? l10n.t("{0} to {1}", shortDay(range.from, words), shortDay(range.to, words));
	const section = (heading: string, content: string) => `## ${heading}\n\n${content}`;
	const lead = isOpen
		? l10n.t(
				"{0} to {1}. The period goes on: this is how it stands on {2}.",
				longDay(range.from, words),
				longDay(range.to, words),
				longDay(words.today, words),
			)
		: l10n.t("{0} to {1}.", longDay(range.from, words), longDay(range.to, words));
	const heading = markdownText(title);
	return `${paragraphs(
		`# ${product === undefined ? l10n.t("Looking back on {0}", heading) : l10n.t("{0}: looking back on {1}", markdownText(product), heading)}`,
		lead,
		atAGlance(review, words),
		section(l10n.t("What we promised users, and how far we came"), promises(review, words)),
		section(l10n.t("What engineering set itself"), goals(review.goals, words)),
		section(l10n.t("How the work was shared out"), balance(review, words)),
		section(l10n.t("How we worked"), measures(review, words)),
		section(l10n.t("What we learned"), lessons(review, words)),
		section(l10n.t("Who agreed"), agreed(review, words)),
		`_${l10n.t("Every number comes from this repository: its history, its check-ins and its documents. Nobody typed it in for this page.")}_`,
	)}\n`;
}

function atAGlance({ promises: all, landed, releases, held }: Review, words: Words): string {
	const { l10n } = words;
	const results = all.flatMap(({ keyResults }) => keyResults);
	const reached = results.filter(({ share }) => share !== undefined && share >= 1).length;
	const moved = results.filter(({ share }) => share !== undefined && share > 0 && share < 1).length;
	const progress =
		reached === 0
			? l10n.t(
					"Of {0} promised numbers, {1} moved towards their aim; none is reached yet.",
					number(results.length, words),
					number(moved, words),
				)
			: l10n.t(
					"Of {0} promised numbers, {1} reached their aim and {2} more moved towards it.",
					number(results.length, words),
					number(reached, words),
					number(moved, words),
				);
	return bullets(
		[
			results.length > 0 && progress,
			landed !== undefined &&
				releases !== undefined &&
				l10n.t(
					"Changes that landed: {0}; releases: {1}.",
					number(landed, words),
					number(releases.length, words),
				),
			l10n.t(
				"Check-ins: {0}; deep dives: {1}; post-mortems: {2}.",
				number(held.checkIns, words),
				number(held.deepDives.length, words),
				number(held.postMortems.length, words),
			),
		].filter((line) => line !== false),
	);
}

function promises({ promises: all, unsolved }: Review, words: Words): string {
	const { l10n } = words;
	if (all.length === 0) return l10n.t("`alignment.yaml` promises nothing for this period.");
	return paragraphs(
		...all.map((promise) => promiseText(promise, words)),
		unsolved.length > 0 &&
			l10n.t("Nothing was promised for: {0}.", unsolved.map(({ title }) => markdownText(title)).join("; ")),
	);
}

function promiseText({ objective, solves, keyResults, changes }: Promised, words: Words): string {
	const { l10n } = words;
	const rows = keyResults.map(({ keyResult: { title, unit, from, to }, last, share }) => {
		const value = (of: number | undefined) =>
			of === undefined ? "–" : markdownText(amount(of, unit, words));
		return [
			markdownText(title),
			value(from),
			last === undefined
				? l10n.t("not read")
				: l10n.t("{0} ({1})", value(last.value), shortDay(last.on, words)),
			value(to),
			share === undefined ? "–" : shareText(share, words),
		];
	});
	const whom = solves.map(({ title, who }) =>
		who === undefined ? markdownText(title) : `${markdownText(who)}: ${markdownText(title)}`,
	);
	const work =
		changes === undefined
			? ""
			: changes === 0
				? l10n.t("No change served it.")
				: changes === 1
					? l10n.t("1 change served it.")
					: l10n.t("{0} changes served it.", number(changes, words));
	return paragraphs(
		`### ${markdownText(objective.title)}`,
		whom.length > 0 && `_${whom.join("; ")}_`,
		rows.length > 0 &&
			table(
				[
					l10n.t("Number"),
					l10n.t("At the start"),
					l10n.t("Last read"),
					l10n.t("Promised"),
					l10n.t("Of the way"),
				],
				rows,
			),
		work,
	);
}

function shareText(share: number, words: Words): string {
	const { l10n } = words;
	if (share >= 1) return l10n.t("reached");
	if (share < 0) return l10n.t("moved away");
	if (share === 0) return l10n.t("as at the start");
	return amount(Math.round(share * 100), "%", words);
}

function goals(all: readonly ReviewedGoal[], words: Words): string {
	const { l10n } = words;
	if (all.length === 0) return l10n.t("No engineering goal was set.");
	const count = (value: number | undefined) => (value === undefined ? "–" : number(value, words));
	const rows = all.map(({ goal, changes, debtBefore, debt }) => [
		markdownText(goal.title),
		goal.because === undefined ? "–" : markdownText(goal.because),
		changes === undefined ? "–" : number(changes, words),
		`${count(debtBefore)} → ${count(debt)}`,
		count(goal.debt?.to),
	]);
	return paragraphs(
		table([l10n.t("Goal"), l10n.t("Why"), l10n.t("Changes"), l10n.t("Put-off work"), l10n.t("Aim")], rows),
		`_${l10n.t("Put-off work is counted in notes that authors left in the code, from the start of the period until now.")}_`,
	);
}

function balance({ measures: { balance: of } }: Review, words: Words): string {
	const { l10n } = words;
	const { value } = of.changes.now;
	const percent = (share: number) => amount(Math.round(share * 100), "%", words);
	if (value === undefined) return notEnough(of.changes.now, words);
	const { whole } = of;
	const was = l10n.t(
		"Product work was {0} of the changes, engineering work {1}; work that was both counts half to each.",
		percent(value),
		percent(1 - value),
	);
	const agreedOn =
		of.agreed === undefined
			? ""
			: l10n.t("Agreed were {0} and {1}.", percent(of.agreed), percent(1 - of.agreed));
	const rest =
		whole.changes.unknown > 0
			? l10n.t("Nobody said what {0} of all changes were for.", percent(whole.changes.unknown))
			: "";
	const { drift } = of;
	const towards =
		drift === undefined || drift.to === "steady"
			? ""
			: drift.to === "product"
				? l10n.t("In the second half it moved towards product.")
				: l10n.t("In the second half it moved towards engineering.");
	return [was, agreedOn, towards, rest].filter((part) => part !== "").join(" ");
}

function measures({ measures: all }: Review, words: Words): string {
	const { l10n } = words;
	const percent = (value: number) => amount(Math.round(value * 1000) / 10, "%", words);
	const days = (value: number) =>
		value === 1 ? l10n.t("1 day") : l10n.t("{0} days", number(Math.round(value * 10) / 10, words));
	const score = (of: number | undefined) => (value: number) =>
		of === undefined ? number(value, words) : l10n.t("{0} of {1}", number(value, words), number(of, words));
	const row = (
		label: string,
		{ now }: Compared,
		show: (value: number) => string,
		base: (size: string) => string,
	) => [
		label,
		now.value === undefined ? notEnough(now, words) : show(now.value),
		now.value === undefined ? "–" : base(number(now.sample.size, words)),
	];
	const changes = (size: string) => l10n.t("{0} changes", size);
	const answers = (size: string) => l10n.t("{0} answers", size);
	return table(
		[l10n.t("Measure"), l10n.t("Value"), l10n.t("From")],
		[
			row(
				l10n.t("New lines that had to be written again within {0} days", number(all.rework.window, words)),
				all.rework.share,
				percent,
				(size) => l10n.t("{0} lines", size),
			),
			row(
				l10n.t("From the first why to landing, half took no longer than"),
				all.time.toLanding.median,
				days,
				changes,
			),
			row(
				l10n.t("From the first why to a release, half took no longer than"),
				all.time.toRelease.median,
				days,
				changes,
			),
			row(
				l10n.t("Customer satisfaction, last read"),
				all.satisfaction.latest,
				score(all.satisfaction.of),
				answers,
			),
			row(l10n.t("Morale of the team, last read"), all.morale.latest, score(all.morale.of), answers),
		],
	);
}

function notEnough({ notEnough: why }: Figure, words: Words): string {
	const { l10n } = words;
	switch (why?.code) {
		case "too-few":
			return l10n.t("not enough data: {0} of {1} needed", number(why.has, words), number(why.needs, words));
		case "too-young":
			return l10n.t("can be told from {0} on", shortDay(why.on, words));
		case "pending":
			return l10n.t("not read yet");
		default:
			return l10n.t("not enough data");
	}
}

function lessons({ lessons: all, actions, saved, held }: Review, words: Words): string {
	const { l10n } = words;
	const learned = all.filter(({ lesson }) => lesson.retired === undefined);
	const questions = saved.map(({ ask, answer, saved: effort }) =>
		l10n.t(
			"{0} saved {1}.",
			`“${markdownText(ask)}”${answer === undefined ? "" : ` ${markdownText(answer)}`} –`,
			markdownText(effort),
		),
	);
	return (
		paragraphs(
			learned.length > 0 && bullets(learned.map((each) => lessonLine(each, words))),
			questions.length > 0 && `${l10n.t("**Questions that spared us work:**")}\n\n${bullets(questions)}`,
			actions.length > 0 && `${l10n.t("**What we decided to do:**")}\n\n${actionList(actions, words)}`,
			held.deepDives.length > 0 &&
				l10n.t(
					"Explained in deep dives: {0}.",
					list(
						held.deepDives.map(({ title, file }) => `“${markdownText(title ?? file)}”`),
						words,
					),
				),
		) || l10n.t("No lesson was written down.")
	);
}

function lessonLine({ lesson: { text, release }, heeded }: ReviewedLesson, words: Words): string {
	const { l10n } = words;
	const from = release === undefined ? "" : ` _(${markdownText(release)})_`;
	const times =
		heeded === 0
			? ""
			: heeded === 1
				? ` ${l10n.t("Heeded on 1 branch since.")}`
				: ` ${l10n.t("Heeded on {0} branches since.", number(heeded, words))}`;
	return `${markdownText(text)}${from}${times}`;
}

function agreed({ agreed: all }: Review, words: Words): string {
	const { l10n } = words;
	if (all.length === 0) return l10n.t("Nobody has put their name to these goals.");
	return bullets(
		all.map(({ who, on }) =>
			on === undefined ? markdownText(who) : l10n.t("{0}, on {1}", markdownText(who), longDay(on, words)),
		),
	);
}
