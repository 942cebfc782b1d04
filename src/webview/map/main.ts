// The map's life inside its webview: paint what is known at once, then whatever comes.

import { render } from "../dom.ts";
import { fill } from "../fill.ts";
import { isModelMessage } from "../modelMessage.ts";
import { type Arrangement, arrange, nodesOf } from "./arrangement.ts";
import { drawMap } from "./drawMap.ts";
import { type Filter, filterNodes, noFilter, soundFilter } from "./filter.ts";
import { paintChain } from "./highlight.ts";
import type { FromMap } from "./messages.ts";
import type { MapModel } from "./model.ts";
import { layOut } from "./picture.ts";
import type { Placed } from "./place.ts";
import { readFilter, writeFilter } from "./toolbar.ts";
import { type WalkKey, walk, walkKeys } from "./walk.ts";

interface VsCodeApi {
	postMessage(message: FromMap): void;
	getState(): unknown;
	setState(state: Kept): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** Survives being hidden, and a reload of the window. */
interface Kept {
	readonly folder: string;
	readonly filter: Filter;
	readonly isTable: boolean;
	readonly current: string | undefined;
	readonly scroll: readonly [x: number, y: number];
}

class IntentMap {
	readonly #vscode: VsCodeApi;
	readonly #root = element("map");
	#model: MapModel;
	#filter: Filter = noFilter;
	#isTable = false;
	/** The node that Tab leads to. */
	#current: string | undefined;
	/** The node whose chain stands out. */
	#lit: string | undefined;
	#before: string | undefined;
	#scroll: readonly [x: number, y: number] = [0, 0];
	#text = "";
	#arrangement: Arrangement | undefined;
	#placed: Placed | undefined;

	constructor(vscode: VsCodeApi, model: MapModel) {
		this.#vscode = vscode;
		this.#model = model;
		const kept = vscode.getState() as Partial<Kept> | undefined;
		this.#filter =
			model.state === "map" ? soundFilter(kept?.filter, model) : { ...noFilter, ...kept?.filter };
		this.#isTable = kept?.isTable === true;
		this.#current = kept?.current;
		this.#scroll = kept?.scroll ?? [0, 0];
		this.#listen();
		this.show(model);
		vscode.postMessage({ type: "ready" });
	}

	show(model: MapModel): void {
		const text = JSON.stringify(model);
		if (text === this.#text) return;
		this.#text = text;
		this.#model = model;
		if (model.state === "map") this.#filter = soundFilter(this.#filter, model);
		this.#draw();
	}

	#draw(): void {
		const focused = document.activeElement?.getAttribute("data-key");
		const filtered = filterNodes(this.#model, this.#filter);
		const arrangement = arrange(this.#model, filtered);
		this.#arrangement = arrangement;
		// What was kept waits until there is a map again.
		if (this.#model.state === "map" && !filtered.shown.has(this.#current ?? "")) {
			this.#current = nodesOf(arrangement).flat()[0];
		}
		const look = {
			filter: this.#filter,
			filtered,
			arrangement,
			isTable: this.#isTable,
			current: this.#current,
		};
		this.#root.dataset.state = this.#model.state;
		render(this.#root, drawMap(this.#model, look));
		writeFilter(this.#root, this.#filter);
		this.#layOut();
		this.#scroller?.scrollTo(...this.#scroll);
		if (focused && document.activeElement === document.body) this.#focus(focused);
		this.#keep();
	}

	#layOut(): void {
		if (this.#arrangement) this.#placed = layOut(this.#root, this.#model, this.#arrangement);
		this.#light(this.#lit);
	}

	get #scroller(): Element | null {
		return this.#root.querySelector(".scroller");
	}

	#focus(key: string): void {
		this.#root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
	}

	#light(key: string | undefined): void {
		this.#lit = key;
		if (this.#arrangement) paintChain(this.#root, key, this.#arrangement);
	}

	#keep(): void {
		const { folder } = this.#model;
		this.#vscode.setState({
			folder,
			filter: this.#filter,
			isTable: this.#isTable,
			current: this.#current,
			scroll: this.#scroll,
		});
	}

