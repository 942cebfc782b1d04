// What the page of measures draws: every string is localised and every number formatted before it comes here.

export const measureKeys = ["rework", "timeToMarket", "balance", "outcomes", "morale"] as const;
export type MeasureKey = (typeof measureKeys)[number];

export interface MeasuresModel {
	/** `loading`: nothing is known yet; `empty` says in its notice what there is to do. */
	readonly state: "loading" | "empty" | "measures";
	/** URI of the workspace folder, by which the panel finds it again. */
	readonly folder: string;
	readonly title: string;
	/** What the measures are of: product, period, how many changes. */
	readonly caption: string;
	readonly notices: readonly Notice[];
	/** Something is still being read. */
	readonly progress?: Progress;
	readonly selection: Selection;
	readonly choices?: Choices;
	readonly measures: readonly Measure[];
	readonly brought?: Brought;
	readonly words: MeasuresWords;
}

export interface Notice {
	readonly text: string;
	readonly button?: { readonly label: string; readonly action: NoticeAction };
}

export const noticeActions = ["createIntent", "openIntent", "resume"] as const;
export type NoticeAction = (typeof noticeActions)[number];

export interface Progress {
	readonly text: string;
	readonly button?: { readonly label: string; readonly action: "stop" | "resume" };
}

/** What the page is asked to show. */
export interface Selection {
	/** One of the choices' values; what it means is the extension's to know. */
	readonly period: string;
	/** Days `YYYY-MM-DD`, where the period is `custom`. */
	readonly from?: string | undefined;
	readonly to?: string | undefined;
	readonly compare: boolean;
	/** Empty for everything. */
	readonly scope: string;
}

export interface Choices {
	readonly periods: readonly ChoiceGroup[];
	readonly compares: readonly Choice[];
	/** The first one is everything. */
	readonly scopes: readonly ChoiceGroup[];
}

export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** Without a label its choices stand for themselves. */
export interface ChoiceGroup {
	readonly label?: string;
	readonly choices: readonly Choice[];
}

export interface Measure {
	readonly key: MeasureKey;
	readonly title: string;
	/** What it takes is still being read. */
	readonly isReading?: boolean;
	readonly figure?: Figure;
	/** Instead of the figure: what is not enough, and what would make it enough. */
	readonly lack?: string;
	readonly chart?: Chart;
	/** The sample, in whole sentences. */
	readonly notes: readonly string[];
	/** The chart's numbers. */
	readonly twin?: Table;
	/** What is behind the number, one at a time on request; the definition first. */
	readonly details: readonly Detail[];
	readonly action?: { readonly label: string; readonly action: "recordCheckIn" };
}

/** `attention` is no verdict: it differs from what was agreed. */
export type Tone = "good" | "bad" | "attention" | "plain";

export interface Figure {
	readonly value: string;
	readonly asides: readonly Said[];
}

/** The tone repeats what the words say. */
export interface Said {
	readonly text: string;
	readonly tone: Tone;
}

export interface Detail {
	/** `definition`, `changes`, …; unique within its measure. */
	readonly key: string;
	/** Of the link that opens it. */
	readonly label: string;
	readonly heading: string;
	readonly paragraphs: readonly string[];
	readonly tables: readonly Table[];
}

export interface Table {
	readonly caption: string;
	readonly heads: readonly Head[];
	readonly rows: readonly (readonly Cell[])[];
	/** What is left out, and why. */
	readonly rest?: string;
}

export interface Head {
	readonly text: string;
	readonly isNumber?: boolean;
}

export interface Cell {
	readonly text: string;
	readonly isNumber?: boolean;
	readonly open?: Opens;
}

/** What a cell opens. */
export interface Opens {
	readonly what: OpenKind;
	/** Hash of a commit, path of a record, or id of an intent's entry. */
	readonly name: string;
}

export const openKinds = ["commit", "record", "ref"] as const;
export type OpenKind = (typeof openKinds)[number];

export type Chart = LineChart | DotChart | BarChart | ProgressChart;

export interface Tick {
	readonly at: number;
	readonly label: string;
}

export interface LineChart {
	readonly kind: "lines";
	/** One sentence. */
	readonly summary: string;
	readonly x: Axis;
	readonly y: Axis;
	readonly lines: readonly Line[];
}

export interface Axis {
	readonly from: number;
	readonly to: number;
	readonly ticks: readonly Tick[];
}

export interface Line {
	readonly key: "now" | "before" | "customers" | "team";
	/** Stands in the legend, or at the line's end. */
	readonly label: string;
	/** Oldest first; `null` breaks the line. */
	readonly points: readonly (Point | null)[];
}

export interface Point {
	readonly x: number;
	readonly y: number;
	/** What the pointer reads. */
	readonly text: string;
}

export interface DotChart {
	readonly kind: "dots";
	readonly summary: string;
	readonly x: Axis;
	readonly dots: readonly { readonly x: number; readonly text: string }[];
	readonly marks: readonly { readonly key: "median" | "most"; readonly x: number; readonly label: string }[];
}

export const partKeys = ["product", "blended", "engineering", "none", "unknown"] as const;
export type PartKey = (typeof partKeys)[number];

export interface BarChart {
	readonly kind: "bars";
	readonly summary: string;
	readonly legend: readonly { readonly key: PartKey; readonly label: string }[];
	/** `1` for the whole bar. */
	readonly bars: readonly Bar[];
	/** `agreed 70 : 30` */
	readonly agreed?: string;
}

export interface Bar {
	/** `Oct` */
	readonly label: string;
	/** `78 : 22` */
	readonly value: string;
	readonly parts: readonly { readonly key: PartKey; readonly share: number; readonly text: string }[];
	/** Where the agreed split lies in this bar, 0 to 1. */
	readonly agreedAt?: number;
}

/** A chart that is a table: one row for each key result. */
export interface ProgressChart {
	readonly kind: "progress";
	readonly heads: readonly [title: string, progress: string, value: string, pace: string, expected: string];
	readonly rows: readonly ProgressRow[];
}

export interface ProgressRow {
	readonly key: string;
	readonly title: string;
	readonly open?: Opens;
	/** Shares of the way, 0 to 1: where it is, and where the period's time is. */
	readonly now?: number;
	readonly time?: number;
	readonly tone: Tone;
	/** `1,900 ms` */
	readonly value: string;
	/** `target 800 ms` */
	readonly target: string;
	readonly pace: string;
	readonly expected: string;
	/** All of it in words. */
	readonly spoken: string;
}

/** What alignment brought, in plain words; only what the facts show. */
export interface Brought {
	readonly title: string;
	readonly facts: readonly BroughtFact[];
	/** Where there are no facts yet: what would make some. */
	readonly none?: string;
	readonly details: readonly Detail[];
}

export interface BroughtFact {
	readonly key: string;
	/** `3 weeks` */
	readonly figure: string;
	readonly text: string;
}

export interface MeasuresWords {
	readonly period: string;
	readonly compare: string;
	readonly scope: string;
	readonly from: string;
	readonly to: string;
	readonly export: string;
	/** Of the link that shows a chart's numbers. */
	readonly table: string;
	readonly close: string;
	/** `{0}` is a commit's subject. */
	readonly openCommit: string;
	readonly openRecord: string;
	readonly notEnough: string;
	/** Stands where a row has nothing to say. */
	readonly none: string;
	/** Tells who hears the page that it shows something else now. */
	readonly updated: string;
}
