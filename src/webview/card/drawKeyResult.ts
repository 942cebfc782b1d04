import { type Drawn, h } from "../drawn.ts";
import { pressable } from "./drawText.ts";
import type { KeyResultBlock, ProgressLine } from "./model.ts";

/** Title and value, the line, and the numbers under it. */
export function drawKeyResult(result: KeyResultBlock): Drawn {
	const { line, notes, size } = result;
	return h(
		"div",
		{ class: `block key-result ${size}`, "data-key": result.key },
		h(
			"div",
			{ class: "row" },
			h(
				size === "large" ? "h2" : "h3",
				{ class: "title", dir: "auto" },
				pressable("open", { key: result.key, label: result.title, action: result.open }),
			),
			h(
				"span",
				{ class: result.isRead ? "value" : "value unread", dir: "auto" },
				result.value,
				result.target !== undefined && h("span", { class: "target" }, ` → ${result.target}`),
			),
		),
		h(
			"div",
			{ class: "measure", role: "img", "aria-label": result.spoken },
			line && drawProgress(line),
			line && size !== "small" && drawScale(line, notes),
			notes.length > 0 && !fitsScale(result) && h("p", { class: "notes" }, notes.join(" · ")),
		),
	);
}

/** One note has room between the ends of the line, unless the tick's text stands there. */
function fitsScale({ line, notes, size }: KeyResultBlock): boolean {
	return line !== undefined && size !== "small" && line.expected === undefined && notes.length === 1;
}

function drawProgress({ now, tone, expected }: ProgressLine): Drawn {
	return h(
		"div",
		{ class: `progress ${tone}` },
		h(
			"svg",
			{ width: "100%", height: "12", "aria-hidden": true },
			now !== undefined &&
				h("rect", { class: "done", x: "-4", y: "4", width: percent(now), height: "4", rx: "2" }),
			expected &&
				h("line", { class: "tick", x1: percent(expected.at), x2: percent(expected.at), y1: "0", y2: "12" }),
			now !== undefined && h("circle", { class: "now", cx: percent(now), cy: "6", r: "4" }),
		),
	);
}

function drawScale({ from, to, expected }: ProgressLine, notes: readonly string[]): Drawn {
	const between = expected ? expected.text : notes.length === 1 ? notes[0] : undefined;
	return h(
		"div",
		{ class: "scale" },
		h("span", {}, from),
		between !== undefined &&
			h(
				"span",
				{ class: expected ? "expected" : "between", "data-at": expected ? expected.at : 0.5 },
				between,
			),
		h("span", {}, to),
	);
}

function percent(share: number): string {
	return `${Math.round(share * 1000) / 10}%`;
}
