// Pages as the extension would send them, written by hand: what the drawing has to cope with.

import type { Cell, Measure, MeasuresModel, Table } from "../../../src/webview/measures/model.ts";

const words = {
	period: "Period",
	compare: "Compare",
	scope: "Filter",
	from: "From",
	to: "To",
	export: "Export…",
	table: "Table",
	close: "Close",
	openCommit: "Open the commit “{0}”",
	openRecord: "Open the why record of “{0}”",
	notEnough: "not enough data",
	none: "–",
	updated: "The measures are of another choice now.",
};

const cells = (...texts: (string | number)[]): Cell[] =>
	texts.map((text) => ({ text: String(text), ...(typeof text === "number" && { isNumber: true }) }));

const changes: Table = {
	caption: "The changes",
	heads: [
		{ text: "Change" },
		{ text: "Landed" },
		{ text: "Serves" },
		{ text: "Lines", isNumber: true },
		{ text: "Rewritten", isNumber: true },
	],
	rows: [
		["A log of all changes to lamps", "6 Oct", "Index changes incrementally", 412, 31],
		["Keep payments while the provider is away", "8 Oct", "Payments survive an outage", 230, 0],
		[
			"<img src=x onerror=alert(1)> $(bug) \u202egnp.exe",
			"7 Oct",
			"Phones load a page in two seconds",
			96,
			12,
		],
	].map(([subject = "", ...rest], index) => [
		{ text: String(subject), open: { what: "commit", name: `c0ffee${index}` } },
		...cells(...rest),
	]),
	rest: "38 more are in the export.",
};

function details(text: string): Measure["details"] {
	return [
		{
			key: "definition",
			label: "Definition",
			heading: "Rework: what it is",
			paragraphs: [text, text],
			tables: [],
		},
		{
			key: "changes",
			label: "The changes",
			heading: "The changes behind it",
			paragraphs: [],
			tables: [changes],
		},
	];
}

const weeks = [6.1, 6.6, 5.6, 5.9, 5.1, 5.3, 4.6, 4.9, 4.2, 4.4, 4, 4.3];
const before = [6.4, 6.8, 6.9, 6.3, 6.7, 6.5, 6.4, 6.1, 6.2, 5.8, 6, 5.9];

const rework: Measure = {
	key: "rework",
	title: "Rework",
	figure: { value: "6.2%", asides: [{ text: "1.8 points less than in 2026-Q3", tone: "good" }] },
	chart: {
		kind: "lines",
		summary: "Rework by week, from 6.1% to 4.3%.",
		x: {
			from: 0,
			to: 91,
			ticks: [
				{ at: 0, label: "Oct" },
				{ at: 31, label: "Nov" },
				{ at: 61, label: "Dec" },
			],
		},
		y: { from: 0, to: 8, ticks: [0, 2, 4, 6, 8].map((at) => ({ at, label: `${at}%` })) },
		lines: [
			{ key: "before", label: "2026-Q3", points: before.map((y, i) => ({ x: i * 8, y, text: `${y}%` })) },
			{ key: "now", label: "2026-Q4", points: weeks.map((y, i) => ({ x: i * 8, y, text: `${y}%` })) },
		],
	},
	notes: [
		"Lines rewritten or deleted within 21 days of landing: 1,142 of 18,420 lines, in 41 changes.",
		"2 changes said they are rework: changed requirements 1, defect 1. 1 revert.",
	],
	twin: {
		caption: "Rework by week",
		heads: [{ text: "Week of" }, { text: "2026-Q4", isNumber: true }, { text: "2026-Q3", isNumber: true }],
		rows: weeks.map((y, i) => cells(`${i + 1} Oct`, y, before[i] ?? 0)),
	},
	details: details(
		"Of the lines that landed in the period, the share that was rewritten or deleted within 21 days.",
	),
};

const days = [0.4, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 7, 9, 11, 12.4, 14, 19];

