import { type Drawn, h } from "../drawn.ts";
import type { Balance, Bar } from "./model.ts";

/** Splits of work as bars, each with its parts in words below. */
export function drawBalance({ heading, bars, notes }: Balance): Drawn {
	return h(
		"section",
		{ class: "balance" },
		h("h2", {}, heading),
		...bars.map(drawBar),
		...notes.map((note) => h("p", { class: "fact" }, note)),
	);
}

function drawBar({ label, parts, spoken }: Bar): Drawn {
	let from = 0;
	const rects = parts.map(({ kind, share }) => {
		const drawn = h("rect", {
			class: `part ${kind}`,
			x: from,
			y: 0,
			width: Math.max(0, share - 0.5),
			height: 6,
		});
		from += share;
		return drawn;
	});
	return h(
		"div",
		{ class: "bar", "data-key": label },
		h("span", { class: "bar-label" }, label),
		h("svg", { viewBox: "0 0 100 6", role: "img", "aria-label": spoken, class: "stack" }, ...rects),
		h(
			"span",
			{ class: "legend", "aria-hidden": "true" },
			...parts.map(({ kind, text }) => h("span", { class: `key ${kind}` }, text)),
		),
	);
}
