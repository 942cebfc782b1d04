// Snapshot → plan: what each side promised, what both carry, and what is missing before anybody commits.

import type { EngineeringGoal, Intent, KeyResult, Objective, Problem } from "../../core/model.ts";
import { type Plan, type PlannedGoal, type PlanRow, planOf } from "../../core/planning/plan.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import {
	amount,
	goalKindName,
	isolated,
	type L10n,
	list,
	number,
	shortDay,
	type Words,
} from "../../host/words.ts";
import type { Button, Card, PlanModel, Result, Row } from "../../webview/plan/model.ts";
import { agreementSection } from "./agreementSection.ts";
import { balanceSection } from "./balanceSection.ts";
import { questionsOf } from "./questions.ts";

/** What the page shows of a folder's snapshot; `folder` is its URI. */
export function planModel(
	snapshot: Snapshot | undefined,
	folder: string,
	l10n: L10n,
	locale: string,
): PlanModel {
	const plain = { folder, title: l10n.t("Plan the Period"), buttons: [], rows: [], below: [] };
	if (!snapshot) return { ...plain, state: "loading", notice: { text: l10n.t("Reading the period…") } };
	if (snapshot.intent.state !== "known")
		return { ...plain, state: "empty", notice: noticeOf(snapshot.intent.state, l10n) };
	const words: Words = { l10n, locale, today: snapshot.today };
	return { ...plain, state: "plan", ...knownPlan(snapshot, snapshot.intent.intent, words) };
}

function noticeOf(state: "none" | "unreadable", l10n: L10n): NonNullable<PlanModel["notice"]> {
	return state === "none"
		? {
				text: l10n.t("There is no alignment.yaml yet, and so nothing to plan."),
				button: { label: l10n.t("Create alignment.yaml"), action: "createIntent" },
			}
		: {
				text: l10n.t("alignment.yaml can't be read."),
				button: { label: l10n.t("Show what is wrong"), action: "openIntent" },
			};
}

type Known = Omit<PlanModel, "state" | "folder">;

function knownPlan(snapshot: Snapshot, intent: Intent, words: Words): Known {
	const { l10n } = words;
	const plan = planOf(intent, snapshot);
	const aside = asideOf(intent, words);
	const agreement = agreementSection(intent, snapshot.past, words);
	const balance = balanceSection(snapshot, plan, words);
	const { name } = intent.period ?? {};
	return {
		title: name === undefined ? l10n.t("Plan the Period") : l10n.t("Plan {0}", isolated(name)),
		...(aside !== "" && { aside }),
		buttons: [
			{ label: l10n.t("Commit to These Goals"), action: "commit" },
			{ label: l10n.t("Start the Next Period"), action: "startNextPeriod" },
			{ label: l10n.t("Open Intent Map"), action: "openMap" },
		],
		agreement,
		...(balance && { balance }),
		heads: {
			product: {
				title: l10n.t("What product promises"),
				button: { label: l10n.t("Add Objective"), action: "addObjective" },
			},
			engineering: {
				title: l10n.t("What engineering carries"),
				button: { label: l10n.t("Add Engineering Goal"), action: "addGoal" },
			},
		},
		rows: plan.rows.map((row) => rowOf(row, intent, words)),
		below: aloneRows(plan, intent, words),
		...unsolvedOf(plan, words),
	};
}

function asideOf({ product, period }: Intent, words: Words): string {
	const { from, to } = period ?? {};
	const days =
		from !== undefined && to !== undefined
			? words.l10n.t("{0} to {1}", shortDay(from, words), shortDay(to, words))
			: undefined;
	return [product, days].filter((part) => part !== undefined).join(" · ");
}

function rowOf(row: PlanRow, intent: Intent, words: Words): Row {
	const { objective, isBlended, goals, alsoBy } = row;
	const { l10n } = words;
	const names = list(
		alsoBy.map(({ title }) => isolated(title)),
		words,
	);
	const also =
		alsoBy.length > 0
			? l10n.t("Carried, too, by {0}", names)
			: isBlended
				? undefined
				: l10n.t("No engineering goal carries it.");
	return {
		key: `row:${objective.id}`,
		isBlended,
		product: objectiveCard(row, intent, words),
		engineering: goals.map((goal) => goalCard(goal, words)),
		...(also !== undefined && { also }),
	};
}

