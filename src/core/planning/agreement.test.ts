import assert from "node:assert/strict";
import type { PastIntent } from "../history/past.ts";
import { parseIntent } from "../intent/parse.ts";
import type { Intent } from "../model.ts";
import { agreementState } from "./agreement.ts";

interface Version {
	readonly day: string;
	readonly to: number;
	readonly agreed: readonly string[];
}

function intentOf({ to, agreed }: Version): Intent {
	const { intent } = parseIntent(
		`version: 1
problems: { slow: { title: Slow for ${to} } }
objectives: { find: { title: Find, key_results: { p95: { title: p95, from: 2400, to: ${to} } } } }
${agreed.length === 0 ? "" : `agreed:\n${agreed.map((each) => `  - ${each}\n`).join("")}`}`,
		"alignment.yaml",
	);
	assert.ok(intent);
	return intent;
}

const product = "{ who: Head of Product, role: product, on: 2026-10-02 }";
const engineering = "{ who: Head of Engineering, role: engineering, on: 2026-10-02 }";
const again = "{ who: Head of Product, role: product, on: 2026-11-02 }";

interface Row {
	readonly name: string;
	/** Oldest first; the last is what the file says now, committed or not. */
	readonly versions: readonly Version[];
	readonly isUncommitted?: true;
	/** `Head of Product: find.p95`: who no longer stands by what. */
	readonly gives: readonly string[];
	readonly missing: readonly string[];
}

const proposed = { day: "2026-09-28", to: 800, agreed: [] };
const agreed = { day: "2026-10-02", to: 800, agreed: [product, engineering] };

const rows: readonly Row[] = [
	{ name: "nobody", versions: [proposed], gives: [], missing: ["product", "engineering"] },
	{
		name: "both, and nothing changed",
		versions: [proposed, agreed, { ...agreed, day: "2026-10-20" }],
		gives: ["Head of Product:", "Head of Engineering:"],
		missing: [],
	},
	{
		name: "both, before a target changed",
		versions: [agreed, { ...agreed, day: "2026-10-20", to: 600 }],
		gives: ["Head of Product: find.p95", "Head of Engineering: find.p95"],
		missing: ["product", "engineering"],
	},
	{
		name: "both, and a target changed that is not committed yet",
		versions: [agreed, { ...agreed, to: 600 }],
		isUncommitted: true,
		gives: ["Head of Product: find.p95", "Head of Engineering: find.p95"],
		missing: ["product", "engineering"],
	},
	{
		name: "one of them again",
		versions: [
			agreed,
			{ ...agreed, day: "2026-10-20", to: 600 },
			{ day: "2026-11-02", to: 600, agreed: [again, engineering] },
		],
		gives: ["Head of Product:", "Head of Engineering: find.p95"],
		missing: ["engineering"],
	},
	{
		name: "again, and not committed yet",
		versions: [
			agreed,
			{ ...agreed, day: "2026-10-20", to: 600 },
			{ day: "", to: 600, agreed: [again, engineering] },
		],
		isUncommitted: true,
		gives: ["Head of Product:", "Head of Engineering: find.p95"],
		missing: ["engineering"],
	},
	{
		name: "together with a change, in one commit",
		versions: [proposed, { day: "2026-10-02", to: 600, agreed: [product] }],
		gives: ["Head of Product:"],
		missing: ["engineering"],
	},
];

describe("who stands by the goals", () => {
	for (const { name, versions, isUncommitted, gives, missing } of rows)
		it(name, () => {
			const intents = versions.map(intentOf);
			const committed = intents.map((intent, i): PastIntent => {
				return { commit: String(i), at: Date.parse(versions[i]?.day || "2026-10-01") / 1000, intent };
			});
			const past = isUncommitted ? committed.slice(0, -1) : committed;
			const [now] = intents.slice(-1);
			assert.ok(now);
			const state = agreementState(now, { state: "known", versions: past.toReversed() });
			assert.deepEqual(
				state.signed.map(({ agreement: { who }, since }) =>
					`${who}: ${since?.map(({ ref }) => ref).join()}`.trim(),
				),
				gives,
			);
			assert.deepEqual(state.missing, missing);
		});

	it("can't be told without git: then everybody does", () => {
		const state = agreementState(intentOf(agreed), { state: "none" });
		assert.deepEqual(
			state.signed.map(({ since }) => since),
			[undefined, undefined],
		);
		assert.deepEqual(state.missing, []);
	});
});
