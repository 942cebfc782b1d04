// The plan's life inside its webview: paint what is known at once, then whatever comes.

import { render } from "../dom.ts";
import { isModelMessage } from "../modelMessage.ts";
import { drawPlan } from "./drawPlan.ts";
import type { FromPlan, PlanAction } from "./messages.ts";
import type { PlanModel } from "./model.ts";

interface VsCodeApi {
	postMessage(message: FromPlan): void;
	getState(): unknown;
	setState(state: Kept): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** Survives being hidden, and a reload of the window. */
interface Kept {
	readonly folder: string;
	readonly opened: readonly string[];
	readonly scroll: number;
}

const vscode = acquireVsCodeApi();
const root = element("plan");
const kept = vscode.getState() as Partial<Kept> | undefined;
const opened = new Set(kept?.opened ?? []);
let model = JSON.parse(element("model").textContent) as PlanModel;

function draw(): void {
	const focused = document.activeElement?.getAttribute("data-key");
	root.dataset.state = model.state;
	render(root, drawPlan(model, opened));
	if (focused && document.activeElement === document.body)
		root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
	keep();
}

function keep(): void {
	vscode.setState({ folder: model.folder, opened: [...opened], scroll: window.scrollY });
}

window.addEventListener("message", ({ data }) => {
	if (!isModelMessage<PlanModel>(data)) return;
	model = data.model;
	draw();
});
window.addEventListener("scroll", keep, { passive: true });
root.addEventListener("click", ({ target }) => {
	const pressed = target instanceof Element ? target.closest<HTMLElement>("button") : null;
	const { open, run, about, fold } = pressed?.dataset ?? {};
	if (open !== undefined) vscode.postMessage({ type: "open", ref: open });
	if (run !== undefined)
		vscode.postMessage({ type: "run", action: run as PlanAction, ...(about !== undefined && { about }) });
	if (fold === undefined) return;
	if (!opened.delete(fold)) opened.add(fold);
	draw();
});

function element(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (!found) throw new Error(`The page has no #${id}`);
	return found;
}

draw();
window.scrollTo(0, kept?.scroll ?? 0);
vscode.postMessage({ type: "ready" });
