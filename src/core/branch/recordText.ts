import type { Question, WhyRecord } from "../model.ts";
import { fieldsIn, type YamlChange, type YamlFields, type YamlValue } from "../yamlEditChange.ts";
import { styleNear } from "../yamlEditStyle.ts";
import { entryLines } from "../yamlEditWriter.ts";
import { whyRecordSchema } from "./whyRecordSchema.ts";

/** What a why record says, apart from where it lies; what is absent or empty isn't written. */
export type RecordFields = Partial<Omit<WhyRecord, "file">> & Pick<WhyRecord, "branch">;

/** The text of a new why record, in the order and style of the format's description. */
export function recordText(fields: RecordFields): string {
	const around = { schema: whyRecordSchema, style: styleNear(undefined, []) };
	const lines = fieldsIn(yamlOf(fields)).flatMap(([key, value]) => entryLines(around, key, value, [key], 0));
	return `${lines.join("\n")}\n`;
}

/** What has to change in the file of a record so that it says `after`, and nothing else. */
export function recordChanges(before: RecordFields, after: RecordFields): readonly YamlChange[] {
	const old = yamlOf(before);
	return Object.entries(yamlOf(after)).flatMap(([key, to]): YamlChange[] => {
		if (JSON.stringify(to) === JSON.stringify(old[key])) return [];
		return to === undefined ? [{ remove: [key] }] : [{ set: [key], to }];
	});
}

/** In the order in which it is written. */
function yamlOf(fields: RecordFields): YamlFields {
	const { branch, from, created, by, serves, why, expects, outcomes, rework, questions, reviewed, heeded } =
		fields;
	return {
		branch,
		from,
		created,
		by: said(by),
		serves,
		why: said(why),
		expects: expects && filled(Object.fromEntries(expects)),
		outcomes: listed((outcomes ?? []).flatMap((outcome) => said(outcome) ?? [])),
		rework: rework && filled({ of: said(rework.of), because: rework.because }),
		questions: listed((questions ?? []).map(yamlOfQuestion)),
		reviewed,
		heeded: listed(heeded ?? []),
	};
}

/** One question as an item of the record's list. */
export function yamlOfQuestion({ ask, by, on, answer, saved }: Question): YamlFields {
	return { ask, by: said(by), on, answer: said(answer), saved: said(saved) };
}

/** A blank is no text to whoever reads the file. */
function said(text: string | undefined): string | undefined {
	return text?.trim() || undefined;
}

function listed(items: readonly YamlValue[]): YamlValue | undefined {
	return items.length > 0 ? items : undefined;
}

function filled(fields: YamlFields): YamlValue | undefined {
	return fieldsIn(fields).length > 0 ? fields : undefined;
}