function aloneRows({ alone }: Plan, intent: Intent, words: Words): readonly Row[] {
	return alone.map((planned) => ({
		key: `alone:${planned.goal.id}`,
		isBlended: false,
		engineering: [goalCard(planned, words, intent.keyResults.size > 0)],
	}));
}

function objectiveCard({ objective, gaps, questions }: PlanRow, intent: Intent, words: Words): Card {
	const { l10n } = words;
	const { id, title, owner } = objective;
	const asked = questionsOf(questions, words);
	const gapTexts: Readonly<Record<PlanRow["gaps"][number], string>> = {
		problem: l10n.t("It solves no user problem."),
		"key results": l10n.t("Nothing measures it yet."),
		target: l10n.t("A key result has no target."),
	};
	const add = l10n.t("Add Key Result");
	return {
		key: id,
		title,
		...(owner !== undefined && { aside: owner }),
		...solvesText(objective, intent, words),
		results: objective.keyResults.map((result) => resultOf(result, words)),
		lines: [],
		gaps: gaps.map((gap) => gapTexts[gap]),
		...(asked && { questions: asked }),
		buttons: [button(add, "addKeyResult", { id, title }, words)],
	};
}

function solvesText({ solves }: Objective, { problems }: Intent, words: Words): { text?: string } {
	const titles = solves.flatMap((id) => problems.get(id)?.title ?? []);
	return titles.length === 0 ? {} : { text: words.l10n.t("Solves: {0}", list(titles.map(isolated), words)) };
}

function resultOf({ ref, title, from, to, unit }: KeyResult, words: Words): Result {
	const { l10n } = words;
	const target = to === undefined ? l10n.t("no target") : amount(to, unit, words);
	const value = from === undefined ? target : `${number(from, words)} → ${target}`;
	return { key: ref, title, value };
}

function goalCard({ goal, effort, gaps, questions }: PlannedGoal, words: Words, isAlone = false): Card {
	const { l10n } = words;
	const asked = questionsOf(questions, words);
	const gapTexts: Readonly<Record<PlannedGoal["gaps"][number], string>> = {
		reason: l10n.t("It has no reason that a product manager would understand."),
		choice: l10n.t("Nobody has chosen one of its {0} options.", goal.options.length),
		effort: l10n.t("Nobody has said what it takes."),
	};
	return {
		key: goal.id,
		title: goal.title,
		...(goal.kind && { aside: goalKindName(goal.kind, words) }),
		...(goal.because !== undefined && { text: goal.because }),
		results: [],
		lines: [
			...(effort ? [l10n.t("{0}: {1}", isolated(effort.option), isolated(effort.text))] : []),
			...debtLine(goal, words),
		],
		gaps: [
			...(isAlone ? [l10n.t("It carries no key result: it competes with product for time.")] : []),
			...gaps.map((gap) => gapTexts[gap]),
		],
		...(asked && { questions: asked }),
		buttons: [
			button(l10n.t("Choose Key Results"), "chooseSupports", goal, words),
			...(goal.options.length > 1 ? [button(l10n.t("Choose an Option"), "chooseOption", goal, words)] : []),
		],
	};
}

function debtLine({ debt }: EngineeringGoal, words: Words): readonly string[] {
	const { from, to } = debt ?? {};
	if (from === undefined || to === undefined) return [];
	return [words.l10n.t("Debt: {0} items → {1}", number(from, words), number(to, words))];
}

/** Says what it is about to who can't see where it stands. */
function button(
	label: string,
	action: Button["action"],
	{ id, title }: { readonly id: string; readonly title: string },
	{ l10n }: Words,
): Button {
	return { label, action, about: id, spoken: l10n.t("{0}: {1}", label, isolated(title)) };
}

function unsolvedOf({ unsolved }: Plan, words: Words): Pick<PlanModel, "unsolved"> {
	if (unsolved.length === 0) return {};
	const card = ({ id, title, who }: Problem): Card => ({
		key: id,
		title,
		...(who !== undefined && { aside: who }),
		results: [],
		lines: [],
		gaps: [],
		buttons: [],
	});
	return {
		unsolved: { heading: words.l10n.t("Problems that no objective solves"), problems: unsolved.map(card) },
	};
}