const timeToMarket: Measure = {
	key: "timeToMarket",
	title: "Time to market",
	figure: { value: "6 days", asides: [{ text: "85% within 14 days", tone: "plain" }] },
	chart: {
		kind: "dots",
		summary: "22 changes took between 0 and 19 days; half of them at most 6, 85% at most 14.",
		x: {
			from: 0,
			to: 20,
			ticks: [0, 5, 10, 15, 20].map((at) => ({ at, label: at === 20 ? "20 days" : `${at}` })),
		},
		dots: days.map((x) => ({ x: Math.round(x), text: `${x} days` })),
		marks: [
			{ key: "median", x: 6, label: "median 6 days" },
			{ key: "most", x: 14, label: "85% within 14" },
		],
	},
	notes: ["From the first why to the release that has it: 22 released changes; 6 more wait for a release."],
	twin: {
		caption: "Time to market",
		heads: [{ text: "Days" }, { text: "Changes", isNumber: true }],
		rows: [cells("0 to 5", 14), cells("5 to 10", 4)],
	},
	details: details(
		"From the day of the first why, or the first commit, to the first release that has the change.",
	),
};

const balance: Measure = {
	key: "balance",
	title: "Balance",
	figure: {
		value: "78 : 22",
		asides: [{ text: "agreed 70 : 30, drifting towards product", tone: "attention" }],
	},
	chart: {
		kind: "bars",
		summary: "Product to engineering was 66 : 34 in October, 61 : 39 in November and 70 : 30 in December.",
		legend: [
			{ key: "product", label: "product" },
			{ key: "blended", label: "both" },
			{ key: "engineering", label: "engineering" },
			{ key: "none", label: "neither, on purpose" },
			{ key: "unknown", label: "unknown" },
		],
		bars: [
			["Oct", "72 : 28", 0.66, 0.13, 0.14, 0.02, 0.05],
			["Nov", "66 : 34", 0.6, 0.13, 0.2, 0.02, 0.05],
			["Dec", "75 : 25", 0.7, 0.1, 0.12, 0.03, 0.05],
		].map(([label, value, ...shares]) => ({
			label: String(label),
			value: String(value),
			parts: (["product", "blended", "engineering", "none", "unknown"] as const).map((key, i) => ({
				key,
				share: Number(shares[i]),
				text: key,
			})),
			agreedAt: 0.65,
		})),
		agreed: "agreed 70 : 30",
	},
	notes: ["Share of 41 landed changes by what their why serves; what serves both counts half for each."],
	twin: {
		caption: "Balance by month",
		heads: [{ text: "Month" }, { text: "product", isNumber: true }, { text: "engineering", isNumber: true }],
		rows: [cells("October", 66, 34), cells("November", 61, 39)],
	},
	details: details("What each change's why serves decides where it counts."),
};

const outcomes: Measure = {
	key: "outcomes",
	title: "Outcomes",
	chart: {
		kind: "progress",
		heads: ["Key result", "Progress", "Now and target", "Pace", "Expectations"],
		rows: [
			{
				key: "a",
				title: "p95 search time",
				open: { what: "ref", name: "find-it-fast.search-p95" },
				now: 0.56,
				time: 0.51,
				tone: "good",
				value: "1,500 ms",
				target: "target 800 ms",
				pace: "on pace",
				expected: "3 of 4 expectations hit",
				spoken: "p95 search time is at 1,500 ms of 800 ms.",
			},
			{
				key: "b",
				title: "Visits that end on search",
				now: 0.16,
				time: 0.51,
				tone: "bad",
				value: "35%",
				target: "target 20%",
				pace: "behind",
				expected: "0 of 1 hit",
				spoken: "Visits that end on search are at 35%.",
			},
			{
				key: "c",
				title: "Orders changed after checkout",
				time: 0.51,
				tone: "plain",
				value: "never read",
				target: "target 10%",
				pace: "not enough data",
				expected: "2 branches expect",
				spoken: "Orders changed after checkout has not been read yet.",
			},
		],
	},
	notes: ["The thin line is where the period's time stands. Readings from 5 check-ins."],
	details: details("From what the key result started at to what it should reach."),
	action: { label: "Record Check-in", action: "recordCheckIn" },
};

