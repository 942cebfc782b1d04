import { breakable } from "../breakable.ts";
import { type Child, type Drawn, h } from "../drawn.ts";
import type { MapNode } from "./model.ts";

/** How a node stands in the map. */
export interface Standing {
	/** False for what only belongs to the chain of what the filter asks for. */
	readonly isMatch: boolean;
	/** The one that Tab leads to. */
	readonly isCurrent: boolean;
}

export function drawNode(node: MapNode, { isMatch, isCurrent }: Standing): Drawn {
	const classes = [
		"node",
		node.kind,
		node.gaps.length > 0 && "loose",
		node.isCurrent && "current",
		!isMatch && "context",
	];
	return h(
		"li",
		{ "data-key": `place:${node.key}` },
		h(
			"button",
			{
				type: "button",
				class: classes.filter(Boolean).join(" "),
				"data-key": node.key,
				"data-node": node.key,
				tabindex: isCurrent ? 0 : -1,
				title: tooltipOf(node),
				"aria-description": node.more.join(" "),
			},
			h("span", { class: "for-ears" }, `${node.kindName}: `),
			drawTitle(node),
			node.detail !== undefined && h("span", { class: "detail", dir: "auto" }, node.detail),
			node.progress !== undefined && drawProgress(node.progress),
			...node.gaps.map(({ text, side }) => h("span", { class: `gap ${side}`, dir: "auto" }, text)),
		),
	);
}

export function drawTitle({ kind, title }: MapNode): Drawn {
	const text: readonly Child[] = kind === "branch" ? [h("bdi", {}, ...breakable(title))] : [title];
	return h("span", { class: "title", dir: kind === "branch" ? undefined : "auto" }, ...text);
}

/** In whole, whatever had to be cut. */
function tooltipOf({ title, detail, more, gaps }: MapNode): string {
	return [title, detail, ...more, ...gaps.map(({ text }) => text)].filter(Boolean).join("\n");
}

function drawProgress(share: number): Drawn {
	const width = `${Math.round(share * 1000) / 10}%`;
	return h(
		"svg",
		{ class: "progress", width: "100%", height: "3", "aria-hidden": true },
		h("rect", { class: "track", width: "100%", height: "3", rx: "1.5" }),
		h("rect", { class: "done", width, height: "3", rx: "1.5" }),
	);
}
