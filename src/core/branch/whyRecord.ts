import type * as z from "zod/mini";
import type { Finding } from "../finding.ts";
import { saidOf } from "../intent/normalise.ts";
import { checkReferences } from "../intent/references.ts";
import type { Intent, Question, WhyRecord } from "../model.ts";
import { inOrder, readFile, unlocated, valuesOf } from "../yamlFile.ts";
import type { Located, Sound } from "../yamlSound.ts";
import { whyRecordSchema } from "./whyRecordSchema.ts";

/**
 * What a file under `.alignment/why/` says. There is no record when the file can't be read or names no branch.
 * References are judged only against an `intent`; those that name nothing stay, as what somebody said.
 */
export function parseWhyRecord(
	text: string,
	file: string,
	intent: Intent | undefined,
): { readonly record?: WhyRecord; readonly findings: readonly Finding[] } {
	const { sound, findings: misshapen, citations } = readFile(whyRecordSchema, text, file);
	const dangling = intent === undefined ? [] : checkReferences(intent, citations, file);
	const findings = inOrder([...misshapen, ...dangling]);
	const record = sound && recordOf(sound, file);
	return { ...(record && { record }), findings };
}

function recordOf(sound: Sound<z.infer<typeof whyRecordSchema>>, file: string): WhyRecord | undefined {
	const {
		branch,
		created,
		reviewed,
		serves,
		expects,
		outcomes = [],
		rework,
		questions = [],
		...rest
	} = unlocated(sound);
	if (branch === undefined) return undefined;
	const said = saidOf(serves);
	return {
		...rest,
		file,
		branch,
		...(created !== undefined && { created: inUtc(created) }),
		...(reviewed !== undefined && { reviewed: inUtc(reviewed) }),
		...(said !== undefined && { serves: said }),
		expects: valuesOf(expects),
		outcomes,
		...(rework && { rework: unlocated(rework) }),
		questions: questions.flatMap(questionOf),
	};
}

function questionOf(question: Located & Partial<Question>): Question[] {
	const { ask, ...rest } = unlocated(question);
	return ask === undefined ? [] : [{ ...rest, ask }];
}

/** Instants in one time zone can be compared as text. */
function inUtc(instant: string): string {
	return instant.endsWith("Z") ? instant : new Date(instant).toISOString().replace(".000Z", "Z");
}
