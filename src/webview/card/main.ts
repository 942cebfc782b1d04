// The card's life inside its webview: paint what is known at once, then whatever comes.

import { render } from "../dom.ts";
import { isModelMessage } from "../modelMessage.ts";
import { drawCard } from "./drawCard.ts";
import { obey } from "./formEvents.ts";
import { failed, formsOf, nothingOpen, type PageState, withoutForm } from "./formState.ts";
import type { FromCard, SavedMessage } from "./messages.ts";
import type { CardModel } from "./model.ts";
import { placeTexts } from "./placeTexts.ts";

interface VsCodeApi {
	postMessage(message: FromCard): void;
	getState(): unknown;
	setState(state: Kept): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** Kept while the view is hidden. The model is older than the page of another session; what was typed is not. */
interface Kept {
	readonly session: string;
	readonly model: CardModel;
	readonly pages?: readonly PageState[];
}

/** Branches of which the page remembers what is typed. */
const mostPages = 10;

start(acquireVsCodeApi());

function start(vscode: VsCodeApi): void {
	const root = element("card");
	const session = root.dataset.session ?? "";
	const kept = vscode.getState() as Kept | undefined;
	let pages: readonly PageState[] = kept?.pages ?? [];
	let model: CardModel | undefined;
	let drawn = "";
	let branch: string | undefined;

	const page = (): PageState => {
		const name = nameOf(model);
		return pages.find((each) => each.branch === name) ?? { ...nothingOpen, branch: name };
	};
	const paint = () => {
		if (!model) return;
		draw(root, model, page());
		vscode.setState({ session, model, pages });
	};
	const change = (next: PageState, focus?: string) => {
		pages = [...pages.filter((each) => each.branch !== next.branch), next].slice(-mostPages);
		paint();
		if (focus !== undefined) focusOn(root, focus);
	};
	const show = (next: CardModel) => {
		const text = JSON.stringify(next);
		if (text === drawn) return;
		drawn = text;
		model = next;
		paint();
		if (model.state === "loading") return;
		// The first card is what the reader came for, and is read anyway.
		if (branch !== undefined && branch !== root.dataset.branch) announce(model.announce);
		branch = root.dataset.branch;
	};
	const saved = ({ form: key, error }: SavedMessage) => {
		const form = model && formsOf(model).find((each) => each.key === key);
		if (error === undefined) change(withoutForm(page(), key), `open:${key}`);
		else change(failed(page(), form, key, error), `field:${key}:${error.field ?? ""}`);
	};

	window.addEventListener("message", ({ data }) => {
		if (isModelMessage<CardModel>(data)) show(data.model);
		else if (data?.type === "saved") saved(data);
	});
	obey(root, {
		page,
		form: (key) => model && formsOf(model).find((each) => each.key === key),
		change,
		post: (message) => vscode.postMessage(message),
	});
	window.addEventListener("resize", () => placeTexts(root));

	show(kept?.session === session ? kept.model : JSON.parse(element("model").textContent));
	vscode.postMessage({ type: "ready" });
}

function nameOf(model: CardModel | undefined): string {
	return model?.head?.isBranch ? model.head.name : "";
}

function announce(text: string): void {
	element("announcer").textContent = text;
}

function draw(root: HTMLElement, model: CardModel, page: PageState): void {
	const focused = document.activeElement;
	const key = focused?.getAttribute("data-key");
	const caret = isText(focused) ? ([focused.selectionStart, focused.selectionEnd] as const) : undefined;
	root.dataset.state = model.state;
	root.dataset.branch = nameOf(model);
	render(root, drawCard(model, page));
	placeTexts(root);
	if (!key || document.activeElement !== document.body) return;
	const again = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
	again?.focus({ preventScroll: true });
	if (caret && isText(again)) again.setSelectionRange(...caret);
}

/** By the element's key; `field:KEY:NAME` is a field of a form, or its first one. */
function focusOn(root: HTMLElement, key: string): void {
	const [, form, field] = /^field:(.+):([^:]*)$/.exec(key) ?? [];
	const fields = form === undefined ? "" : `[data-form="${CSS.escape(form)}"][data-field`;
	const selector =
		form === undefined
			? `[data-key="${CSS.escape(key)}"]`
			: `${fields}${field ? `="${CSS.escape(field)}"` : ""}]`;
	const found = root.querySelector<HTMLElement>(selector);
	found?.focus();
	if (form !== undefined && isText(found)) found.setSelectionRange(found.value.length, found.value.length);
}

function isText(node: Element | null | undefined): node is HTMLTextAreaElement | HTMLInputElement {
	return node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement;
}

function element(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (!found) {
		throw new Error(`The page has no #${id}`);
	}
	return found;
}
