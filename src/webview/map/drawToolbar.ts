import { type Child, type Drawn, h } from "../drawn.ts";
import { fill } from "../fill.ts";
import type { Look } from "./drawMap.ts";
import { nobody } from "./filter.ts";
import type { MapModel, Option } from "./model.ts";

/** Native controls; `data-filter` says which part of the filter each is. Their values are set by who owns the filter. */
export function drawToolbar(model: MapModel, { filtered, isTable }: Look): Drawn {
	const { words, nodes, owners } = model;
	const gaps = nodes.filter((node) => node.gaps.length > 0).length;
	return h(
		"div",
		{ class: "bar", role: "search", "aria-label": words.filter, "data-key": "bar" },
		h("input", {
			type: "search",
			class: "text",
			placeholder: words.filter,
			"aria-label": words.filter,
			"data-filter": "text",
		}),
		owners.length > 0 && drawSelect("owner", words.owner, drawOwners(model)),
		drawSelect("kind", words.kind, drawKinds(model)),
		h(
			"label",
			{ class: "check" },
			h("input", { type: "checkbox", "data-filter": "gaps" }),
			h("span", { class: "ring" }),
			words.gaps,
			" ",
			h("span", { class: "count" }, String(gaps)),
		),
		h("span", { class: "shown" }, fill(words.shown, filtered.shown.size, nodes.length)),
		h(
			"button",
			{ type: "button", class: "toggle", "data-table": true, "aria-pressed": String(isTable) },
			words.table,
		),
	);
}

function drawSelect(name: string, label: string, options: readonly Child[]): Drawn {
	return h(
		"label",
		{ class: "choice", "data-key": name },
		h("span", {}, label),
		h("select", { "data-filter": name }, ...options),
	);
}

function drawOwners({ owners, words }: MapModel): Drawn[] {
	return [
		drawOption({ value: "", label: words.anyOwner }),
		...owners.map((owner) => drawOption({ value: `owner:${owner}`, label: owner })),
		drawOption({ value: nobody, label: words.noOwner }),
	];
}

function drawKinds({ columns, goalKinds, words }: MapModel): Drawn[] {
	const goals = columns.find(({ kind }) => kind === "goal");
	return [
		drawOption({ value: "", label: words.anyKind }),
		...columns.map(({ kind, heading }) => drawOption({ value: kind, label: heading })),
		...(goals && goalKinds.length > 0
			? [
					h(
						"optgroup",
						{ label: goals.heading },
						...goalKinds.map(({ value, label }) => drawOption({ value: `goal:${value}`, label })),
					),
				]
			: []),
	];
}

function drawOption({ value, label }: Option): Drawn {
	return h("option", { value }, label);
}
