// Puts what was drawn in its place: heights are known only now.

import { render } from "../dom.ts";
import { fill } from "../fill.ts";
import type { Arrangement } from "./arrangement.ts";
import { drawLinks, drawLooseEnds } from "./drawLinks.ts";
import type { MapModel } from "./model.ts";
import { type Placed, placed } from "./place.ts";

const gap = 12;
const lane = 6;
const below = 40;

/** Measures the nodes, places them by CSSOM (the page's policy allows no style attribute), and draws the links. */
export function layOut(root: Element, model: MapModel, arrangement: Arrangement): Placed | undefined {
	const columns = root.querySelector<HTMLElement>(".columns");
	const links = columns?.querySelector(".links");
	if (!columns || !links) return undefined;
	const places = new Map(
		[...columns.querySelectorAll<HTMLElement>("[data-node]")].map((node) => [node.dataset.node ?? "", node]),
	);
	const found = placed(arrangement, {
		heightOf: (key) => places.get(key)?.offsetHeight ?? 0,
		gap,
		lane,
	});
	const sections = [...columns.querySelectorAll<HTMLElement>(".column")];
	const head = columns.querySelector<HTMLElement>(".head")?.offsetHeight ?? 0;
	for (const [key, node] of places) {
		node.parentElement?.style.setProperty("transform", `translateY(${found.tops.get(key) ?? 0}px)`);
	}
	columns.style.setProperty("block-size", `${head + found.height + below}px`);
	const sides = sections.map(({ offsetLeft, offsetWidth }) => ({
		left: offsetLeft,
		right: offsetLeft + offsetWidth,
	}));
	const picture = { arrangement, placed: found, sides, top: head };
	const titles = new Map(model.nodes.map(({ key, title }) => [key, title]));
	const titleOf = (link: { from: string; to: string; isGuess: boolean }) => {
		const text = `${titles.get(link.from)} → ${titles.get(link.to)}`;
		return link.isGuess ? fill(model.words.guess, text) : text;
	};
	render(links, [...drawLinks(picture, titleOf), ...drawLooseEnds(model.nodes, picture)]);
	return found;
}
