import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { english } from "../../../test/support/english.ts";
import type { Change } from "../../core/history/history.ts";
import { refresh } from "../../core/rituals/document.ts";
import { deepDiveFrontMatter, postMortemFrontMatter } from "../../core/rituals/documentText.ts";
import { parseDeepDive, parsePostMortem } from "../../core/rituals/frontMatter.ts";
import type { ReleaseFacts } from "../../core/rituals/releaseFacts.ts";
import { deepDiveBlocks, deepDiveText } from "./deepDiveText.ts";
import { postMortemText } from "./postMortemText.ts";

const words = { l10n: english, locale: "en", today: "2026-11-25" };
const intent = lumenShop();
const hostile = "<img src=x onerror=alert(1)> | `$(x)` [a](javascript:b) @team \u202Eevil -->";

const change = (more: Partial<Change>): Change => ({
	commit: "c",
	how: "merge",
	commits: ["c"],
	subject: "Answer from a cache (#12)",
	began: 0,
	landed: 0,
	landedOn: "2026-11-05",
	authors: 1,
	serves: { by: "record", said: ["slow-search"], partOf: [] },
	...more,
});
const facts = (more: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
	name: "v2",
	release: { tag: "v2", commit: "c", at: 0, on: "2026-11-10" },
	before: { tag: "v1", commit: "b", at: 0, on: "2026-10-31" },
	changes: [change({})],
	purposes: [{ ref: "slow-search", changes: [change({})] }],
	timeToMarket: { changes: 1, median: 4, slowest: { days: 4, change: change({}) } },
	rework: [],
	outcomes: [],
	questions: [],
	...more,
});
const page = (of: ReleaseFacts) => ({ facts: of, intent, lessons: [], actions: [] });
const frontMatter = postMortemFrontMatter({ release: "v2", on: "2026-11-25" });

describe("the text of a post-mortem", () => {
	it("can be read back without a finding, and is up to date", () => {
		const { text, blocks } = postMortemText(page(facts()), frontMatter, words);
		const { document, findings } = parsePostMortem(text, ".alignment/post-mortems/v2.md", intent);
		assert.deepEqual(findings, []);
		assert.deepEqual(
			[document.release, document.on, document.title],
			["v2", "2026-11-25", "Looking back on v2"],
		);
		assert.deepEqual(refresh(text, blocks).edits, []);
	});

	it("says what shipped and for whom, in the team's own words", () => {
		const { blocks } = postMortemText(page(facts()), frontMatter, words);
		assert.equal(
			blocks.get("shipped"),
			"**For first-time buyers on phones: Shoppers give up when search takes longer than two seconds**\n\n- Answer from a cache",
		);
		assert.equal(
			blocks.get("summary"),
			"Released on November 10, 2026: 1 change since v1, which came on October 31, 2026.",
		);
		assert.equal(blocks.get("time"), "4 days from the first work to the release.");
	});

	it("brings lessons and actions of the front matter into the text", () => {
		const { text } = postMortemText(page(facts()), frontMatter, words);
		const own = text
			.replace(/^lessons: .*$/m, "lessons:\n  - { text: Ask first, applies: [slow-search] }")
			.replace(
				/^actions: .*$/m,
				"actions:\n  - { text: Write it down, owner: Product, due: 2026-12-01, done: true }",
			);
		const { lessons, actions } = parsePostMortem(own, "a.md", intent);
		const { blocks } = postMortemText({ ...page(facts()), lessons, actions }, "", words);
		const now = refresh(own, blocks).text;
		assert.ok(now.includes("- Ask first _(`slow-search`)_"));
		assert.ok(now.includes("- [x] Write it down (Product, December 1, 2026)"));
	});

	it("holds no markup of others", () => {
		const of = facts({
			name: hostile,
			changes: [],
			purposes: [{ changes: [change({ subject: hostile, branch: hostile })] }],
			rework: [{ change: change({ subject: hostile }), isRevert: true, of: hostile, because: "learning" }],
		});
		const { text } = postMortemText(page(of), frontMatter, words);
		const outsideOfCode = text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, "");
		assert.ok(!/(?<!\\)<img/.test(outsideOfCode), outsideOfCode);
		assert.ok(!text.includes("\u202E"));
		assert.ok(!/(?<!\\)\[a\]\(/.test(outsideOfCode));
		assert.ok(!/@team/.test(outsideOfCode));
	});
});

describe("the text of a deep dive", () => {
	const brief = {
		subject: { ref: "incremental-index" },
		title: "Index changes incrementally",
		about: ["incremental-index"],
		problems: [...intent.problems.values()].slice(0, 1),
		keyResults: [...intent.keyResults.values()].slice(0, 1).map((keyResult) => ({ keyResult })),
		goals: [...intent.goals.values()],
		paths: ["src/search/**"],
		structure: {
			parts: [
				{ path: "src/search/index/", files: 2, lines: 200, purpose: hostile, uses: [] },
				{ path: "src/search/app.ts", files: 1, lines: 30, uses: ["src/search/index/"] },
			],
			files: 3,
			lines: 230,
			tests: 1,
			usedBy: ["web/"],
			leansOn: [],
		},
		questions: [],
	};
	const dive = { brief, picture: "2026-11-25-index.svg", product: "Lumen Shop" };
	const head = deepDiveFrontMatter({ about: ["incremental-index"], on: "2026-11-25" });

	it("can be read back without a finding, is a slide deck, and is up to date", () => {
		const { text } = deepDiveText(dive, head, words);
		const { document, findings } = parseDeepDive(text, ".alignment/deep-dives/2026-11-25-index.md", intent);
		assert.deepEqual(findings, []);
		assert.deepEqual(
			[document.about, document.title],
			[["incremental-index"], "Index changes incrementally"],
		);
		assert.match(text, /^---\nmarp: true\n/);
		assert.deepEqual(refresh(text, deepDiveBlocks(dive, text, words)).edits, []);
	});

	it("explains the words of those who wrote in it, too", () => {
		const { text } = deepDiveText(dive, head, words);
		assert.ok(!text.includes("**replica**"));
		const own = text.replace("## What we could do", "A replica would help.\n\n## What we could do");
		assert.ok(refresh(own, deepDiveBlocks(dive, own, words)).text.includes("**replica**: "));
	});

	it("holds no markup of others", () => {
		const { text } = deepDiveText(dive, head, words);
		assert.ok(!/(?<!\\)<img/.test(text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, "")));
	});
});
