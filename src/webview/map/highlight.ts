import type { Arrangement } from "./arrangement.ts";
import { chainOf } from "./chain.ts";

/** Lets one node's chain stand out from the rest; without a key, nothing does. */
export function paintChain(root: Element, key: string | undefined, { drawn, steps }: Arrangement): void {
	const columns = root.querySelector(".columns");
	if (!columns) return;
	const chain = key === undefined ? undefined : chainOf(key, drawn);
	columns.classList.toggle("focused", chain !== undefined);
	for (const node of columns.querySelectorAll<HTMLElement>(".node")) {
		node.classList.toggle("lit", chain?.nodes.has(node.dataset.node ?? "") ?? false);
	}
	for (const end of columns.querySelectorAll<SVGElement>(".end")) {
		end.classList.toggle("lit", chain?.nodes.has(end.dataset.end ?? "") ?? false);
	}
	const lit = [...columns.querySelectorAll<SVGElement>(".links > .link")].filter((path) => {
		const links = steps[Number(path.dataset.step)]?.links ?? [];
		const isLit = links.some((index) => {
			const link = drawn[index];
			return link !== undefined && (chain?.links.has(link) ?? false);
		});
		path.classList.toggle("lit", isLit);
		return isLit;
	});
	// What stands out is drawn over the rest.
	for (const path of lit) path.parentNode?.append(path);
}
