import { array, optional, record, strictObject } from "zod/mini";
import { reworkReasons } from "../model.ts";
import { day, described, instant, name, number, oneOf, ref, said, text, texts } from "../yamlSchema.ts";

// The one list of what may stand in a why record.

const question = strictObject({
	ask: text("The question"),
	by: optional(text("Who asks")),
	on: optional(day("The day on which it was asked")),
	answer: optional(text("The answer; without one the question is open")),
	saved: optional(text("Effort that the answer saved, such as 3 weeks")),
});

const rework = strictObject({
	of: optional(name("The branch whose work is done again")),
	because: optional(oneOf("Why it has to be done again", reworkReasons)),
});

export const whyRecordSchema = described(
	"Why a branch exists: whom it helps and which number it should move",
	strictObject({
		branch: name("Name of the branch"),
		from: optional(name("Name of the branch that it was created from")),
		created: optional(instant("When it was created, such as 2026-11-20T10:11:00Z")),
		by: optional(text("Who answered: a team or a name")),
		serves: optional(said("The problems, key results and engineering goals that it is for, or none")),
		why: optional(text("What user problem it solves, in one sentence")),
		expects: optional(
			described(
				"Where key results should be afterwards, in their own units",
				record(ref("objective.key-result", "key result"), number("The value to expect")),
			),
		),
		outcomes: optional(texts("What users will be able to do")),
		rework: optional(described("Set where earlier work is done again", rework)),
		questions: optional(
			described("Questions that were asked on the way", array(described("A question", question))),
		),
		reviewed: optional(
			instant(
				"When it was last found to be still right after what it serves had changed, such as 2026-11-25T09:00:00Z",
			),
		),
		heeded: optional(texts("Lessons of earlier work that were heeded in this one, in their own words")),
	}),
);
