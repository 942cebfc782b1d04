import { problemIds, readRow } from "./intent/readRow.test.ts";
import { casesOf } from "./yamlTable.test.ts";

describe("shapes", () => {
	for (const { name, run } of casesOf(readRow, [
		{
			name: "a number with a comma is text",
			text: 'version: 1\nobjectives:\n  o:\n    title: O\n    key_results: { k: { title: K, from: «"1,200"», to: 800 } }\n',
			findings: [{ code: "wrong-type", key: "from", expected: "number", actual: "text" }],
			still: (i) => [i.keyResults.get("o.k")?.from, i.keyResults.get("o.k")?.to],
			is: [undefined, 800],
		},
		{
			name: "infinity is no number",
			text: "version: 1\nobjectives: { o: { title: O, key_results: { k: { title: K, from: «.inf», to: «1e999» } } } }\n",
			findings: [
				{ code: "wrong-type", key: "from", expected: "number", actual: "text" },
				{ code: "wrong-type", key: "to", expected: "number", actual: "text" },
			],
			still: (i) => [...i.keyResults.keys()],
			is: ["o.k"],
		},
		{
			name: "a date where a number belongs",
			text: "version: 1\nengineering_goals: { g: { title: G, debt: { from: «2026-10-01», to: 10 } } }\n",
			findings: [{ code: "wrong-type", key: "from", expected: "number", actual: "date" }],
			still: (i) => i.goals.get("g")?.debt,
			is: { to: 10 },
		},
		{
			name: "less than nothing",
			text: "version: 1\nengineering_goals: { g: { title: G, debt: { from: 4, to: «-1» } } }\n",
			findings: [{ code: "bad-value", key: "to", value: "-1", allowed: ["≥ 0"] }],
			still: (i) => i.goals.get("g")?.debt,
			is: { from: 4 },
		},
		{
			name: "a title that is a number still counts as text",
			text: "version: 1\nproblems: { a: { title: «404» } }\n",
			findings: [{ code: "wrong-type", key: "title", expected: "text", actual: "number" }],
			still: (i) => i.problems.get("a")?.title,
			is: "404",
		},
		{
			name: "a yes where true belongs",
			text: "version: 1\nengineering_goals: { g: { title: G, options: [{ title: O, chosen: «yes», cost: low }] } }\n",
			findings: [{ code: "wrong-type", key: "chosen", expected: "true or false", actual: "text" }],
			still: (i) => i.goals.get("g")?.options,
			is: [{ title: "O", cost: "low", chosen: false }],
		},
		{
			name: "one text where a list belongs is a list of one",
			text: "version: 1\nproblems: { a: { title: A, evidence: «one thing» } }\nobjectives: { o: { title: O, solves: «a» } }\n",
			findings: [
				{ code: "wrong-type", key: "evidence", expected: "list", actual: "text" },
				{ code: "wrong-type", key: "solves", expected: "list", actual: "text" },
			],
			still: (i) => [i.problems.get("a")?.evidence, i.objectives.get("o")?.solves],
			is: [["one thing"], ["a"]],
		},
		{
			name: "one map where a list of maps belongs",
			text: "version: 1\nagreed:\n  «who: Ada\n  role: product»\n",
			findings: [{ code: "wrong-type", key: "agreed", expected: "list", actual: "map" }],
			still: (i) => i.agreed.map(({ who, role }) => [who, role]),
			is: [["Ada", "product"]],
		},
		{
			name: "a map where a list of texts belongs",
			text: "version: 1\naudience: «{ a: b }»\nproduct: P\n",
			findings: [{ code: "wrong-type", key: "audience", expected: "list", actual: "map" }],
			still: (i) => [i.audience, i.product],
			is: [[], "P"],
		},
		{
			name: "a list where a map belongs, ending before its comment",
			text: "version: 1\nproblems:\n  «- slow-search\n  - basket-loss» # later\n\nproduct: P\n",
			findings: [{ code: "wrong-type", key: "problems", expected: "map", actual: "list" }],
			still: (i) => i.product,
			is: "P",
		},
		{
			name: "an entry that is no map",
			text: "version: 1\nproblems:\n  a: «Search is slow»\n  b: { title: B }\n",
			findings: [{ code: "wrong-type", key: "a", expected: "map", actual: "text" }],
			still: problemIds,
			is: ["b"],
		},
		{
			name: "a map in a list of texts",
			text: "version: 1\naudience: [A, «{ b: c }», D]\n",
			findings: [{ code: "wrong-type", key: "audience", expected: "text", actual: "map" }],
			still: (i) => i.audience,
			is: ["A", "D"],
		},
		{
			name: "an empty item in a list",
			text: "version: 1\n«audience»:\n  -\n  - D\n",
			findings: [{ code: "wrong-type", key: "audience", expected: "text", actual: "nothing" }],
			still: (i) => i.audience,
			is: ["D"],
		},
		{
			name: "nothing where a map belongs",
			text: "version: 1\n«problems»:\nproduct: P\n",
			findings: [{ code: "wrong-type", key: "problems", expected: "map", actual: "nothing" }],
			still: (i) => i.product,
			is: "P",
		},
		{
			name: "an empty text says nothing",
			text: 'version: 1\nproduct: ""\nproblems: { «a»: { title: " " } }\n',
			findings: [{ code: "missing-key", key: "title", of: "a" }],
			still: (i) => ["product" in i, i.problems.get("a")?.title],
			is: [false, "a"],
		},
	]))
		it(name, run);
});

