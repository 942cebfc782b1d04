import { clone, optional, record, strictObject } from "zod/mini";
import { atLeastZero, day, described, number, ref, text } from "../yamlSchema.ts";

// The one list of what may stand in a check-in.

const score = strictObject({
	score: number("The average score"),
	of: number("The upper end of the scale"),
	answers: optional(atLeastZero("How many people answered")),
});

export const checkInSchema = described(
	"Readings on one day",
	strictObject({
		on: optional(day("The day of the readings; without it, the date in the file's name")),
		by: optional(text("Who took the readings: a team or a name")),
		readings: optional(
			described(
				"Values of key results, in their own units",
				record(ref("objective.key-result", "key result"), number("The value read")),
			),
		),
		satisfaction: optional(described("How content customers are", score)),
		morale: optional(described("How content the team is", clone(score))),
		note: optional(text("What the numbers don't say")),
	}),
);
