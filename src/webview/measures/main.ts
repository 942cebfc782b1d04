// The page's life inside its webview: paint what is known at once, then whatever comes.

import { render } from "../dom.ts";
import { isModelMessage } from "../modelMessage.ts";
import { drawMeasures } from "./drawMeasures.ts";
import { type Kept, soundKept } from "./kept.ts";
import type { FromMeasures } from "./messages.ts";
import { type MeasureKey, type MeasuresModel, measureKeys, openKinds, type Selection } from "./model.ts";

interface VsCodeApi {
	postMessage(message: FromMeasures): void;
	getState(): unknown;
	setState(state: Kept): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const actions = ["createIntent", "openIntent", "stop", "resume", "export", "recordCheckIn"] as const;
/** Until the page was laid out. */
const firstWidth = 320;

class Measures {
	readonly #vscode: VsCodeApi;
	readonly #root = element("measures");
	#model: MeasuresModel;
	#kept: Kept;
	/** What was chosen here, until a model comes that was made for it: those on their way say what was chosen before. */
	#chosen: Selection | undefined;
	#text = "";
	#widths: Record<MeasureKey, number> = {
		rework: firstWidth,
		timeToMarket: firstWidth,
		balance: firstWidth,
		outcomes: firstWidth,
		morale: firstWidth,
	};

	constructor(vscode: VsCodeApi, model: MeasuresModel) {
		this.#vscode = vscode;
		this.#model = model;
		this.#kept = soundKept(vscode.getState(), model);
		this.#listen();
		this.show(model);
		window.scrollTo(0, this.#kept.scroll);
		vscode.postMessage({ type: "ready" });
	}

	show(model: MeasuresModel): void {
		const text = JSON.stringify(model);
		if (text === this.#text) return;
		this.#text = text;
		this.#model = model;
		if (this.#chosen && isMadeFor(model, this.#chosen)) this.#chosen = undefined;
		this.#keep({ folder: model.folder, selection: this.#selection });
		this.#draw();
	}

	#draw(): void {
		const focused = document.activeElement?.getAttribute("data-key");
		this.#root.dataset.state = this.#model.state;
		this.#render();
		// The first time, and whenever a table gave its place to a chart.
		if (this.#measureWidths()) this.#render();
		this.#writeChoices();
		if (focused && document.activeElement === document.body) this.#focus(focused);
	}

	#render(): void {
		const { open, asTables } = this.#kept;
		render(
			this.#root,
			drawMeasures(this.#model, { open, asTables: new Set(asTables), widths: this.#widths }),
		);
	}

	/** True where a chart has other room than it was drawn for. */
	#measureWidths(): boolean {
		let changed = false;
		for (const key of measureKeys) {
			const room = key === "outcomes" ? ".room" : `[data-picture="${key}"]`;
			const width = Math.floor(this.#root.querySelector(room)?.clientWidth ?? 0);
			if (width === 0 || width === this.#widths[key]) continue;
			this.#widths[key] = width;
			changed = true;
		}
		return changed;
	}

	#keep(part: Partial<Kept>): void {
		this.#kept = { ...this.#kept, ...part };
		this.#vscode.setState(this.#kept);
	}

	get #selection(): Selection {
		return this.#chosen ?? this.#model.selection;
	}

	#writeChoices(): void {
		const { period, from, to, compare, scope } = this.#selection;
		const values: Record<string, string> = {
			period,
			from: from ?? "",
			to: to ?? "",
			compare: compare ? "before" : "",
			scope,
		};
		for (const control of this.#controls()) {
			const value = values[control.dataset.choice ?? ""] ?? "";
			if (control.value !== value) control.value = value;
		}
	}

	#controls() {
		return this.#root.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-choice]");
	}

	#select(): void {
		const said = new Map([...this.#controls()].map(({ dataset, value }) => [dataset.choice, value]));
		const before = this.#selection;
		const period = said.get("period") ?? before.period;
		const [from, to] = [said.get("from") || before.from, said.get("to") || before.to];
		const selection: Selection = {
			period,
			...(from !== undefined && { from }),
			...(to !== undefined && { to }),
			compare: said.has("compare") ? said.get("compare") === "before" : before.compare,
			scope: said.get("scope") ?? "",
		};
		this.#chosen = selection;
		this.#keep({ selection });
		this.#vscode.postMessage({ type: "select", selection });
		element("announcer").textContent = this.#model.words.updated;
	}

	#listen(): void {
		window.addEventListener("message", ({ data }) => {
			if (isModelMessage<MeasuresModel>(data)) this.show(data.model);
		});
		new ResizeObserver(() => this.#measureWidths() && this.#render()).observe(this.#root);
		this.#root.addEventListener("change", () => this.#select());
		this.#root.addEventListener("click", (event) => this.#onClick(event));
		this.#root.addEventListener("keydown", (event) => {
			if (event.key === "Escape" && this.#kept.open) this.#toggleDetail(this.#kept.open);
		});
		window.addEventListener("scroll", () => this.#keep({ scroll: window.scrollY }), { passive: true });
	}

	#onClick(event: MouseEvent): void {
		const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
		if (!pressed) return;
		const { detail, table, run, what, name } = pressed.dataset;
		const action = actions.find((one) => one === run);
		const kind = openKinds.find((one) => one === what);
		const chart = measureKeys.find((one) => one === table);
		if (detail !== undefined) this.#toggleDetail(detail);
		else if (chart) this.#toggleTable(chart);
		else if (action) this.#vscode.postMessage({ type: "run", action });
		else if (kind && name !== undefined)
			this.#vscode.postMessage({ type: "open", what: kind, name, toSide: event.ctrlKey || event.metaKey });
	}

	/** Leads to what was opened, and back to what opened it. */
	#toggleDetail(name: string): void {
		const isOpen = this.#kept.open === name;
		this.#keep({ open: isOpen ? undefined : name });
		this.#draw();
		if (isOpen) this.#focus(`link:${name}`);
		else this.#focus(`detail:${name}`);
	}

	#toggleTable(key: MeasureKey): void {
		const { asTables } = this.#kept;
		this.#keep({
			asTables: asTables.includes(key) ? asTables.filter((one) => one !== key) : [...asTables, key],
		});
		this.#draw();
	}

	#focus(key: string): void {
		const found = this.#root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
		found?.focus({ preventScroll: true });
		found?.scrollIntoView({ block: "nearest" });
	}
}

/** Days that were not chosen yet are filled in. */
function isMadeFor({ selection }: MeasuresModel, chosen: Selection): boolean {
	return Object.entries(chosen).every(([key, value]) => selection[key as keyof Selection] === value);
}

function element(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (!found) throw new Error(`The page has no #${id}`);
	return found;
}

new Measures(acquireVsCodeApi(), JSON.parse(element("model").textContent));
