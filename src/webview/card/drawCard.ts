// Card model → description of the page, without touching any document.

import { breakable } from "../breakable.ts";
import { type Child, type Drawn, h } from "../drawn.ts";
import { drawBlock } from "./drawBlock.ts";
import { drawForm, opener } from "./drawForm.ts";
import { drawLine, pressable } from "./drawText.ts";
import { nothingOpen, type PageState } from "./formState.ts";
import type { CardModel, Head, Section } from "./model.ts";

export function drawCard(model: CardModel, page: PageState = nothingOpen): Drawn[] {
	const notices = model.sections.filter(({ tone }) => tone === "notice");
	const rest = model.sections.filter(({ tone }) => tone !== "notice");
	return [
		...(model.head || notices.length > 0 ? [drawTop(model.head, notices, page)] : []),
		...rest.map((section) => drawSection(section, page)),
	];
}

function drawTop(head: Head | undefined, notices: readonly Section[], page: PageState): Drawn {
	return h(
		"header",
		{ class: "top", "data-key": "top" },
		head &&
			h(
				"div",
				{ class: "head" },
				h(
					"p",
					{ class: "branch" },
					// The name's own direction ends with it, whatever characters it holds.
					h("bdi", {}, ...breakable(head.name)),
				),
				head.aside !== undefined && h("span", { class: "aside" }, head.aside),
			),
		head?.line && drawLine(head.line, "provenance"),
		...notices.map((notice) =>
			h(
				"div",
				{ class: "notice", "data-key": notice.key },
				...notice.blocks.map((block) => drawBlock(block, page)),
			),
		),
	);
}

function drawSection(section: Section, page: PageState): Drawn {
	const { form } = section;
	const open = form && page.forms[form.key];
	const id = `section-${section.key.replace(/[^a-z0-9-]/g, "-")}`;
	const hasHeading = section.heading !== undefined;
	return h(
		"section",
		{
			class: `section ${section.tone}`,
			"data-key": section.key,
			"aria-labelledby": hasHeading && id,
		},
		hasHeading && drawHeading(section, id, page),
		...(open && !form.keepsBlocks ? [] : section.blocks.map((block) => drawBlock(block, page))),
		form && open && drawForm(form, open, section.heading ?? form.label),
	);
}

function drawHeading({ heading, aside, button, form }: Section, id: string, page: PageState): Drawn {
	const children: Child[] = [
		h("h2", { class: "overline", id }, heading),
		aside !== undefined && h("span", { class: "aside" }, aside),
		button && pressable("link", button),
		form && opener(form, page),
	];
	return h("div", { class: "over" }, ...children);
}
