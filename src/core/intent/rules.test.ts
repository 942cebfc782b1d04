import { casesOf } from "../yamlTable.test.ts";
import { problemIds, readRow } from "./readRow.test.ts";

const kinds = ["problem", "key result", "engineering goal"];

describe("values", () => {
	const goalKinds = ["scalability", "availability", "performance", "maintainability", "quality", "security"];
	for (const { name, run } of casesOf(readRow, [
		{
			name: "a kind that doesn't exist",
			text: "version: 1\nengineering_goals:\n  g: { title: G, kind: «perfomance» }\n  h: { title: H, kind: «speed» }\n",
			findings: [
				{
					code: "bad-value",
					key: "kind",
					value: "perfomance",
					allowed: goalKinds,
					didYouMean: "performance",
				},
				{ code: "bad-value", key: "kind", value: "speed", allowed: goalKinds },
			],
			still: (i) => [...i.goals.values()].map((g) => [g.title, g.kind]),
			is: [
				["G", undefined],
				["H", undefined],
			],
		},
		{
			name: "no version",
			text: "«product»: P\n",
			findings: [{ code: "missing-key", key: "version", of: "alignment.yaml" }],
			still: (i) => i.product,
			is: "P",
		},
		{
			name: "a newer version",
			text: "version: «2»\nproduct: P\n",
			findings: [{ code: "bad-version", value: "2" }],
			still: (i) => i.product,
			is: "P",
		},
		{
			name: "a version that is a word",
			text: "version: «latest»\nproduct: P\n",
			findings: [{ code: "bad-version", value: "latest" }],
			still: (i) => i.product,
			is: "P",
		},
		{ name: "a version in quotes", text: 'version: "1"\n', findings: [], still: () => 1, is: 1 },
		{
			name: "days that don't exist",
			text: "version: 1\nperiod: { from: 2026-10-01, to: «2026-02-30» }\nagreed: [{ who: A, on: «last week» }]\n",
			findings: [
				{ code: "bad-date", value: "2026-02-30" },
				{ code: "bad-date", value: "last week" },
			],
			still: (i) => [i.period?.from, i.period?.to, i.agreed[0]?.who, i.agreed[0]?.on],
			is: ["2026-10-01", undefined, "A", undefined],
		},
		{
			name: "days written as numbers",
			text: "version: 1\nperiod: { from: «20261001», to: «2026» }\n",
			findings: [
				{ code: "bad-date", value: "20261001" },
				{ code: "bad-date", value: "2026" },
			],
			still: (i) => i.period?.from,
			is: undefined,
		},
		{
			name: "a timestamp is a day",
			text: 'version: 1\nperiod: { from: 2026-10-01T00:00:00Z, to: 2026-12-31 23:59:59 }\nagreed: [{ who: A, on: "2024-02-29" }]\n',
			findings: [],
			still: (i) => [i.period?.from, i.period?.to, i.agreed[0]?.on],
			is: ["2026-10-01", "2026-12-31", "2024-02-29"],
		},
		{
			name: "a period that ends before it starts",
			text: "version: 1\nperiod:\n  name: Q4\n  from: 2026-12-31\n  to: «2026-10-01»\n",
			findings: [{ code: "bad-period", start: "2026-12-31", end: "2026-10-01" }],
			still: (i) => [i.period?.name, i.period?.from, i.period?.to],
			is: ["Q4", "2026-12-31", undefined],
		},
		{
			name: "capacity that doesn't add up",
			text: "version: 1\nproduct: P\ncapacity: «{ product: 70, engineering: 20 }» # sum\n",
			findings: [{ code: "capacity-sum", sum: 90 }],
			still: (i) => [i.product, i.capacity],
			is: ["P", undefined],
		},
		{
			name: "capacity of fractions",
			text: "version: 1\ncapacity: { product: 66.67, engineering: 33.33 }\n",
			findings: [],
			still: (i) => [i.capacity?.product, i.capacity?.engineering],
			is: [66.67, 33.33],
		},
		{
			name: "capacity of one side",
			text: "version: 1\n«capacity»: { product: 70 }\n",
			findings: [{ code: "missing-key", key: "engineering", of: "capacity" }],
			still: (i) => i.capacity,
			is: undefined,
		},
		{
			name: "capacity over 100",
			text: "version: 1\ncapacity: { product: «130», engineering: «-30» }\n",
			findings: [
				{ code: "bad-value", key: "product", value: "130", allowed: ["≤ 100"] },
				{ code: "bad-value", key: "engineering", value: "-30", allowed: ["≥ 0"] },
			],
			still: (i) => i.capacity,
			is: undefined,
		},
	]))
		it(name, run);
});

