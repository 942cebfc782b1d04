import type { CheckIn, Score } from "../model.ts";
import { checkInSchema } from "../rituals/checkInSchema.ts";
import { fieldsIn, type YamlFields } from "../yamlEditChange.ts";
import { styleNear } from "../yamlEditStyle.ts";
import { entryLines } from "../yamlEditWriter.ts";

/** What a check-in says, apart from where it lies. */
export type CheckInFields = Omit<CheckIn, "file">;

/** The text of a new check-in, in the order of the format's description. */
export function checkInText({ on, by, readings, satisfaction, morale, note }: CheckInFields): string {
	const fields: YamlFields = {
		on,
		by: by?.trim() || undefined,
		readings: readings.size > 0 ? Object.fromEntries(readings) : undefined,
		satisfaction: satisfaction && scoreFields(satisfaction),
		morale: morale && scoreFields(morale),
		note: note?.trim() || undefined,
	};
	const around = { schema: checkInSchema, style: styleNear(undefined, []) };
	const lines = fieldsIn(fields).flatMap(([key, value]) => entryLines(around, key, value, [key], 0));
	return `${lines.join("\n")}\n`;
}

function scoreFields({ score, of, answers }: Score): YamlFields {
	return { score, of, answers };
}
