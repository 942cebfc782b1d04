// What presses and keys mean: one set of listeners at the root obeys all that is drawn below it.

import { folded, type PageState, saveOf, saving, withForm, withoutForm, withText } from "./formState.ts";
import type { FromCard } from "./messages.ts";
import type { Form } from "./model.ts";

export interface PageLife {
	page(): PageState;
	form(key: string): Form | undefined;
	/** Draws the page anew; `focus` is the key of what gets the focus then. */
	change(next: PageState, focus?: string): void;
	post(message: FromCard): void;
}

export function obey(root: HTMLElement, life: PageLife): void {
	root.addEventListener("click", ({ target }) => {
		const pressed = target instanceof Element ? target.closest("button") : null;
		if (pressed) press(pressed, life);
	});
	root.addEventListener("input", ({ target }) => {
		if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
		const { form, field } = target.dataset;
		if (form !== undefined && field !== undefined)
			life.change(withText(life.page(), form, field, target.value));
	});
	root.addEventListener("keydown", (event) => {
		const inForm = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=group]") : null;
		const key = inForm?.dataset.form;
		// An input method takes Enter and Escape for itself.
		if (key === undefined || event.isComposing) return;
		const isLine = event.target instanceof HTMLInputElement;
		if (event.key === "Escape") cancel(key, life);
		else if (event.key === "Enter" && (isLine || event.ctrlKey || event.metaKey)) save(key, life);
		else return;
		event.preventDefault();
		event.stopPropagation();
	});
}

function press(button: HTMLElement, life: PageLife): void {
	const { action, form, does, fold } = button.dataset;
	if (action) life.post({ type: "run", action: JSON.parse(action) });
	if (fold !== undefined) life.change(folded(life.page(), fold));
	if (form === undefined) return;
	if (does === "open") open(form, life);
	else if (does === "cancel") cancel(form, life);
	else if (does === "save") save(form, life);
}

function open(key: string, life: PageLife): void {
	const form = life.form(key);
	if (form) life.change(withForm(life.page(), form), `field:${key}:`);
}

function cancel(key: string, life: PageLife): void {
	life.change(withoutForm(life.page(), key), `open:${key}`);
}

function save(key: string, life: PageLife): void {
	const form = life.form(key);
	const page = life.page();
	if (!form || page.forms[key]?.isSaving) return;
	const said = saveOf(page, form);
	if (!said) {
		cancel(key, life);
		return;
	}
	life.change(saving(page, key));
	life.post({ type: "save", save: said });
}
