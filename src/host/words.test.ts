import { equal } from "node:assert/strict";
import { age, ago, amount, daysBetween, isolated, shortDay, type Words } from "./words.ts";

const l10n = { t: (message: string) => message };
const inEnglish: Words = { l10n, locale: "en", today: "2026-11-23" };
const inGerman: Words = { ...inEnglish, locale: "de" };

describe("words of people", () => {
	const amounts: [number, string | undefined, Words, string][] = [
		[1900, "ms", inEnglish, "1,900\u00a0ms"],
		[1900, "ms", inGerman, "1.900\u00a0ms"],
		[38, "%", inEnglish, "38%"],
		[38.1, "%", inGerman, "38,1\u00a0%"],
		[99.95, "%", inEnglish, "99.95%"],
		[-0.5, undefined, inEnglish, "-0.5"],
		[3, "a week", inEnglish, "3\u00a0a week"],
	];
	for (const [value, unit, words, text] of amounts) {
		it(`says ${value} ${unit ?? "without a unit"} as ${text} in ${words.locale}`, () => {
			equal(amount(value, unit, words), text);
		});
	}

	const ages: [string | undefined, string | undefined][] = [
		["2026-11-23T00:10:00", "today"],
		["2026-11-24T00:10:00", "today"],
		["2026-11-22T23:50:00", "1 day"],
		["2026-11-20T12:00:00", "3 days"],
		["2026-10-26T12:00:00", "4 weeks"],
		["2026-08-01T12:00:00", "3 months"],
		["2023-01-01T12:00:00", "3 years"],
		["yesterday or so", undefined],
		[undefined, undefined],
	];
	for (const [born, text] of ages) {
		it(`is ${text ?? "silent"} on the age of what was born ${born ?? "nobody knows when"}`, () => {
			equal(age(born, inEnglish), text);
		});
	}

	it("counts whole days over a change of clocks", () => {
		equal(daysBetween("2026-10-24", "2026-10-26"), 2);
		equal(daysBetween("2026-11-23", "2026-11-20"), -3);
	});

	it("says how long ago a reading was", () => {
		equal(ago("2026-10-19", inEnglish), "5 weeks ago");
		equal(ago("2026-10-19", inGerman), "vor 5 Wochen");
	});

	it("says a day in short", () => {
		equal(shortDay("2026-12-31", inEnglish), "Dec 31");
	});

	it("closes what it isolates", () => {
		equal(isolated("a\u202eb"), "\u2068a\u202eb\u2069");
	});
});