describe("keys", () => {
	for (const { name, run } of casesOf(readRow, [
		{
			name: "an unknown key",
			text: "version: 1\nproblems:\n  a:\n    title: A\n    «evidnece»: [one]\n    «colour»: blue\n",
			findings: [
				{ code: "unknown-key", key: "evidnece", didYouMean: "evidence" },
				{ code: "unknown-key", key: "colour" },
			],
			still: (i) => i.problems.get("a")?.title,
			is: "A",
		},
		{
			name: "unknown keys at the top",
			text: "version: 1\n«goals»: {}\n«Problems»: {}\nobjectives: { o: { title: O, «keyResults»: {} } }\n",
			findings: [
				{ code: "unknown-key", key: "goals", didYouMean: "engineering_goals" },
				{ code: "unknown-key", key: "Problems", didYouMean: "problems" },
				{ code: "unknown-key", key: "keyResults", didYouMean: "key_results" },
			],
			still: (i) => [...i.objectives.keys()],
			is: ["o"],
		},
		{
			name: "a key that is a list",
			text: "version: 1\n«[a, b]»: 1\nproblems: { «{ c: d }»: { title: C }, e: { title: E } }\n",
			findings: [
				{ code: "unknown-key", key: "[a, b]" },
				{ code: "bad-id", id: "{ c: d }" },
			],
			still: problemIds,
			is: ["e"],
		},
		{
			name: "the same key twice: the first counts",
			text: "version: 1\nproduct: A\n«product»: B\nproblems:\n  a: { title: A }\n  «a»: { title: B }\n",
			findings: [
				{ code: "duplicate-key", key: "product" },
				{ code: "duplicate-key", key: "a" },
			],
			still: (i) => [i.product, i.problems.get("a")?.title],
			is: ["A", "A"],
		},
		{
			name: "an entry without a title goes by its id",
			text: "version: 1\nproblems:\n  «a»: { who: B }\n  «b»:\nobjectives:\n  «o»: { solves: [a, b], key_results: { «k»: {} } }\n",
			findings: [
				{ code: "missing-key", key: "title", of: "a" },
				{ code: "missing-key", key: "title", of: "b" },
				{ code: "missing-key", key: "title", of: "o" },
				{ code: "missing-key", key: "title", of: "k" },
			],
			still: (i) => [
				i.problems.get("a")?.title,
				i.problems.get("b")?.title,
				i.objectives.get("o")?.solves,
				i.keyResults.get("o.k")?.title,
			],
			is: ["a", "b", ["a", "b"], "k"],
		},
		{
			name: "an item without what it is about is left out",
			text: "version: 1\nagreed:\n  - «role: product\n    on: 2026-10-02»\n  - { who: Ada }\n",
			findings: [{ code: "missing-key", key: "who", of: "agreed" }],
			still: (i) => i.agreed.map(({ who }) => who),
			is: ["Ada"],
		},
	]))
		it(name, run);
});
