// What the page knows by itself: which forms are open, what is typed into them, and what became of saving it.

import type { CardSave, SaveError } from "./messages.ts";
import type { CardModel, Field, Form } from "./model.ts";

export interface OpenForm {
	/** What each field said when it was opened. */
	readonly was: Readonly<Record<string, string>>;
	readonly typed: Readonly<Record<string, string>>;
	readonly isSaving: boolean;
	readonly error?: SaveError;
}

export interface PageState {
	/** The branch that it is about: what is typed for one branch isn't another's. */
	readonly branch: string;
	readonly forms: Readonly<Record<string, OpenForm>>;
	/** Keys of what is unfolded. */
	readonly unfolded: readonly string[];
}

export const nothingOpen: PageState = { branch: "", forms: {}, unfolded: [] };

export function formsOf(model: CardModel): readonly Form[] {
	return model.sections.flatMap(({ form, blocks }) => [
		...(form ? [form] : []),
		...blocks.flatMap((block) => (block.kind === "question" && block.form ? [block.form] : [])),
	]);
}

export function withForm(state: PageState, form: Form): PageState {
	const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
	return put(state, form.key, { was: values, typed: values, isSaving: false });
}

export function withText(state: PageState, form: string, field: string, text: string): PageState {
	const open = state.forms[form];
	if (!open) return state;
	const { error: _, ...rest } = open;
	return put(state, form, { ...rest, typed: { ...open.typed, [field]: text } });
}

export function withoutForm(state: PageState, form: string): PageState {
	const { [form]: _, ...forms } = state.forms;
	return { ...state, forms };
}

export function saving(state: PageState, form: string): PageState {
	const open = state.forms[form];
	if (!open) return state;
	const { error: _, ...rest } = open;
	return put(state, form, { ...rest, isSaving: true });
}

/** Nothing that was typed is lost; where the file said something else meanwhile, that is what it said now. */
export function failed(state: PageState, form: Form | undefined, key: string, error: SaveError): PageState {
	const open = state.forms[key];
	if (!open) return state;
	const now = Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]));
	const was = error.isStale ? { ...open.was, ...now } : open.was;
	return put(state, key, { ...open, was, isSaving: false, error });
}

export function folded(state: PageState, key: string): PageState {
	const isOpen = state.unfolded.includes(key);
	return {
		...state,
		unfolded: isOpen ? state.unfolded.filter((each) => each !== key) : [...state.unfolded, key],
	};
}

/** What a field shows: what is typed, else what is known. */
export function textIn(open: OpenForm, { name, value }: Field): string {
	return open.typed[name] ?? value;
}

/** What is to be saved; undefined where nothing was changed. */
export function saveOf({ branch, forms }: PageState, form: Form): CardSave | undefined {
	const open = forms[form.key];
	const fields = form.fields
		.map((field) => ({
			name: field.name,
			was: open?.was[field.name] ?? field.value,
			is: open ? textIn(open, field) : "",
		}))
		.filter(({ was, is }) => was.trim() !== is.trim());
	if (!open || fields.length === 0) return undefined;
	return {
		form: form.key,
		edit: form.edit,
		branch,
		...(form.about !== undefined && { about: form.about }),
		fields,
	};
}

function put(state: PageState, key: string, form: OpenForm): PageState {
	return { ...state, forms: { ...state.forms, [key]: form } };
}
