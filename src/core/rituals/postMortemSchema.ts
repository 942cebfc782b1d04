import { array, optional, strictObject } from "zod/mini";
import { day, described, name, ref, text, yesOrNo } from "../yamlSchema.ts";

// The one list of what may stand in a post-mortem's front matter.

const lesson = strictObject({
	text: text("The lesson in one sentence"),
	applies: optional(
		described(
			"What brings the lesson back when somebody works on it",
			array(ref("An id, or a glob of paths", "problem", "objective", "key result", "engineering goal")),
		),
	),
	by: optional(text("Who learnt it: a team or a name")),
});

const action = strictObject({
	text: text("What is to be done"),
	owner: optional(text("The team that does it")),
	due: optional(day("The day by which it is done")),
	done: optional(yesOrNo("True once it is done")),
});

export const postMortemSchema = described(
	"What a release taught",
	strictObject({
		release: optional(name("The release, such as 2.4.0")),
		on: optional(day("The day of the post-mortem; without it, the date in the file's name")),
		lessons: optional(described("What to remember in later work", array(described("A lesson", lesson)))),
		actions: optional(described("What to do about it", array(described("An action", action)))),
	}),
);
