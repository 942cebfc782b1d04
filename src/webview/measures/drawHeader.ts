import { type Child, type Drawn, h } from "../drawn.ts";
import type { Choice, ChoiceGroup, MeasuresModel } from "./model.ts";

/** The page's name, what it is of, and the native controls that choose it. Their values are set by who owns them. */
export function drawHeader(model: MeasuresModel): Drawn {
	const { title, caption, choices, words, selection } = model;
	return h(
		"header",
		{ class: "top", "data-key": "top" },
		// The page has this heading for those who hear it.
		h("div", { class: "name", "aria-hidden": "true" }, title),
		h("p", { class: "of" }, caption),
		choices &&
			h(
				"div",
				{ class: "bar", role: "search", "aria-label": words.period },
				drawSelect("period", words.period, choices.periods.flatMap(drawGroup)),
				selection.period === "custom" && drawDay("from", words.from),
				selection.period === "custom" && drawDay("to", words.to),
				choices.compares.length > 0 && drawSelect("compare", words.compare, choices.compares.map(drawOption)),
				drawSelect("scope", words.scope, choices.scopes.flatMap(drawGroup)),
				h(
					"button",
					{ type: "button", class: "button", "data-key": "export", "data-run": "export" },
					words.export,
				),
			),
	);
}

function drawSelect(name: string, label: string, options: readonly Child[]): Drawn {
	return h(
		"select",
		{ "data-key": name, "data-choice": name, "aria-label": label, title: label },
		...options,
	);
}

function drawDay(name: string, label: string): Drawn {
	return h("input", {
		type: "date",
		"data-key": name,
		"data-choice": name,
		"aria-label": label,
		title: label,
	});
}

function drawGroup({ label, choices }: ChoiceGroup): Drawn[] {
	const options = choices.map(drawOption);
	return label === undefined ? options : [h("optgroup", { label }, ...options)];
}

function drawOption({ value, label }: Choice): Drawn {
	return h("option", { value }, label);
}
