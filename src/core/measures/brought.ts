import { effortDays } from "../effort.ts";
import { partOf } from "../intent/links.ts";
import type { Day, Question, WhyRecord } from "../model.ts";
import type { Facts } from "./facts.ts";
import { figure } from "./figures.ts";
import type { Brought, OutcomesMeasure, ReworkMeasure, SavedQuestion } from "./measures.ts";
import { isWithin } from "./ranges.ts";

/** Only the facts that are there: what isn't known, and what brought nothing, is absent. */
export function broughtBy(facts: Facts, rework: ReworkMeasure, outcomes: OutcomesMeasure): Brought {
	const saved = savedIn(facts);
	const avoided = avoidedBy(rework);
	const hit = hitOf(outcomes);
	const paid = paidIn(facts);
	return {
		...(saved && { saved }),
		...(avoided && { reworkAvoided: avoided }),
		...(hit && { outcomesHit: hit }),
		...(paid && { debtPaid: paid }),
	};
}

function savedIn(facts: Facts): Brought["saved"] {
	const questions = recordsIn(facts).flatMap((record) =>
		record.questions.flatMap((question): SavedQuestion[] => {
			const { ask, answer, saved } = question;
			const on = dayOf(question, record);
			if (answer === undefined || saved === undefined) return [];
			if (on === undefined || !isWithin(facts.options.period, on)) return [];
			const days = effortDays(saved);
			return [{ file: record.file, ask, answer, saved, ...(days !== undefined && { days }) }];
		}),
	);
	if (questions.length === 0) return undefined;
	const told = questions.flatMap(({ days }) => days ?? []);
	const days = told.reduce((all, each) => all + each, 0);
	return {
		...(told.length > 0 && { days: figure("effort-saved", { of: "questions", size: told.length }, days) }),
		questions,
	};
}

function dayOf({ on }: Question, { created }: WhyRecord): Day | undefined {
	return on ?? created?.slice(0, 10);
}

/** Records in the scope: those here and those that landed, each file once, as it stands here. */
function recordsIn(facts: Facts): readonly WhyRecord[] {
	const landed = facts.changes.flatMap(({ record, otherRecords = [] }) =>
		[record ?? [], otherRecords].flat(),
	);
	const here = facts.snapshot.records;
	const byFile = new Map([...landed, ...here].map((record) => [record.file, record]));
	if (facts.options.path !== undefined) {
		const files = new Set(landed.map(({ file }) => file));
		return [...byFile.values()].filter(({ file }) => files.has(file));
	}
	return [...byFile.values()].filter((record) => isInScope(facts, record));
}

function isInScope({ intent, options: { ref } }: Facts, { serves }: WhyRecord): boolean {
	if (ref === undefined) return true;
	if (serves === undefined || serves === "none") return false;
	return [...serves, ...(intent ? partOf(intent, serves) : [])].some(
		(each) => each === ref || each.startsWith(`${ref}.`),
	);
}

/** At the rate of the period before, so many more of the lines would have been rewritten. */
function avoidedBy({ share: { now, before } }: ReworkMeasure): Brought["reworkAvoided"] {
	if (now.value === undefined || before?.value === undefined || now.value >= before.value) return undefined;
	const lines = Math.round((before.value - now.value) * now.sample.size);
	if (lines === 0) return undefined;
	return { ...now, definition: "rework-avoided", value: lines, rate: now.value, rateBefore: before.value };
}

function hitOf({ hit, expectations }: OutcomesMeasure): Brought["outcomesHit"] {
	const hits = expectations.filter(({ verdict }) => verdict === "hit");
	if (hit.value === undefined || hits.length === 0) return undefined;
	return { ...hit, definition: "outcomes-hit", value: hits.length, of: hit.sample.size };
}

/** Items of goals that support a key result, fewer than when the intent's period began. */
function paidIn(facts: Facts): Brought["debtPaid"] {
	const { intent, options, snapshot } = facts;
	const { debt } = snapshot;
	const isOwnPeriod = options.period.from === intent?.period?.from && isWithin(options.period, facts.today);
	if (!intent || debt.state !== "known" || !isOwnPeriod || options.path !== undefined) return undefined;
	const goals = [...intent.goals.values()].flatMap((goal) => {
		const counted = debt.byGoal.get(goal.id);
		const start = (counted?.trend.length ?? 0) > 1 ? counted?.trend[0]?.count : goal.debt?.from;
		const isWanted =
			options.ref === undefined || options.ref === goal.id || goal.supports.includes(options.ref);
		if (goal.supports.length === 0 || start === undefined || !isWanted) return [];
		const paid = start - (counted?.count ?? 0);
		return paid > 0 ? [{ goal: goal.id, paid }] : [];
	});
	if (goals.length === 0) return undefined;
	const paid = goals.reduce((all, goal) => all + goal.paid, 0);
	return { ...figure("debt-paid", { of: "items", size: paid }, paid), goals };
}