describe("ids and references", () => {
	for (const { name, run } of casesOf(readRow, [
		{
			name: "bad ids still work",
			text: "version: 1\nproblems:\n  «Slow Search»: { title: A }\n  «1.10»: { title: B }\n  «日本»: { title: C }\n  «none»: { title: D }\nobjectives:\n  o: { title: O, solves: [Slow Search, 1.10] }\n",
			findings: [
				{ code: "bad-id", id: "Slow Search", proposal: "slow-search" },
				{ code: "bad-id", id: "1.10", proposal: "1-10" },
				{ code: "bad-id", id: "日本" },
				{ code: "bad-id", id: "none" },
			],
			still: (i) => i.objectives.get("o")?.solves,
			is: ["Slow Search", "1.10"],
		},
		{
			name: "the same id for things of different kinds",
			text: "version: 1\nengineering_goals: { x: { title: G } }\nproblems: { «x»: { title: P }, y: { title: Y } }\nobjectives: { «y»: { title: O } }\n",
			findings: [
				{ code: "duplicate-id", id: "x", kind: "problem", first: "engineering goal", firstAt: "x" },
				{ code: "duplicate-id", id: "y", kind: "objective", first: "problem", firstAt: "y" },
			],
			still: (i) => [problemIds(i), [...i.goals.keys()], [...i.objectives.keys()]],
			is: [["x", "y"], ["x"], ["y"]],
		},
		{
			name: "a key result may be called like something else",
			text: "version: 1\nproblems: { x: { title: P } }\nobjectives: { o: { title: O, key_results: { x: { title: K } } } }\n",
			findings: [],
			still: (i) => [...i.keyResults.keys()],
			is: ["o.x"],
		},
		{
			name: "dangling references",
			text: `version: 1
problems: { slow-search: { title: A } }
objectives:
  o: { title: O, solves: [«slow-serach», slow-search, slow-search, «gone»], key_results: { p95: { title: K } } }
engineering_goals:
  g: { title: G, supports: [«o.p59», «p95», o.p95] }
branches:
  a: [«o.p96», g]
  b: none
  c: [none]
`,
			findings: [
				{
					code: "dangling-reference",
					ref: "slow-serach",
					kinds: ["problem"],
					didYouMean: "slow-search",
				},
				{ code: "dangling-reference", ref: "gone", kinds: ["problem"] },
				{ code: "dangling-reference", ref: "o.p59", kinds: ["key result"], didYouMean: "o.p95" },
				{ code: "dangling-reference", ref: "p95", kinds: ["key result"], didYouMean: "o.p95" },
				{ code: "dangling-reference", ref: "o.p96", kinds, didYouMean: "o.p95" },
			],
			still: (i) => [
				i.objectives.get("o")?.solves,
				i.goals.get("g")?.supports,
				i.branches.map(({ pattern, serves }) => [pattern, serves]),
			],
			is: [
				["slow-search"],
				["o.p95"],
				[
					["a", ["o.p96", "g"]],
					["b", "none"],
					["c", "none"],
				],
			],
		},
		{
			name: "references to the wrong kind of thing",
			text: `version: 1
problems: { p: { title: P } }
objectives:
  o: { title: O, solves: [«g», «o.k», p], key_results: { k: { title: K }, l: { title: L } } }
engineering_goals:
  g: { title: G, supports: [«o», «p», o.k] }
branches: { a: [«o», p] }
`,
			findings: [
				{
					code: "wrong-reference",
					ref: "g",
					actual: "engineering goal",
					kinds: ["problem"],
					instead: ["p"],
				},
				{
					code: "wrong-reference",
					ref: "o.k",
					actual: "key result",
					kinds: ["problem"],
					instead: ["p"],
				},
				{
					code: "wrong-reference",
					ref: "o",
					actual: "objective",
					kinds: ["key result"],
					instead: ["o.k", "o.l"],
				},
				{
					code: "wrong-reference",
					ref: "p",
					actual: "problem",
					kinds: ["key result"],
					instead: ["o.k", "o.l"],
				},
				{ code: "wrong-reference", ref: "o", actual: "objective", kinds, instead: ["o.k", "o.l"] },
			],
			still: (i) => [i.objectives.get("o")?.solves, i.goals.get("g")?.supports, i.branches[0]?.serves],
			is: [["p"], ["o.k"], ["o", "p"]],
		},
		{
			name: "one reference where a list belongs, and none",
			text: "version: 1\nproblems: { p: { title: P } }\nbranches: { a: «p», b: none, c: ««nobody»», «d»: , e: [] }\n",
			findings: [
				{ code: "wrong-type", key: "a", expected: "list", actual: "text" },
				{ code: "wrong-type", key: "c", expected: "list", actual: "text" },
				{ code: "dangling-reference", ref: "nobody", kinds },
				{ code: "wrong-type", key: "d", expected: "list", actual: "nothing" },
			],
			still: (i) => i.branches.map(({ pattern, serves }) => [pattern, serves]),
			is: [
				["a", ["p"]],
				["b", "none"],
				["c", ["nobody"]],
			],
		},
	]))
		it(name, run);
});
