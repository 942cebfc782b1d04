// Card model → description of the page, without touching any document.

import { type Child, type Drawn, h } from "../dom.ts";
import { drawBlock } from "./drawBlock.ts";
import { breakable, drawLine, pressable } from "./drawText.ts";
import type { CardModel, Head, Section } from "./model.ts";

export function drawCard(model: CardModel): Drawn[] {
	const notices = model.sections.filter(({ tone }) => tone === "notice");
	const rest = model.sections.filter(({ tone }) => tone !== "notice");
	return [
		...(model.head || notices.length > 0 ? [drawTop(model.head, notices)] : []),
		...rest.map(drawSection),
	];
}

function drawTop(head: Head | undefined, notices: readonly Section[]): Drawn {
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
			h("div", { class: "notice", "data-key": notice.key }, ...notice.blocks.map(drawBlock)),
		),
	);
}

function drawSection(section: Section): Drawn {
	const id = `section-${section.key.replace(/[^a-z0-9-]/g, "-")}`;
	const hasHeading = section.heading !== undefined;
	return h(
		"section",
		{
			class: `section ${section.tone}`,
			"data-key": section.key,
			"aria-labelledby": hasHeading && id,
		},
		hasHeading && drawHeading(section, id),
		...section.blocks.map(drawBlock),
	);
}

function drawHeading({ heading, aside, button }: Section, id: string): Drawn {
	const children: Child[] = [
		h("h2", { class: "overline", id }, heading),
		aside !== undefined && h("span", { class: "aside" }, aside),
		button && pressable("link", button),
	];
	return h("div", { class: "over" }, ...children);
}
