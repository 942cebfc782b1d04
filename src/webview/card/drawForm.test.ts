import { deepEqual, equal, ok } from "node:assert/strict";
import { type Drawn, textOf } from "../drawn.ts";
import { drawCard } from "./drawCard.ts";
import { failed, folded, nothingOpen, type PageState, withForm, withText } from "./formState.ts";
import type { CardModel, Form, Section } from "./model.ts";

const form: Form = {
	key: "why",
	label: "Edit",
	edit: "why",
	fields: [
		{ name: "why", label: "Why?", value: "They wait", look: "lines", hint: "In a sentence" },
		{ name: "expects a.b", label: "p95?", value: "1500", look: "number" },
	],
	save: "Save",
	cancel: "Cancel",
};

const section: Section = {
	key: "why",
	tone: "plain",
	heading: "Why",
	form,
	blocks: [{ kind: "quote", text: "They wait" }],
};

function* all(drawn: Drawn): Iterable<Drawn> {
	yield drawn;
	for (const child of drawn.children) if (typeof child !== "string") yield* all(child);
}

function drawn(page: PageState, sections: readonly Section[] = [section]): Drawn[] {
	const model: CardModel = { state: "aligned", announce: "", sections };
	return drawCard(model, page).flatMap((top) => [...all(top)]);
}

const attribute = (name: string) => (element: Drawn) => element.attributes.get(name);
const tagged = (tag: string) => (element: Drawn) => element.tag === tag;
const open = withForm(nothingOpen, form);

describe("drawing of forms", () => {
	it("shows what is known until the form is opened, and the form in its place then", () => {
		const closed = drawn(nothingOpen);
		ok(closed.some(tagged("blockquote")) && !closed.some(tagged("textarea")));
		equal(closed.filter(tagged("button")).map(attribute("aria-expanded")).join(), "false");
		const opened = drawn(open);
		ok(!opened.some(tagged("blockquote")) && opened.some(tagged("textarea")));
		equal(opened.find(tagged("button"))?.attributes.get("aria-expanded"), "true");
	});

	it("keeps in sight what a form only adds to", () => {
		ok(drawn(open, [{ ...section, form: { ...form, keepsBlocks: true } }]).some(tagged("blockquote")));
	});

	it("names every field by its label, and describes it by its hint", () => {
		const elements = drawn(open);
		const fields = elements.filter((element) => element.attributes.has("data-field"));
		deepEqual(elements.filter(tagged("label")).map(attribute("for")), fields.map(attribute("id")));
		const hint = elements.find(
			(element) => attribute("id")(element) === fields[0]?.attributes.get("aria-describedby"),
		);
		equal(hint && textOf(hint), "In a sentence");
	});

	it("shows what is typed", () => {
		const typed = withText(withText(open, "why", "why", "<b>Mine"), "why", "expects a.b", "12");
		const elements = drawn(typed);
		equal(elements.filter(tagged("textarea")).map(textOf).join(), "<b>Mine");
		equal(elements.find(tagged("input"))?.attributes.get("value"), "12");
	});

	const errors: readonly [name: string, field: string | undefined, wrong: string][] = [
		["beside the field that it is about", "expects a.b", "expects a.b"],
		["above what can be done about it", undefined, "why"],
	];
	for (const [name, field, wrong] of errors) {
		it(`says what is wrong ${name}`, () => {
			const error = { text: "A number", ...(field !== undefined && { field }) };
			const elements = drawn(failed(open, form, "why", error));
			const alerts = elements.filter((element) => attribute("role")(element) === "alert");
			deepEqual(alerts.map(textOf), ["A number"]);
			const invalid = elements.filter((element) => attribute("aria-invalid")(element) === "true");
			deepEqual(invalid.map(attribute("data-field")), [wrong]);
			ok(invalid[0]?.attributes.get("aria-describedby")?.includes(alerts[0]?.attributes.get("id") ?? "?"));
		});
	}

	it("unfolds answered questions", () => {
		const answered: Section = {
			key: "questions",
			tone: "plain",
			blocks: [
				{
					kind: "answered",
					key: "answered",
					label: "1 answered question",
					questions: [{ kind: "question", key: "answered:0", ask: "Fuzzy?", answer: "No" }],
				},
			],
		};
		equal(drawn(nothingOpen, [answered]).filter(tagged("p")).map(textOf).join(), "1 answered question");
		ok(drawn(folded(nothingOpen, "answered"), [answered]).some((element) => textOf(element) === "No"));
	});
});
