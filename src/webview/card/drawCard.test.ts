import { deepEqual, equal, ok } from "node:assert/strict";
import { type Drawn, textOf } from "../drawn.ts";
import { drawCard } from "./drawCard.ts";
import type { Block, CardModel, KeyResultBlock } from "./model.ts";

const open = { do: "openPlace", file: "alignment.yaml", offset: 3 } as const;

function card(...blocks: readonly Block[]): CardModel {
	return { state: "aligned", announce: "", sections: [{ key: "part", tone: "said", blocks }] };
}

function* all(drawn: Drawn): Iterable<Drawn> {
	yield drawn;
	for (const child of drawn.children) {
		if (typeof child !== "string") yield* all(child);
	}
}

function find(model: CardModel, wanted: (drawn: Drawn) => boolean): Drawn[] {
	return drawCard(model).flatMap((top) => [...all(top)].filter(wanted));
}

const withClass = (name: string) => (drawn: Drawn) =>
	(drawn.attributes.get("class") ?? "").split(" ").includes(name);

const keyResult: KeyResultBlock = {
	kind: "keyResult",
	key: "key-result:fast.p95",
	title: "p95",
	size: "medium",
	open,
	value: "1,900 ms",
	isRead: true,
	line: { from: "2,400", to: "800", now: 0.3125, tone: "fresh" },
	notes: [],
	spoken: "p95 is at 1,900 ms.",
};

describe("drawing of the card", () => {
	it("reads who has the problem, then the problem, then what they will be able to do", () => {
		const problem: Block = {
			kind: "problem",
			key: "problem:slow",
			who: "Buyers ",
			title: "give up ",
			outcomes: ["They don't"],
			size: "large",
			open,
		};
		equal(drawCard(card(problem)).map(textOf).join(""), "Buyers give up They don't");
		equal(find(card(problem), ({ tag }) => tag === "h2").length, 1);
	});

	it("lets the branch's name break after its separators and keeps its direction to itself", () => {
		const model: CardModel = {
			...card(),
			head: { name: "feat/a_b.c-d", isBranch: true, aside: "today" },
		};
		const [name] = find(model, ({ tag }) => tag === "bdi");
		ok(name);
		equal(textOf(name), "feat/a_b.c-d");
		equal(name.children.filter((child) => typeof child !== "string").length, 4);
	});

	it("puts every action on a button with a key of its own", () => {
		const model = card(keyResult, { ...keyResult, key: "key-result:fast.p99" });
		const buttons = find(model, ({ tag }) => tag === "button");
		deepEqual(
			buttons.map(({ attributes }) => attributes.get("data-key")),
			["press:key-result:fast.p95", "press:key-result:fast.p99"],
		);
		deepEqual(JSON.parse(buttons[0]?.attributes.get("data-action") ?? ""), open);
	});

	it("says the line to those who can't see it", () => {
		const [measure] = find(card(keyResult), withClass("measure"));
		equal(measure?.attributes.get("role"), "img");
		equal(measure?.attributes.get("aria-label"), "p95 is at 1,900 ms.");
	});

	const marks: [string, Partial<KeyResultBlock>, string | undefined, string | undefined][] = [
		["now", {}, "31.3%", undefined],
		["no reading", { line: { from: "0", to: "9", tone: "fresh" } }, undefined, undefined],
		[
			"an expectation",
			{ line: { from: "0", to: "9", now: 0, tone: "stale", expected: { at: 1, text: "this branch: 9" } } },
			"0%",
			"100%",
		],
	];
	for (const [name, given, now, tick] of marks) {
		it(`marks ${name}`, () => {
			const model = card({ ...keyResult, ...given });
			equal(find(model, withClass("now"))[0]?.attributes.get("cx"), now);
			equal(find(model, withClass("tick"))[0]?.attributes.get("x1"), tick);
		});
	}

	const expected = { at: 0.5, text: "this branch: 5" };
	const scales: [string, Partial<KeyResultBlock>, string | undefined, string | undefined][] = [
		["its ends", {}, "2,400800", undefined],
		["one note between them", { notes: ["read 5 weeks ago"] }, "2,400read 5 weeks ago800", undefined],
		[
			"the note below where the branch's own mark is",
			{ line: { from: "0", to: "9", tone: "stale", expected }, notes: ["read 5 weeks ago"] },
			"0this branch: 59",
			"read 5 weeks ago",
		],
		[
			"nothing in short but the note",
			{ size: "small", notes: ["read 5 weeks ago"] },
			undefined,
			"read 5 weeks ago",
		],
	];
	for (const [name, given, scale, notes] of scales) {
		it(`writes under the line ${name}`, () => {
			const model = card({ ...keyResult, ...given });
			const text = (className: string) => find(model, withClass(className)).map(textOf)[0];
			equal(text("scale"), scale);
			equal(text("notes"), notes);
		});
	}

	it("keeps notices with the branch, above everything else", () => {
		const model: CardModel = {
			...card(keyResult),
			sections: [
				...card(keyResult).sections,
				{ key: "stale", tone: "notice", blocks: [{ kind: "line", text: "has errors" }] },
			],
		};
		const [top] = drawCard(model);
		equal(top?.tag, "header");
		equal(top && textOf(top), "has errors");
	});
});
