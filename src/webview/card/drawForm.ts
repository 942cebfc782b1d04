import { type Child, type Drawn, h } from "../drawn.ts";
import { pressable } from "./drawText.ts";
import { type OpenForm, type PageState, textIn } from "./formState.ts";
import type { SaveError } from "./messages.ts";
import type { AnsweredBlock, Field, Form, QuestionBlock } from "./model.ts";

/** The button that opens a form; focus comes back to it. */
export function opener({ key, label }: Form, { forms }: PageState): Drawn {
	const isOpen = forms[key] !== undefined;
	return h(
		"button",
		{
			type: "button",
			class: "link",
			"data-key": `open:${key}`,
			"data-form": key,
			"data-does": isOpen ? "cancel" : "open",
			"aria-expanded": String(isOpen),
		},
		label,
	);
}

/** `label` names the form for those who can't see what it stands under. */
export function drawForm(form: Form, open: OpenForm, label: string): Drawn {
	const { error, isSaving } = open;
	const does = (what: string, text: string, look: string) =>
		h(
			"button",
			{
				type: "button",
				class: look,
				"data-key": `${what}:${form.key}`,
				"data-form": form.key,
				"data-does": what,
				"aria-disabled": isSaving && "true",
			},
			text,
		);
	return h(
		"div",
		{
			class: "form",
			role: "group",
			"aria-label": label,
			"data-key": `form:${form.key}`,
			"data-form": form.key,
		},
		...form.fields.flatMap((field) => drawField(form, field, open)),
		error && error.field === undefined && drawError(form, error),
		h(
			"div",
			{ class: "doings" },
			does("save", form.save, "primary"),
			does("cancel", form.cancel, "secondary"),
			form.more && pressable("link", form.more),
		),
	);
}

/** Stands where it happened: below its field, else above what one can do about it. */
function drawError(form: Form, { text }: SaveError): Drawn {
	return h("p", { class: "error", role: "alert", id: idOf(form.key, "error"), dir: "auto" }, text);
}

function drawField(form: Form, field: Field, open: OpenForm): Child[] {
	const id = idOf(form.key, field.name);
	const isWrong = open.error !== undefined && (open.error.field ?? form.fields[0]?.name) === field.name;
	const described = [field.hint !== undefined && `${id}-hint`, isWrong && idOf(form.key, "error")].filter(
		Boolean,
	);
	const attributes = {
		id,
		class: "field",
		dir: "auto",
		"data-key": id,
		"data-form": form.key,
		"data-field": field.name,
		"aria-invalid": isWrong && "true",
		"aria-describedby": described.length > 0 && described.join(" "),
	};
	const text = textIn(open, field);
	return [
		h("label", { class: "field-label", for: id, dir: "auto" }, field.label),
		field.look === "lines"
			? h("textarea", { ...attributes, rows: 2, maxlength: 4000 }, text)
			: h("input", {
					...attributes,
					type: "text",
					value: text,
					maxlength: field.look === "number" ? 40 : 500,
					inputmode: field.look === "number" && "decimal",
				}),
		field.hint !== undefined && h("p", { class: "field-hint", id: `${id}-hint`, dir: "auto" }, field.hint),
		open.error?.field === field.name && drawError(form, open.error),
	];
}

export function drawQuestion({ key, ask, aside, form, answer }: QuestionBlock, page: PageState): Drawn {
	const open = form && page.forms[form.key];
	return h(
		"div",
		{ class: "block question", "data-key": key },
		h("p", { class: "sentence", dir: "auto" }, ask),
		answer !== undefined && h("p", { class: "answer", dir: "auto" }, answer),
		h(
			"p",
			{ class: "pieces line" },
			aside !== undefined && h("span", { dir: "auto" }, aside),
			form && !open && h("span", {}, opener(form, page)),
		),
		form && open && drawForm(form, open, ask),
	);
}

/** Answered questions, folded up until somebody wants them. */
export function drawAnswered({ key, label, questions }: AnsweredBlock, page: PageState): Drawn {
	const isOpen = page.unfolded.includes(key);
	const button = h(
		"button",
		{
			type: "button",
			class: "link fold",
			"data-key": `fold:${key}`,
			"data-fold": key,
			"aria-expanded": String(isOpen),
		},
		label,
	);
	return h(
		"div",
		{ class: "block answered", "data-key": key },
		h("p", { class: "line" }, button),
		...(isOpen ? questions.map((question) => drawQuestion(question, page)) : []),
	);
}

function idOf(form: string, name: string): string {
	return `field-${form}-${name}`.replace(/[^A-Za-z0-9-]/g, "-");
}