const morale: Measure = {
	key: "morale",
	title: "Satisfaction and morale",
	figure: { value: "4.2 of 5", asides: [{ text: "team 3.8 of 5", tone: "plain" }] },
	chart: {
		kind: "lines",
		summary: "Customers went from 3.9 to 4.2 of 5, the team from 3.6 to 3.8 of 5.",
		x: {
			from: 0,
			to: 91,
			ticks: [
				{ at: 0, label: "Oct" },
				{ at: 31, label: "Nov" },
				{ at: 61, label: "Dec" },
			],
		},
		y: { from: 3, to: 5, ticks: [3, 4, 5].map((at) => ({ at, label: `${at}` })) },
		lines: [
			{
				key: "customers",
				label: "customers · 130 answers",
				points: [3.9, 3.9, 3.7, 3.9, 4, 4.1, 4.2].map((y, i) => ({ x: 4 + i * 7, y, text: `${y} of 5` })),
			},
			{
				key: "team",
				label: "team · 6 answers",
				points: [3.6, null, 3.2, 3.4, null, 3.7, 3.8].map((y, i) =>
					y === null ? null : { x: 4 + i * 7, y, text: `${y} of 5` },
				),
			},
		],
	},
	notes: ["As recorded; morale is shown from five answers on."],
	twin: {
		caption: "Satisfaction and morale",
		heads: [{ text: "Day" }, { text: "customers", isNumber: true }, { text: "team", isNumber: true }],
		rows: [cells("5 Oct", 3.9, 3.6)],
	},
	details: details("From check-ins only, on the scale that the team recorded."),
};

const page: MeasuresModel = {
	state: "measures",
	folder: "file:///lumen-shop",
	title: "Measures",
	caption: "Lumen Shop · 2026-Q4 · 41 changes, 38 with a why",
	notices: [],
	selection: { period: "this", compare: true, scope: "" },
	choices: {
		periods: [
			{
				choices: [
					{ value: "this", label: "2026-Q4" },
					{ value: "before", label: "2026-Q3" },
				],
			},
			{ label: "Months", choices: [{ value: "month:2026-11", label: "November 2026" }] },
		],
		compares: [
			{ value: "before", label: "vs. the one before" },
			{ value: "", label: "no comparison" },
		],
		scopes: [
			{ choices: [{ value: "", label: "Everything" }] },
			{
				label: "Objectives",
				choices: [{ value: "ref:find-it-fast", label: "Shoppers find what they want" }],
			},
		],
	},
	measures: [rework, timeToMarket, balance, outcomes, morale],
	brought: {
		title: "What alignment brought us",
		facts: [
			{
				key: "saved",
				figure: "5 weeks",
				text: "of effort saved by 4 questions that were asked before building.",
			},
			{ key: "rework", figure: "330 lines", text: "less rework than at the rate of the period before." },
			{
				key: "outcomes",
				figure: "5 of 8",
				text: "expectations hit, as measured after the change was released.",
			},
			{ key: "debt", figure: "9 items", text: "of debt paid that carried a product key result." },
		],
		details: details("Only what the records say."),
	},
	words,
};

export const models: Readonly<Record<string, MeasuresModel>> = {
	page,
	lacking: {
		...page,
		progress: { text: "Reading how long lines lived…", button: { label: "Stop", action: "stop" } },
		measures: page.measures.map(({ figure, chart, twin, ...measure }) =>
			measure.key === "outcomes"
				? { ...measure, ...(chart && { chart }) }
				: { ...measure, lack: "2 changes landed; from 5 on there is a figure." },
		),
		brought: { title: "What alignment brought us", facts: [], none: "Nothing to tell yet.", details: [] },
	},
	custom: {
		...page,
		selection: { ...page.selection, period: "custom", from: "2026-10-01", to: "2026-11-20" },
	},
};
