import assert from "node:assert/strict";
import { matchLines } from "./matchLines.ts";

describe("matching lines", () => {
	const table: readonly {
		readonly it: string;
		readonly present: string;
		readonly past: string;
		readonly is: string;
	}[] = [
		{ it: "the same text", present: "abc", past: "abc", is: "012" },
		{ it: "a new line at the start", present: "xabc", past: "abc", is: "-012" },
		{ it: "a new line at the end", present: "abcx", past: "abc", is: "012-" },
		{ it: "a changed line", present: "axc", past: "abc", is: "0-2" },
		{ it: "lines that are gone", present: "ad", past: "abcd", is: "03" },
		{ it: "changes at both ends", present: "xbcy", past: "abcd", is: "-12-" },
		{
			it: "repeated lines between two changes",
			present: "x}m}y}",
			past: "a}m}b}",
			is: "-123-5",
		},
		{ it: "a line that moved past others: one of them counts", present: "xbcay", past: "abcd", is: "-12--" },
		{ it: "nothing in common", present: "xy", past: "ab", is: "--" },
		{ it: "no text now", present: "", past: "ab", is: "" },
		{ it: "no text then", present: "ab", past: "", is: "--" },
		{ it: "few lines that only repeat", present: "x}}y", past: "a}}}b", is: "-12-" },
	];
	for (const { it: name, present, past, is } of table)
		it(name, () => {
			const matched = matchLines([...present], [...past]);
			assert.equal(matched.map((at) => at ?? "-").join(""), is);
			matched.forEach((at, line) => {
				if (at !== undefined) assert.equal(past[at], present[line]);
			});
		});
});
