import { array, optional, strictObject } from "zod/mini";
import { day, described, name, ref, text, yesOrNo } from "../yamlSchema.ts";

// The one list of what may stand in the front matter of deep dives and post-mortems.

const anything = () =>
	ref("An id, or a glob of paths", "problem", "objective", "key result", "engineering goal");

const lesson = strictObject({
	text: text("The lesson in one sentence"),
	applies: optional(described("What brings the lesson back when somebody works on it", array(anything()))),
	by: optional(text("Who learnt it: a team or a role")),
	retired: optional(text("Why it is not to come back any more")),
});

const action = strictObject({
	text: text("What is to be done"),
	owner: optional(text("The team or role that does it")),
	due: optional(day("The day by which it is done")),
	done: optional(yesOrNo("True once it is done")),
});

const lessons = () => described("What to remember in later work", array(described("A lesson", lesson)));
const actions = () => described("What to do about it", array(described("An action", action)));

export const postMortemSchema = described(
	"What a release taught",
	strictObject({
		release: optional(name("The release, by its tag: v2.4.0")),
		on: optional(day("The day of the post-mortem; without it, the date in the file's name")),
		lessons: optional(lessons()),
		actions: optional(actions()),
	}),
);

export const deepDiveSchema = described(
	"A brief for people who don't code",
	strictObject({
		marp: optional(yesOrNo("True makes a slide deck of the file, with Marp")),
		about: optional(described("What it explains", array(anything()))),
		on: optional(day("The day of the deep dive; without it, the date in the file's name")),
		lessons: optional(lessons()),
		actions: optional(actions()),
	}),
);