	#listen(): void {
		const root = this.#root;
		window.addEventListener("message", ({ data }) => {
			if (isModelMessage<MapModel>(data)) this.show(data.model);
		});
		new ResizeObserver(() => this.#layOut()).observe(root);
		root.addEventListener("click", (event) => this.#onClick(event));
		root.addEventListener("keydown", (event) => this.#onKey(event));
		root.addEventListener("input", () => this.#ask(readFilter(root)));
		root.addEventListener("focusin", ({ target }) => {
			const key = nodeAt(target, ".node");
			if (key !== undefined) this.#makeCurrent(key);
		});
		root.addEventListener("focusout", () => this.#light(undefined));
		root.addEventListener("pointerover", ({ target }) =>
			this.#light(nodeAt(target, ".node") ?? this.#focused),
		);
		root.addEventListener("pointerleave", () => this.#light(this.#focused));
		root.addEventListener("scroll", () => this.#onScroll(), { capture: true, passive: true });
	}

	get #focused(): string | undefined {
		return nodeAt(document.activeElement, ".node");
	}

	#makeCurrent(key: string): void {
		for (const node of this.#root.querySelectorAll<HTMLElement>(".node")) {
			node.tabIndex = node.dataset.node === key ? 0 : -1;
		}
		this.#current = key;
		this.#light(key);
		this.#keep();
	}

	#onScroll(): void {
		const { scrollLeft = 0, scrollTop = 0 } = this.#scroller ?? {};
		this.#scroll = [scrollLeft, scrollTop];
		this.#keep();
	}

	#ask(filter: Filter): void {
		this.#filter = filter;
		this.#scroll = [0, 0];
		this.#draw();
		const { words, nodes } = this.#model;
		const { size } = filterNodes(this.#model, filter).shown;
		element("announcer").textContent =
			size === 0 ? words.nothingFound : fill(words.shown, size, nodes.length);
	}

	#onClick(event: MouseEvent): void {
		const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
		if (!pressed) return;
		const { node, run, table, clear } = pressed.dataset;
		if (node !== undefined) {
			const toSide = event.ctrlKey || event.metaKey;
			this.#vscode.postMessage({ type: "open", key: node, toSide });
		} else if (run === "createIntent" || run === "openIntent") {
			this.#vscode.postMessage({ type: "run", action: run });
		} else if (table) {
			this.#isTable = !this.#isTable;
			this.#scroll = [0, 0];
			this.#draw();
		} else if (clear) {
			this.#ask(noFilter);
			this.#root.querySelector<HTMLElement>("[data-filter=text]")?.focus();
		}
	}

	#onKey(event: KeyboardEvent): void {
		const key = nodeAt(event.target, ".node");
		if (event.key === "Escape") {
			if (event.target instanceof HTMLInputElement) this.#ask(noFilter);
			else this.#light(undefined);
			return;
		}
		if (key === undefined || !this.#arrangement || !isWalkKey(event.key)) return;
		event.preventDefault();
		const { drawn } = this.#arrangement;
		const to = walk(key, event.key, {
			columns: nodesOf(this.#arrangement),
			links: drawn,
			middles: this.#middles(),
			before: this.#before,
		});
		if (to === undefined) return;
		this.#before = key;
		this.#focus(to);
		this.#root.querySelector(`.node:focus`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
	}

	#middles(): ReadonlyMap<string, number> {
		const { tops, heights } = this.#placed ?? { tops: new Map<string, number>(), heights: new Map() };
		return new Map([...tops].map(([key, top]) => [key, top + (heights.get(key) ?? 0) / 2]));
	}
}

function nodeAt(target: EventTarget | null, selector: string): string | undefined {
	const found = target instanceof Element ? target.closest<HTMLElement>(selector) : null;
	return found?.dataset.node;
}

function isWalkKey(key: string): key is WalkKey {
	return (walkKeys as readonly string[]).includes(key);
}

function element(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (!found) throw new Error(`The page has no #${id}`);
	return found;
}

new IntentMap(acquireVsCodeApi(), JSON.parse(element("model").textContent));
