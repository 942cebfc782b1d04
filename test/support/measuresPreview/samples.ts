// Measures as values, and the pages that they make: a quarter of a shop, and what is missing.

import type { Change } from "../../../src/core/history/history.ts";
import type {
	Compared,
	FewKind,
	Figure,
	Measures,
	SampleKind,
	WorkKind,
} from "../../../src/core/measures/measures.ts";
import type { Snapshot } from "../../../src/core/snapshot.ts";
import { type MeasuresInput, measuresModel } from "../../../src/views/measures/measuresModel.ts";
import type { MeasuresModel } from "../../../src/webview/measures/model.ts";
import { english } from "../english.ts";
import { record, snapshotOf } from "../mapPreview/samples.ts";
import { shopYaml } from "../mapPreview/shop.ts";

/** Who wrote every record; stands nowhere else. */
export const somebody = "Somebody Unmistakable";

const day = 86_400;
const start = Date.parse("2026-10-01T08:00:00Z") / 1000;

const subjects: readonly (readonly [string, readonly string[] | "none", WorkKind])[] = [
	["A log of all changes to lamps", ["incremental-index"], "blended"],
	["Load pictures when they come into view", ["light-pages", "buy-with-ease.phone-orders"], "blended"],
	["Keep payments while the provider is away", ["steady-payments"], "engineering"],
	["Shoppers change an order until it is packed", ["checkout-edits"], "product"],
	["Search by the words people use", ["lamp-words"], "product"],
	["Say the hour of delivery on the day itself", ["late-parcels"], "product"],
	["<img src=x onerror=alert(1)> $(bug) \u202egnp.exe", ["slow-search"], "product"],
	["Goals for the fourth quarter", "none", "none"],
	["=cmd|' /C calc'!A0, \"quoted\"", [], "unknown"],
	["A room on one list", ["room-sets"], "product"],
	["One model of an order", ["one-order-model"], "engineering"],
	["Answer repeated searches at once", ["find-it-fast.search-p95"], "product"],
];

export const changes: readonly Change[] = subjects.map(([subject, said], index) => ({
	commit: `${index}`.padStart(2, "0").repeat(20),
	how: "squash",
	commits: [],
	subject,
	began: start + index * 4 * day,
	landed: start + (index * 4 + 3) * day,
	landedOn: new Date((start + (index * 4 + 3) * day) * 1000).toISOString().slice(0, 10),
	authors: 1,
	serves: { by: said.length === 0 ? "nobody" : "record", said, partOf: [] },
	...(said.length > 0 && { record: record(`feat/${index}`, said, { by: somebody }) }),
}));

const commits = changes.map(({ commit }) => commit).reverse();
const commitsOf = (kind: WorkKind) => commits.filter((_, index) => subjects[11 - index]?.[2] === kind);

function figure(definition: Figure["definition"], value: number, of: SampleKind, size: number): Figure {
	return { definition, value, sample: { of, size }, changes: commits, checkIns: [] };
}

function compared(now: Figure, before: number): Compared {
	return { now, before: { ...now, value: before }, change: (now.value ?? 0) - before };
}

const weeks = [0.081, 0.086, 0.066, 0.069, 0.061, 0.063, 0.056, 0.053];
const trend = (values: readonly (number | undefined)[], from: string) =>
	values.map((value, index) => {
		const at = (days: number) => new Date(Date.parse(from) + days * day * 1000).toISOString().slice(0, 10);
		return { from: at(index * 7), to: at(index * 7 + 6), ...(value !== undefined && { value }), size: 1200 };
	});

const took = [0.4, 1, 1.2, 2, 2.1, 2.4, 3, 3.2, 5.5, 7, 14.2, 19];
const each = took.map((days, index) => ({ commit: changes[index]?.commit ?? "", days }));
const duration = {
	median: compared(figure("time-to-release", 2.7, "changes", 12), 4.5),
	most: compared(figure("time-to-release", 14, "changes", 12), 16),
	each,
	byProblem: [{ key: "slow-search", figure: figure("time-to-release", 3, "changes", 5) }],
	byGoal: [
		{
			key: "incremental-index",
			figure: {
				definition: "time-to-release",
				sample: { of: "changes", size: 2 },
				changes: [],
				checkIns: [],
				notEnough: { code: "too-few", of: "timed changes", has: 2, needs: 5 },
			},
		},
	],
	skewed: [],
	unknown: [],
} as const;

const split = (product: number, blended: number, engineering: number, none: number) => ({
	product,
	blended,
	engineering,
	none,
	unknown: Math.round((1 - product - blended - engineering - none) * 100) / 100,
});
const byKind = {
	product: commitsOf("product"),
	blended: commitsOf("blended"),
	engineering: commitsOf("engineering"),
	none: commitsOf("none"),
	unknown: commitsOf("unknown"),
};
const months = [
	["2026-10-01", "2026-10-31", 0.78, split(0.62, 0.13, 0.12, 0.08)],
	["2026-11-01", "2026-11-30", 0.74, split(0.55, 0.15, 0.2, 0.05)],
] as const;

