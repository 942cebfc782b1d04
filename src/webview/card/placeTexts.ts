/** Centres each text of a line under the place that it speaks of; puts it below where the ends leave no room. */
export function placeTexts(root: HTMLElement): void {
	for (const text of root.querySelectorAll<HTMLElement>(".scale > [data-at]")) {
		const scale = text.parentElement;
		const [first, last] = [scale?.firstElementChild, scale?.lastElementChild];
		if (scale && first && last) {
			place(text, { scale, first, last });
		}
	}
}

interface Around {
	readonly scale: Element;
	readonly first: Element;
	readonly last: Element;
}

function place(text: HTMLElement, { scale, first, last }: Around): void {
	const width = (of: Element) => of.getBoundingClientRect().width;
	// As wide as its words, to be measured.
	text.classList.remove("below");
	const start = startOf(Number(text.dataset.at), {
		whole: width(scale),
		text: width(text),
		before: width(first) + gap,
		after: width(last) + gap,
	});
	text.classList.toggle("below", start === undefined);
	// CSSOM: the page's policy allows no style attribute.
	const margin = start === undefined ? "" : `${start - width(first) - gap}px`;
	text.style.setProperty("margin-inline-start", margin);
}

/** Between neighbours; the style sheet's `column-gap`. */
const gap = 8;
/** Half of the marker's width: the line's scale begins and ends so far inside. */
const inset = 4;

/** All in px. */
export interface Widths {
	readonly whole: number;
	readonly text: number;
	/** Taken by each end, with its gap. */
	readonly before: number;
	readonly after: number;
}

/** Where a text begins that wants its middle at the share `at` of the line; absent when there is no room. */
export function startOf(at: number, { whole, text, before, after }: Widths): number | undefined {
	const most = whole - after - text;
	if (most < before) return undefined;
	const wanted = inset + at * (whole - 2 * inset) - text / 2;
	return Math.min(most, Math.max(before, wanted));
}
