import { type Child, type Drawn, h } from "../drawn.ts";
import { drawBalance } from "./drawBalance.ts";
import type { Agreement, AgreementLine, Button, Card, Head, PlanModel, Questions, Row } from "./model.ts";

/** What the reader has opened: keys of cards whose questions are shown, and of agreements. */
export type Opened = ReadonlySet<string>;

/** The whole page. */
export function drawPlan(model: PlanModel, opened: Opened): readonly Drawn[] {
	const { notice, agreement, balance, heads, rows, below, unsolved } = model;
	if (notice)
		return [
			h("p", { class: "notice" }, h("span", {}, notice.text), notice.button && drawButton(notice.button)),
		];
	return [
		drawHeader(model),
		h(
			"div",
			{ class: "facts" },
			agreement && drawAgreement(agreement, opened),
			balance && drawBalance(balance),
		),
		h(
			"section",
			{ class: "sides" },
			heads && h("div", { class: "heads" }, drawHead(heads.product), drawHead(heads.engineering)),
			...[...rows, ...below].map((row) => drawRow(row, opened)),
		),
		...(unsolved
			? [
					h(
						"section",
						{ class: "unsolved" },
						h("h2", {}, unsolved.heading),
						...unsolved.problems.map((problem) => drawCard(problem, opened)),
					),
				]
			: []),
	];
}

function drawHeader({ title, aside, buttons }: PlanModel): Drawn {
	return h(
		"header",
		{ class: "top" },
		h("h2", { class: "title" }, title),
		aside !== undefined && h("p", { class: "quiet" }, h("bdi", {}, aside)),
		h(
			"div",
			{ class: "actions" },
			...buttons.map((button, index) => drawButton(button, index === 0 ? "main" : "plain")),
		),
	);
}

function drawHead({ title, button }: Head): Drawn {
	return h("div", { class: "head" }, h("h2", {}, title), drawButton(button));
}

function drawAgreement({ heading, lines }: Agreement, opened: Opened): Drawn {
	return h(
		"section",
		{ class: "agreement" },
		h("h2", {}, heading),
		h("ul", { role: "list" }, ...lines.map((line) => drawLine(line, opened))),
	);
}

function drawLine({ key, tone, text, changes, button }: AgreementLine, opened: Opened): Drawn {
	const isOpen = opened.has(key);
	return h(
		"li",
		{ class: `line ${tone}`, "data-key": key },
		changes.length > 0 ? drawFold(key, text, isOpen) : h("span", {}, text),
		button && drawButton(button),
		isOpen && h("ul", { class: "changes" }, ...changes.map((change) => h("li", {}, h("bdi", {}, change)))),
	);
}

/** A button that opens and closes what stands below it. */
function drawFold(key: string, text: string, isOpen: boolean): Drawn {
	return h(
		"button",
		{
			type: "button",
			class: "fold",
			"data-fold": key,
			"data-key": `fold:${key}`,
			"aria-expanded": isOpen ? "true" : "false",
		},
		text,
	);
}

function drawRow({ key, isBlended, product, engineering, also }: Row, opened: Opened): Drawn {
	return h(
		"div",
		{ class: isBlended ? "row blended" : "row", "data-key": key },
		h("div", { class: "side product" }, product && drawCard(product, opened)),
		h(
			"div",
			{ class: "side engineering" },
			...engineering.map((card) => drawCard(card, opened)),
			also !== undefined && h("p", { class: "quiet also" }, also),
		),
	);
}

function drawCard(card: Card, opened: Opened): Drawn {
	const { key, title, aside, text, results, lines, gaps, questions, buttons } = card;
	return h(
		"div",
		{ class: "card", "data-key": key },
		h(
			"div",
			{ class: "card-head" },
			h("h3", {}, openButton(key, title)),
			aside !== undefined && h("span", { class: "quiet aside" }, h("bdi", {}, aside)),
		),
		text !== undefined && h("p", { class: "quiet" }, h("bdi", {}, text)),
		results.length > 0 && drawResults(card),
		...lines.map((line) => h("p", { class: "fact" }, line)),
		...gaps.map((gap) => h("p", { class: "gap" }, gap)),
		questions && drawQuestions(key, questions, opened),
		buttons.length > 0 && h("div", { class: "card-actions" }, ...buttons.map((button) => drawButton(button))),
	);
}

function drawResults({ results }: Card): Drawn {
	return h(
		"ul",
		{ class: "results", role: "list" },
		...results.map(({ key, title, value }) =>
			h("li", { "data-key": key }, openButton(key, title), h("span", { class: "value" }, value)),
		),
	);
}

function openButton(key: string, title: string): Drawn {
	return h(
		"button",
		{ type: "button", class: "open", "data-open": key, "data-key": `open:${key}` },
		h("bdi", {}, title),
	);
}

function drawQuestions(key: string, { heading, items }: Questions, opened: Opened): Drawn {
	const isOpen = opened.has(key);
	return h(
		"div",
		{ class: "questions" },
		drawFold(key, heading, isOpen),
		isOpen &&
			h(
				"ul",
				{ role: "list" },
				...items.map(({ ask, aside, answer }) =>
					h(
						"li",
						{},
						h("p", {}, h("bdi", {}, ask)),
						answer !== undefined && h("p", { class: "answer" }, h("bdi", {}, answer)),
						h("p", { class: "quiet" }, h("bdi", {}, aside)),
					),
				),
			),
	);
}

function drawButton(
	{ label, action, about, spoken }: Button,
	look: "link" | "main" | "plain" = "link",
): Child {
	return h(
		"button",
		{
			type: "button",
			class: look,
			"data-run": action,
			"data-about": about,
			"data-key": `run:${action}:${about ?? ""}`,
			"aria-label": spoken,
		},
		label,
	);
}