const checkIn = (on: string) => `.alignment/check-ins/${on}.yaml`;
const days = ["2026-10-05", "2026-10-12", "2026-10-26", "2026-11-09", "2026-11-16"];
const scores = (values: readonly number[], answers: number) =>
	values.map((score, index) => {
		const on = days[index] ?? "";
		return { on, score, of: 5, answers, file: checkIn(on) };
	});
const score = (value: number, answers: number, values: readonly number[]) => ({
	latest: compared(figure("satisfaction", value, "answers", answers), value - 0.3),
	of: 5,
	points: scores(values, answers),
	pointsBefore: [],
	withheld: 0,
});

const read = (value: number) => ({ on: "2026-11-16", value, file: checkIn("2026-11-16") });
const unread = (code: "never-read" | "no-target"): Figure => ({
	definition: "outcome",
	sample: { of: "readings", size: 0 },
	changes: [],
	checkIns: [],
	notEnough: { code },
});
const result = (ref: string, title: string, unit: string, from: number, to: number, now: number) => ({
	ref,
	title,
	unit,
	from,
	to,
	readings: [read(now)],
	now: read(now),
	progress: figure("outcome", (now - from) / (to - from), "readings", 1),
	elapsed: 0.5,
	hit: 0,
	expected: 0,
});

export const quarter: Measures = {
	period: { from: "2026-10-01", to: "2026-12-31", name: "2026-Q4" },
	compare: { from: "2026-07-01", to: "2026-09-30", name: "2026-Q3" },
	by: "week",
	elapsed: 0.58,
	changes: commits,
	withWhy: 11,
	rework: {
		share: compared(figure("rework", 0.062, "lines", 18_420), 0.08),
		window: 21,
		tooYoung: 2310,
		rewritten: [{ commit: commits[11] ?? "", lines: 412, reworked: 31, by: commits.slice(8, 9) }],
		trend: trend([...weeks.slice(0, 5), undefined, ...weeks.slice(5)], "2026-10-01"),
		trendBefore: trend([0.07, 0.088, 0.089, 0.083, 0.087, 0.085, 0.084, 0.081, 0.082], "2026-07-01"),
		byProblem: [{ key: "slow-search", figure: figure("rework", 0.09, "lines", 4200) }],
		byGoal: [{ key: "incremental-index", figure: figure("rework", 0.041, "lines", 2600) }],
		byPath: [{ key: "src/search", figure: figure("rework", 0.1, "lines", 5200) }],
		declared: compared(
			{ ...figure("declared-rework", 0.17, "changes", 12), changes: commits.slice(0, 2) },
			0.1,
		),
		byReason: [
			{ reason: "changed requirements", changes: commits.slice(0, 1) },
			{ changes: commits.slice(1, 2) },
		],
		reverts: compared({ ...figure("reverts", 0.08, "changes", 12), changes: commits.slice(3, 4) }, 0),
		reverted: [{ by: commits[3] ?? "", of: commits[5] ?? "" }],
	},
	time: { toRelease: duration, toLanding: duration },
	balance: {
		agreed: 0.7,
		changes: compared(figure("balance-of-changes", 0.76, "changes", 10), 0.66),
		lines: compared(figure("balance-of-lines", 0.81, "lines", 18_000), 0.7),
		whole: {
			changes: split(0.58, 0.14, 0.16, 0.06),
			lines: split(0.58, 0.14, 0.16, 0.06),
			commits: byKind,
			product: 0.76,
		},
		months: months.map(([from, to, product, shares]) => ({
			from,
			to,
			product,
			changes: shares,
			lines: shares,
			commits: byKind,
		})),
		drift: { to: "engineering", by: 0.06 },
	},
	outcomes: {
		keyResults: [
			{ ...result("find-it-fast.search-p95", "p95 search time", "ms", 2400, 800, 1500), pace: "on pace" },
			{
				...result("find-it-fast.search-exits", "Visits that end on search", "%", 38, 20, 35),
				pace: "behind",
			},
			{ ...result("keep-the-promise.on-time", "Parcels on time", "%", 86, 95, 96), pace: "reached" },
			{
				ref: "own-words.empty-searches",
				title: "Searches that find nothing",
				unit: "%",
				from: 16,
				to: 6,
				readings: [],
				progress: unread("never-read"),
				pace: "unknown",
				hit: 0,
				expected: 1,
			},
			{
				ref: "whole-rooms.designer-revenue",
				title: "Revenue from designers",
				readings: [],
				progress: unread("no-target"),
				pace: "unknown",
				hit: 0,
				expected: 0,
			},
		],
		hit: figure("expectations", 0.5, "expectations", 2),
		expectations: [
			{
				commit: commits[0] ?? "",
				ref: "find-it-fast.search-p95",
				expected: 1600,
				since: "2026-11-10",
				measured: read(1500),
				verdict: "hit",
			},
			{
				commit: commits[5] ?? "",
				ref: "find-it-fast.search-exits",
				expected: 30,
				since: "2026-11-01",
				measured: read(35),
				verdict: "missed",
			},
			{
				commit: commits[7] ?? "",
				ref: "own-words.empty-searches",
				expected: 12,
				verdict: "unknown",
				because: "not released",
			},
		],
	},
	satisfaction: score(4.2, 130, [3.9, 3.7, 3.9, 4.1, 4.2]),
	morale: { ...score(3.8, 6, [3.6, 3.2, 3.7, 3.8]), withheld: 1 },
	brought: {
		saved: {
			days: figure("effort-saved", 18, "questions", 3),
			questions: [
				{
					file: ".alignment/why/2026-10-01-feat-search-change-log.yaml",
					ask: "Do prices belong into the log?",
					answer: "No, the page reads them from the catalogue",
					saved: "1 week",
					days: 5,
				},
			],
		},
		reworkAvoided: { ...figure("rework-avoided", 332, "lines", 18_420), rate: 0.062, rateBefore: 0.08 },
		outcomesHit: { ...figure("outcomes-hit", 1, "expectations", 2), of: 2 },
		debtPaid: { ...figure("debt-paid", 9, "items", 9), goals: [{ goal: "incremental-index", paid: 9 }] },
	},
};

