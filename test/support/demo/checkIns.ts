import { flow } from "./work.ts";

interface CheckInRow {
	/** `MM-DD` */
	readonly on: string;
	readonly readings: Readonly<Record<string, number>>;
	/** Score of 5, and how many answered. */
	readonly satisfaction?: readonly [number, number];
	readonly morale?: readonly [number, number];
	readonly note?: string;
}

const p95 = "find-it-fast.search-p95";
const exits = "find-it-fast.search-exits";
const empty = "own-words.empty-searches";
const phones = "buy-with-ease.phone-orders";
const questions = "keep-the-promise.delivery-questions";
const onTime = "keep-the-promise.on-time";
const designers = "whole-rooms.designer-revenue";

export const checkIns: readonly CheckInRow[] = [
	{ on: "06-01", readings: { [p95]: 3900, [phones]: 1.4 }, satisfaction: [3.4, 41], morale: [3.9, 7] },
	{ on: "06-15", readings: { [p95]: 3800, [phones]: 1.4 }, satisfaction: [3.4, 52] },
	{
		on: "06-29",
		readings: { [p95]: 3500, [empty]: 20, [phones]: 1.5, [questions]: 160 },
		satisfaction: [3.5, 60],
		morale: [3.7, 7],
		note: "The new ranking helps, but the index is stale each Monday",
	},
	{ on: "07-13", readings: { [p95]: 3300, [phones]: 1.5, [questions]: 155 }, satisfaction: [3.6, 74] },
	{
		on: "07-27",
		readings: { [p95]: 3100, [empty]: 19, [phones]: 1.6, [onTime]: 82 },
		satisfaction: [3.6, 70],
		morale: [3.4, 7],
		note: "Two releases waited for the reindex",
	},
	{ on: "08-10", readings: { [p95]: 3000, [questions]: 140, [onTime]: 83 }, satisfaction: [3.7, 66] },
	{
		on: "08-24",
		readings: { [p95]: 2800, [empty]: 17, [phones]: 1.7, [questions]: 132, [onTime]: 84 },
		satisfaction: [3.8, 81],
		morale: [3.5, 4],
		note: "Holidays: only four of us answered",
	},
	{ on: "09-07", readings: { [p95]: 2600, [phones]: 1.7, [exits]: 40 }, satisfaction: [3.8, 88] },
	{
		on: "09-21",
		readings: { [p95]: 2500, [empty]: 16, [phones]: 1.8, [questions]: 124, [onTime]: 86 },
		satisfaction: [3.9, 93],
		morale: [3.5, 6],
	},
	{
		on: "10-05",
		readings: { [p95]: 2400, [empty]: 16, [exits]: 38, [phones]: 1.8, [questions]: 120, [onTime]: 86 },
		satisfaction: [3.9, 104],
		morale: [3.6, 6],
		note: "First check-in of the quarter",
	},
	{ on: "10-12", readings: { [p95]: 2300, [phones]: 1.9, [questions]: 112 }, satisfaction: [3.9, 98] },
	{
		on: "10-16",
		readings: { [p95]: 2350, [empty]: 14, [exits]: 38, [onTime]: 87, [designers]: 18200 },
		satisfaction: [3.7, 121],
		morale: [3.2, 6],
		note: "The campaign took the index down on Wednesday; see the post-mortem",
	},
	{
		on: "10-26",
		readings: { [p95]: 2200, [empty]: 13, [phones]: 1.9, [questions]: 101, [onTime]: 88 },
		satisfaction: [3.9, 115],
		morale: [3.4, 6],
	},
	{ on: "11-02", readings: { [p95]: 2100, [phones]: 2, [questions]: 96 }, satisfaction: [4, 109] },
	{
		on: "11-09",
		readings: { [p95]: 2000, [empty]: 12, [phones]: 2.1, [questions]: 88, [onTime]: 90, [designers]: 18900 },
		satisfaction: [4.1, 127],
		morale: [3.7, 6],
	},
	{
		on: "11-16",
		readings: { [p95]: 1900, [empty]: 11, [phones]: 2.1, [questions]: 84, [onTime]: 91 },
		satisfaction: [4.2, 130],
		morale: [3.8, 6],
		note: "Phones are still slow on the first search of the day",
	},
];

/** Each check-in's file, and the id of the commit that brings it. */
export const checkInFiles = checkIns.map((row) => ({
	commit: `check-in-${row.on}`,
	path: `.alignment/check-ins/2026-${row.on}.yaml`,
	text: textOf(row),
}));

function textOf({ on, readings, satisfaction, morale, note }: CheckInRow): string {
	const lines = [
		`on: 2026-${on}`,
		"by: Product",
		"readings:",
		...Object.entries(readings).map(([ref, value]) => `  ${ref}: ${value}`),
		satisfaction && `satisfaction: ${flow({ score: satisfaction[0], of: 5, answers: satisfaction[1] })}`,
		morale && `morale: ${flow({ score: morale[0], of: 5, answers: morale[1] })}`,
		note && `note: ${/[:#]/.test(note) ? JSON.stringify(note) : note}`,
	];
	return `${lines.filter(Boolean).join("\n")}\n`;
}
