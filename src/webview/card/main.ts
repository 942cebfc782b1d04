// The card's life inside its webview: paint what is known at once, then whatever comes.

import { render } from "../dom.ts";
import { drawCard } from "./drawCard.ts";
import type { FromCard } from "./messages.ts";
import type { CardModel } from "./model.ts";
import { placeTexts } from "./placeTexts.ts";
import { isModelMessage } from "../modelMessage.ts";

interface VsCodeApi {
	postMessage(message: FromCard): void;
	getState(): unknown;
	setState(state: Kept): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** Kept while the view is hidden. It is older than the page of another session. */
interface Kept {
	readonly session: string;
	readonly model: CardModel;
}

start(acquireVsCodeApi());

function start(vscode: VsCodeApi): void {
	const root = element("card");
	const session = root.dataset.session ?? "";
	let drawn = "";
	let branch: string | undefined;

	const show = (model: CardModel) => {
		const text = JSON.stringify(model);
		if (text === drawn) return;
		drawn = text;
		draw(root, model);
		vscode.setState({ session, model });
		if (model.state === "loading") return;
		// The first card is what the reader came for, and is read anyway.
		if (branch !== undefined && branch !== root.dataset.branch) {
			element("announcer").textContent = model.announce;
		}
		branch = root.dataset.branch;
	};

	window.addEventListener("message", ({ data }) => {
		if (isModelMessage<CardModel>(data)) show(data.model);
	});
	root.addEventListener("click", ({ target }) => {
		const pressed = target instanceof Element ? target.closest("[data-action]") : null;
		const action = pressed?.getAttribute("data-action");
		if (action) {
			vscode.postMessage({ type: "run", action: JSON.parse(action) });
		}
	});
	window.addEventListener("resize", () => placeTexts(root));

	const kept = vscode.getState() as Kept | undefined;
	show(kept?.session === session ? kept.model : JSON.parse(element("model").textContent));
	vscode.postMessage({ type: "ready" });
}

function draw(root: HTMLElement, model: CardModel): void {
	const focused = document.activeElement?.getAttribute("data-key");
	root.dataset.state = model.state;
	root.dataset.branch = model.head?.isBranch ? model.head.name : "";
	render(root, drawCard(model));
	placeTexts(root);
	if (focused && document.activeElement === document.body) {
		root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
	}
}

function element(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (!found) {
		throw new Error(`The page has no #${id}`);
	}
	return found;
}
