import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { english } from "../../../test/support/english.ts";
import type { Change } from "../../core/history/history.ts";
import type { LineStory } from "../../core/history/trace.ts";
import { changeTitle, tellLine } from "./tellLine.ts";

const words = { l10n: english, locale: "en", today: "2026-11-25" };
const links = {
	story: (ref: string, text: string) => `[${text}](story:${ref})`,
	file: (file: string, text: string) => `[${text}](file:${file})`,
	commit: (id: string, text: string) => `[${text}](commit:${id})`,
};

const change: Change = {
	commit: "c",
	how: "squash",
	commits: ["c"],
	subject: "Keep answers (#33)",
	began: 0,
	landed: 0,
	landedOn: "2026-10-08",
	authors: 1,
	serves: { by: "record", said: ["slow-search"], partOf: [] },
};
const commit = {
	id: "c",
	subject: "Keep answers (#33)",
	at: Date.parse("2026-10-08T10:00:00Z") / 1000,
	isFirst: false,
};

function landed(fields: Partial<Extract<LineStory, { is: "landed" }>>): string {
	const story: LineStory = {
		...{ is: "landed", commit, change, isOlderThanRecords: false, expected: [], questions: [], lessons: [] },
		...fields,
	};
	return tellLine(story, links, words).join("\n");
}

describe("the words of a line's story", () => {
	it("are those of the change, the problem, the number and the question", () => {
		const intent = lumenShop();
		const [problem, result] = [
			intent.problems.get("slow-search"),
			intent.keyResults.get("find-it-fast.search-p95"),
		];
		assert.ok(problem && result);
		const told = landed({
			release: { tag: "v1.4.0", commit: "c", at: 0, on: "2026-10-13" },
			served: {
				said: ["slow-search"],
				problems: [problem],
				objectives: [],
				keyResults: [],
				goals: [],
				gone: ["loyalty"],
			},
			expected: [
				{
					result,
					value: 1500,
					before: { on: "2026-10-05", value: 2400 },
					now: { on: "2026-11-16", value: 1900 },
					verdict: "not reached",
				},
			],
			questions: [{ ask: "Fuzzy?", answer: "No", saved: "3 weeks" }],
		});
		assert.equal(
			told.replaceAll("\u00a0", " "),
			[
				"**Keep answers**",
				"Landed on October 8, 2026 · released in v1.4.0 on October 13, 2026",
				"The problem of First-time buyers on phones: [Shoppers give up when search takes longer than two seconds](story:slow-search)",
				"It was for `loyalty`, which is no part of the agreement any more.",
				"[p95 search time](story:find-it-fast.search-p95) should go from 2,400 ms to 1,500 ms. It was 1,900 ms on November 16, 2026: not reached yet.",
				"Asked on the way:",
				"- *Fuzzy?* No (saved 3 weeks)",
				"[Open Commit](commit:c)",
			].join("\n"),
		);
	});

	it("say so where nothing was written down, or couldn't be yet", () => {
		assert.match(landed({}), /Nobody wrote down what it is for\./);
		assert.match(landed({ isOlderThanRecords: true }), /older than the first why record/);
		assert.match(tellLine({ is: "uncommitted", aims: [] }, links, words).join(), /Not committed yet/);
		assert.match(tellLine({ is: "cut off", commit }, links, words).join(), /git fetch --unshallow/);
	});

	it("are text, whatever a repository says", () => {
		const hostile = "[x](command:workbench.action.quit) <img src=x> `a` $(bug)";
		const told = landed({
			commit: { ...commit, subject: hostile },
			change: { ...change, subject: hostile },
			questions: [{ ask: hostile, answer: hostile }],
			release: { tag: "v1<b>", commit: "c", at: 0, on: "2026-10-13" },
		});
		assert.doesNotMatch(told, /(?<!\\)(\[x\]|<img|<b>|\$\()/);
	});

	const titles: readonly [Partial<Change>, string][] = [
		[{}, "Keep answers"],
		[{ subject: "Merge pull request #3 from lumen/feat/x", branch: "feat/x" }, "`feat/x`"],
		[{ subject: "Merge branch 'feat/x'" }, "Merge branch 'feat/x'"],
	];
	for (const [fields, title] of titles)
		it(`call a change ${title}`, () => assert.equal(changeTitle({ ...change, ...fields }), title));
});
