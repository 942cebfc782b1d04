import { blockText } from "../rituals/document.ts";
import type { Part } from "./parts.ts";

/** A part as the picture shows it; texts are in the reader's language. */
export interface Box {
	readonly path: string;
	readonly name: string;
	/** Below the name: `3 files, 240 lines`. */
	readonly size: string;
}

interface Placed extends Box {
	readonly x: number;
	readonly y: number;
}

const box = { width: 208, height: 58, gapX: 28, gapY: 56 } as const;
const margin = 24;
const columns = 4;

/**
 * Who relies on whom, as a file of SVG: whoever asks stands above whoever answers. It brings its own paper, for it is
 * shown on pages of all colours; `title` is what is read out instead. The markers keep it apart from a picture that
 * somebody drew in its place.
 */
export function partsPicture(parts: readonly Part[], boxes: readonly Box[], title: string): string {
	const placed = place(parts, boxes);
	const width = Math.max(...placed.map(({ x }) => x + box.width)) + margin;
	const height = Math.max(...placed.map(({ y }) => y + box.height)) + margin;
	const at = new Map(placed.map((each) => [each.path, each]));
	const arrows = parts.flatMap(({ path, uses }) =>
		uses.flatMap((other) => {
			const [from, to] = [at.get(path), at.get(other)];
			return from && to ? [arrow(from, to, placed)] : [];
		}),
	);
	const lines = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif">`,
		`<title>${xml(title)}</title>`,
		'<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0.5 L7.5 4 L0 7.5 z" fill="#5a6b85"/></marker></defs>',
		`<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="#fbfaf7" stroke="#d9d5c8"/>`,
		...arrows,
		...placed.map(drawBox),
		"</svg>",
	];
	return `${blockText("picture", lines.join("\n"))}\n`;
}

/** Rows from those who ask to those who answer; a circle is cut where it closes. */
function place(parts: readonly Part[], boxes: readonly Box[]): readonly Placed[] {
	const depth = depths(parts);
	const rows = new Map<number, Box[]>();
	for (const each of boxes) {
		const row = depth.get(each.path) ?? 0;
		rows.set(row, [...(rows.get(row) ?? []), each]);
	}
	const lines = [...rows]
		.sort(([a], [b]) => a - b)
		.flatMap(([, row]) => {
			const count = Math.ceil(row.length / columns);
			const each = Math.ceil(row.length / count);
			return Array.from({ length: count }, (_, i) => row.slice(i * each, (i + 1) * each));
		});
	const widest = Math.max(...lines.map((line) => widthOf(line.length)));
	return lines.flatMap((line, row) =>
		line.map((each, column) => ({
			...each,
			x: Math.round(margin + (widest - widthOf(line.length)) / 2 + column * (box.width + box.gapX)),
			y: margin + row * (box.height + box.gapY),
		})),
	);
}

function widthOf(count: number): number {
	return count * box.width + (count - 1) * box.gapX;
}

/** How many steps away each part is from those on which nobody relies. */
function depths(parts: readonly Part[]): ReadonlyMap<string, number> {
	const uses = new Map(parts.map((part) => [part.path, part.uses]));
	const depth = new Map<string, number>();
	const visit = (path: string, steps: number, above: ReadonlySet<string>) => {
		if (above.has(path) || (depth.get(path) ?? -1) >= steps) return;
		depth.set(path, steps);
		const here = new Set([...above, path]);
		for (const other of uses.get(path) ?? []) visit(other, steps + 1, here);
	};
	const used = new Set(parts.flatMap((part) => part.uses));
	for (const { path } of parts) if (!used.has(path)) visit(path, 0, new Set());
	for (const { path } of parts) if (!depth.has(path)) visit(path, 0, new Set());
	return depth;
}

function arrow(from: Placed, to: Placed, all: readonly Placed[]): string {
	const middle = (each: Placed) => each.x + box.width / 2;
	if (from.y === to.y) {
		// Side by side, so below both.
		const y = from.y + box.height;
		const [a, b] = [middle(from) + (from.x < to.x ? 30 : -30), middle(to) + (from.x < to.x ? -30 : 30)];
		return line(`M${a} ${y} C${a} ${y + 34} ${b} ${y + 34} ${b} ${y + 2}`);
	}
	const isDown = from.y < to.y;
	const [y1, y2] = isDown ? [from.y + box.height, to.y - 2] : [from.y, to.y + box.height + 2];
	// Off the middle, so that there and back are two arrows.
	const shift = isDown ? -14 : 14;
	const [x1, x2] = [middle(from) + shift, middle(to) + shift];
	const between = all.filter(({ y }) => y > Math.min(from.y, to.y) && y < Math.max(from.y, to.y));
	if (between.length === 0) return line(`M${x1} ${y1} ${curve(y1, { x: x1 }, { x: x2, y: y2 })}`);
	// Around what stands in between, through the nearest gap: an arrow behind a box would seem to be the box's.
	const x = gapNear((x1 + x2) / 2, between);
	const rows = between.map(({ y }) => y);
	const [top, bottom] = [Math.min(...rows), Math.max(...rows) + box.height];
	const [enter, leave] = isDown ? [top, bottom] : [bottom, top];
	const first = curve(y1, { x: x1 }, { x, y: enter });
	return line(`M${x1} ${y1} ${first} L${x} ${leave} ${curve(leave, { x }, { x: x2, y: y2 })}`);
}

function curve(
	y1: number,
	from: { readonly x: number },
	to: { readonly x: number; readonly y: number },
): string {
	const bend = (to.y - y1) / 2;
	return `C${from.x} ${y1 + bend} ${to.x} ${to.y - bend} ${to.x} ${to.y}`;
}

/** The place nearest to `x` where no box is in the way. */
function gapNear(x: number, boxes: readonly Placed[]): number {
	const half = box.gapX / 2;
	const gaps = boxes
		.flatMap((each) => [each.x - half, each.x + box.width + half])
		.filter((gap) => boxes.every((each) => gap < each.x || gap > each.x + box.width));
	return gaps.toSorted((a, b) => Math.abs(a - x) - Math.abs(b - x))[0] ?? x;
}

function line(path: string): string {
	return `<path d="${path}" fill="none" stroke="#5a6b85" stroke-width="1.5" marker-end="url(#tip)"/>`;
}

function drawBox({ x, y, name, size }: Placed): string {
	const center = x + box.width / 2;
	const text = (dy: number, look: string, content: string) =>
		`<text x="${center}" y="${y + dy}" text-anchor="middle" ${look}>${xml(content)}</text>`;
	return [
		`<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="8" fill="#ffffff" stroke="#8a97ab"/>`,
		text(25, 'font-size="14" font-weight="600" fill="#14213d"', shortened(name, 26)),
		text(44, 'font-size="12" fill="#4a5568"', shortened(size, 32)),
	].join("\n");
}

function shortened(text: string, most: number): string {
	const letters = Array.from(text);
	return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}

/** Text as XML shows it; what XML can't hold is left out. */
function xml(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, "")
		.replace(/&/g, "&amp;")
		.replace(/</g, "&lt;")
		.replace(/>/g, "&gt;");
}
