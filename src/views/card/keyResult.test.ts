import { deepEqual, equal } from "node:assert/strict";
import type { KeyResult } from "../../core/model.ts";
import type { Reading } from "../../core/snapshot.ts";
import type { KeyResultBlock, Size } from "../../webview/card/model.ts";
import { keyResultBlock } from "./keyResult.ts";

const l10n = {
	t: (message: string, ...args: (string | number)[]) =>
		message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
};
const words = { l10n, locale: "en", today: "2026-11-23" };

interface Given extends Partial<Pick<KeyResult, "from" | "to" | "unit">> {
	readonly now?: number;
	readonly on?: string;
	readonly expected?: number;
	readonly size?: Size;
}

function block({ now, on = "2026-11-20", expected, size = "medium", ...numbers }: Given): KeyResultBlock {
	const result: KeyResult = {
		ref: "fast.p95",
		id: "p95",
		objective: "fast",
		at: { from: 40, to: 43 },
		title: "p95",
		...numbers,
	};
	const readings: Reading[] =
		now === undefined
			? []
			: [
					{ on: "2026-01-01", value: 0 },
					{ on, value: now },
				];
	return keyResultBlock(result, size, {
		words,
		intentFile: "alignment.yaml",
		readings: new Map([["fast.p95", readings]]),
		expects: new Map(expected === undefined ? [] : [["fast.p95", expected]]),
	});
}

describe("key result in the card", () => {
	const positions: [string, Given, number | undefined, "fresh" | "stale" | "reached"][] = [
		["half of a falling way", { from: 2400, to: 800, now: 1600 }, 0.5, "fresh"],
		["half of a rising way", { from: 40, to: 60, now: 50 }, 0.5, "fresh"],
		["the way back from a start below zero", { from: -10, to: 10, now: -5 }, 0.25, "fresh"],
		["a value behind the start", { from: 2400, to: 800, now: 3000 }, 0, "fresh"],
		["a value beyond the target", { from: 2400, to: 800, now: 500 }, 1, "reached"],
		["the target itself", { from: 40, to: 60, now: 60 }, 1, "reached"],
		["a reading of four weeks ago", { from: 0, to: 10, now: 5, on: "2026-10-26" }, 0.5, "fresh"],
		["an older reading", { from: 0, to: 10, now: 5, on: "2026-10-25" }, 0.5, "stale"],
		["no reading", { from: 0, to: 10 }, undefined, "fresh"],
	];
	for (const [name, given, now, tone] of positions) {
		it(`draws ${name}`, () => {
			const { line } = block(given);
			equal(line?.now, now);
			equal(line?.tone, tone);
		});
	}

	it("clamps the drawing, never the number", () => {
		const { value, line } = block({ from: 2400, to: 800, now: 3000, unit: "ms" });
		equal(value, "3,000\u00a0ms");
		equal(line?.from, "2,400");
	});

	it("marks where this branch should bring it", () => {
		const { line } = block({ from: 2400, to: 800, expected: 1500 });
		deepEqual(line?.expected, { at: 0.5625, text: "this branch: 1,500" });
	});

	const withoutLine: [string, Given, readonly string[]][] = [
		["only a target", { to: 3, now: 5 }, ["target 3"]],
		["only a start", { from: 3, now: 5 }, ["started at 3"]],
		["a value to keep", { from: 99.95, to: 99.95, unit: "%" }, ["stay at 99.95%"]],
		["an expectation", { to: 3, expected: 4 }, ["target 3", "this branch: 4"]],
		["no numbers at all", { now: 5 }, []],
	];
	for (const [name, given, notes] of withoutLine) {
		it(`says in words what has no line: ${name}`, () => {
			const made = block(given);
			equal(made.line, undefined);
			deepEqual(made.notes, notes);
		});
	}

	const values: [string, Given, string, string | undefined][] = [
		["a reading", { from: 0, to: 9, now: 5, unit: "ms" }, "5\u00a0ms", undefined],
		["none", { from: 0, to: 9, unit: "ms" }, "not read yet", undefined],
		["a reading in short", { from: 0, to: 9, now: 5, unit: "ms", size: "small" }, "5", "9\u00a0ms"],
		["none in short", { from: 0, to: 9, unit: "ms", size: "small" }, "target 9\u00a0ms", undefined],
		["a lineless reading in short", { to: 9, now: 5, unit: "ms", size: "small" }, "5\u00a0ms", undefined],
	];
	for (const [name, given, value, target] of values) {
		it(`says its value: ${name}`, () => {
			const made = block(given);
			equal(made.value, value);
			equal(made.target, target);
		});
	}

	it("says when an old reading was taken", () => {
		deepEqual(block({ from: 0, to: 9, now: 5, on: "2026-10-19" }).notes, ["read 5 weeks ago"]);
	});

	it("speaks in whole sentences", () => {
		equal(
			block({ from: 2400, to: 800, now: 1900, expected: 1500, unit: "ms" }).spoken.replaceAll("\u00a0", " "),
			"\u2068p95\u2069 is at 1,900 ms. It started at 2,400 ms. The target is 800 ms. " +
				"This branch should bring it to 1,500 ms.",
		);
	});

	it("opens where it is written", () => {
		deepEqual(block({}).open, { do: "openPlace", file: "alignment.yaml", offset: 40 });
	});
});
