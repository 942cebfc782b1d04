import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { english } from "../../../test/support/english.ts";
import type { Intent, RitualDocument } from "../../core/model.ts";
import { type Snapshot, unasked } from "../../core/snapshot.ts";
import { type RitualRow, ritualRows } from "./ritualRows.ts";

const today = "2026-11-25";
const words = { l10n: english, locale: "en", today };
const at = { from: 0, to: 1 };

function rows(rituals: Intent["rituals"], more: Partial<Snapshot>): readonly RitualRow[] {
	const intent = { ...lumenShop(), ...(rituals && { rituals }) };
	const snapshot = {
		...unasked,
		today,
		intent: { state: "known", file: "alignment.yaml", intent, stale: false },
		checkIns: [],
		documents: [],
		lessons: [],
		actions: [],
		records: [],
		...more,
	} as unknown as Snapshot;
	return ritualRows(snapshot, words);
}

const plain = (text: string | undefined) => text?.replace(/[\u2068\u2069]/g, "");
const said = (all: readonly RitualRow[]) =>
	all.map(({ label, description }) => [plain(label), plain(description)]);
const document = (file: string, more: Partial<RitualDocument> = {}): RitualDocument => ({
	file: `.alignment/${file}`,
	kind: file.startsWith("deep") ? "deep dive" : "post-mortem",
	about: [],
	questions: [],
	...more,
});
const released = (...tags: readonly (readonly [string, string])[]) =>
	({
		state: "known",
		branch: "main",
		tip: "t",
		changes: [],
		releases: tags.map(([tag, on]) => ({ tag, on, at: 0, commit: tag })),
		missing: [],
	}) as unknown as Snapshot["history"];

describe("rows of the Rituals view", () => {
	it("are none where nothing was agreed on or held", () => assert.deepEqual(rows(undefined, {}), []));

	it("say what is due, and how long ago it was held", () => {
		const all = rows(
			{ at, checkIn: "weekly", deepDive: "monthly", postMortem: "now and then" },
			{
				checkIns: [{ file: "c.yaml", on: "2026-11-16", readings: new Map() }],
				documents: [document("deep-dives/a.md", { on: "2026-11-20", title: "Index" })],
			},
		);
		assert.deepEqual(said(all), [
			["Check-in", "due · last 9 days ago"],
			["Deep dive", "5 days ago · next by Dec 20"],
			["Post-mortem", "“now and then” says no rhythm"],
			["Looking Back", "2"],
		]);
		assert.deepEqual(said(all[3]?.children ?? []), [
			["Index", "Nov 20 · deep dive"],
			["Check-in", "Nov 16"],
		]);
	});

	it("say what was never held", () =>
		assert.deepEqual(said(rows({ at, deepDive: "quarterly" }, {})), [["Deep dive", "due · never held yet"]]));

	it("offer the post-mortem of the newest release without one, in one row", () => {
		const history = released(["v1", "2026-10-01"], ["v2", "2026-11-10"], ["v3", "2026-11-18"]);
		const documents = [document("post-mortems/v1.md", { release: "v1" })];
		const [row, ...rest] = rows(undefined, { history, documents });
		assert.deepEqual(said(row ? [row] : []), [["Post-mortem of v3", "released 7 days ago"]]);
		assert.deepEqual(row?.action, { do: "post-mortem", release: "v3" });
		assert.ok(row?.more.some((line) => plain(line) === "Also without one: v2"));
		assert.equal(rest.length, 1);
	});

	it("offer nothing where every release has one, or there are no tags", () => {
		const documents = [document("post-mortems/v1.md", { release: "1" })];
		assert.deepEqual(said(rows(undefined, { history: released(["v1", "2026-10-01"]), documents })), [
			["Looking Back", "1"],
		]);
		assert.deepEqual(rows(undefined, { history: released() }), []);
	});

	it("say that a document's tag is gone", () => {
		const documents = [document("post-mortems/v9.md", { release: "v9" })];
		const [, looking] = rows(undefined, { history: released(["v1", "2026-10-01"]), documents });
		assert.ok(looking?.children[0]?.more.some((line) => plain(line) === "No tag is called v9 (any more)."));
	});

	it("list open actions with their age, the late ones first", () => {
		const action = { file: "a.md", at, on: "2026-10-20", done: false };
		const actions = [
			{ ...action, index: 0, text: "Some day" },
			{ ...action, index: 1, text: "Late", owner: "Product", due: "2026-11-13" },
			{ ...action, index: 2, text: "Soon", due: "2026-11-27" },
			{ ...action, index: 3, text: "Done", done: true },
		];
		const [open] = rows(undefined, { actions });
		assert.deepEqual(said(open?.children ?? []), [
			["Late", "Product · 12 days late · open for 5 weeks"],
			["Soon", "by Nov 27 · open for 5 weeks"],
			["Some day", "open for 5 weeks"],
		]);
	});

	it("list lessons that may come back, with how often they were heeded", () => {
		const lesson = { file: "a.md", index: 0, at, applies: ["incremental-index"], release: "v1" };
		const lessons = [
			{ ...lesson, text: "Load-test first" },
			{ ...lesson, text: "Old", retired: "gone" },
		];
		const records = [
			{ heeded: ["Load-test first"] },
			{ heeded: ["Other"] },
		] as unknown as Snapshot["records"];
		const [group] = rows(undefined, { lessons, records });
		assert.deepEqual(said(group?.children ?? []), [["Load-test first", "heeded on 1 branch"]]);
	});
});