const shop: Snapshot = {
	...snapshotOf({ yaml: shopYaml }),
	history: {
		state: "known",
		branch: "main",
		tip: commits[0] ?? "",
		changes: [...changes].reverse(),
		releases: [],
		missing: [],
	},
	lines: { state: "none" },
};

const lack = (now: Figure, notEnough: NonNullable<Figure["notEnough"]>): Compared => {
	const { value: _, ...rest } = now;
	return { now: { ...rest, notEnough } };
};

/** The first week of a team: hardly anything can be told. */
const begun: Measures = {
	...quarter,
	changes: commits.slice(0, 2),
	withWhy: 2,
	rework: {
		...quarter.rework,
		share: lack(quarter.rework.share.now, { code: "too-young", window: 21, on: "2026-10-24" }),
		trend: [],
		trendBefore: [],
		byProblem: [],
		byGoal: [],
		byPath: [],
	},
	time: {
		toLanding: { ...duration, median: lack(duration.median.now, tooFew("timed changes", 2, 5)), each: [] },
		toRelease: { ...duration, median: lack(duration.median.now, tooFew("timed changes", 0, 5)), each: [] },
	},
	balance: {
		...quarter.balance,
		changes: lack(quarter.balance.changes.now, tooFew("served changes", 2, 5)),
		months: [],
	},
	outcomes: { ...quarter.outcomes, expectations: [], hit: unread("never-read") },
	satisfaction: {
		...quarter.satisfaction,
		latest: lack(quarter.satisfaction.latest.now, { code: "never-read" }),
		points: [],
	},
	morale: { ...quarter.morale, latest: lack(quarter.morale.latest.now, tooFew("answers", 4, 5)), points: [] },
	brought: {},
};

function tooFew(of: FewKind, has: number, needs: number) {
	return { code: "too-few", of, has, needs } as const;
}

const first = { period: "this", compare: true, scope: "" };
const input = { folder: "file:///lumen-shop", selection: first, isStopped: false };

const inputs: Readonly<Record<string, MeasuresInput>> = {
	shop: { ...input, snapshot: shop, measures: quarter },
	begun: { ...input, snapshot: { ...shop, lines: { state: "reading" } }, measures: begun },
	stopped: { ...input, snapshot: { ...shop, lines: { state: "reading" } }, measures: begun, isStopped: true },
	custom: {
		...input,
		snapshot: shop,
		measures: quarter,
		selection: { ...first, period: "custom", from: "2026-10-01", to: "2026-11-20" },
	},
	loading: { ...input, snapshot: undefined },
	reading: { ...input, snapshot: { ...shop, history: { state: "reading" } }, measures: begun },
	none: { ...input, snapshot: { ...shop, intent: { state: "none" } } },
	unreadable: { ...input, snapshot: { ...shop, intent: { state: "unreadable", file: "alignment.yaml" } } },
};

export const sampleNames: readonly string[] = Object.keys(inputs);

/** What the page shows of a sample. */
export function pageOfSample(name: string, more: Partial<MeasuresInput> = {}, locale = "en"): MeasuresModel {
	const made = inputs[name];
	if (!made) throw new Error(`No sample ${name}; there are ${sampleNames.join(", ")}`);
	return measuresModel({ ...made, ...more }, english, locale);
}
