import { deepEqual, equal, ok } from "node:assert/strict";
import {
	failed,
	folded,
	nothingOpen,
	saveOf,
	saving,
	textIn,
	withForm,
	withoutForm,
	withText,
} from "./formState.ts";
import type { Form } from "./model.ts";

const form: Form = {
	key: "why",
	label: "Edit",
	edit: "why",
	fields: [
		{ name: "why", label: "Why?", value: "They wait", look: "lines" },
		{ name: "outcomes", label: "What?", value: "", look: "lines" },
	],
	save: "Save",
	cancel: "Cancel",
};
const changedForm = { ...form, fields: form.fields.map((field) => ({ ...field, value: "Theirs" })) };
const page = withForm({ ...nothingOpen, branch: "feat/x" }, form);

describe("forms of the card", () => {
	it("say nothing while nothing was changed", () => {
		equal(saveOf(page, form), undefined);
		equal(saveOf(withText(page, "why", "why", "They wait "), form), undefined);
		equal(saveOf(nothingOpen, form), undefined);
	});

	it("say what was changed, and from what", () => {
		deepEqual(saveOf(withText(page, "why", "outcomes", "They find"), form), {
			form: "why",
			edit: "why",
			branch: "feat/x",
			fields: [{ name: "outcomes", was: "", is: "They find" }],
		});
	});

	it("keep what is typed when the file changes below them, and say what they began with", () => {
		const typed = withText(page, "why", "why", "Mine");
		ok(typed.forms.why);
		deepEqual(
			changedForm.fields.map((field) => typed.forms.why && textIn(typed.forms.why, field)),
			["Mine", ""],
		);
		deepEqual(saveOf(typed, changedForm)?.fields, [{ name: "why", was: "They wait", is: "Mine" }]);
	});

	it("keep what is typed when it can't be saved, until it is typed on", () => {
		const error = { text: "There is no space left." };
		const typed = saving(withText(page, "why", "why", "Mine"), "why");
		equal(typed.forms.why?.isSaving, true);
		const after = failed(typed, form, "why", error);
		deepEqual(
			[after.forms.why?.typed.why, after.forms.why?.error, after.forms.why?.isSaving],
			["Mine", error, false],
		);
		equal(withText(after, "why", "why", "Mine!").forms.why?.error, undefined);
	});

	it("replace on a second try what somebody else wrote", () => {
		const after = failed(withText(page, "why", "why", "Mine"), changedForm, "why", {
			text: "",
			isStale: true,
		});
		deepEqual(saveOf(after, changedForm)?.fields[0], { name: "why", was: "Theirs", is: "Mine" });
	});

	it("open, close, fold and unfold", () => {
		deepEqual(withoutForm(page, "why").forms, {});
		deepEqual(withText(nothingOpen, "why", "why", "x"), nothingOpen);
		deepEqual(folded(folded(page, "a"), "b").unfolded, ["a", "b"]);
		deepEqual(folded(folded(page, "a"), "a").unfolded, []);
	});
});
