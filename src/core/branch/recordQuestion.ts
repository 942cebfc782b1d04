import { isMap, isSeq } from "yaml";
import type { Question } from "../model.ts";
import type { YamlChange, YamlPath } from "../yamlEditChange.ts";
import { readYaml } from "../yamlText.ts";
import { yamlOfQuestion } from "./recordText.ts";

/** Adds a question to the end of a record's list. */
export function askChange(question: Question): YamlChange {
	return { append: ["questions"], value: yamlOfQuestion(question) };
}

/** Answers a question that stands open in the text; undefined where there is none any more. */
export function answerChanges(
	text: string,
	ask: string,
	{ answer, saved }: Pick<Question, "answer" | "saved">,
): readonly YamlChange[] | undefined {
	const path = openQuestion(text, ask);
	if (path === undefined || answer === undefined) return undefined;
	return [
		{ set: [...path, "answer"], to: answer },
		...(saved === undefined ? [] : [{ set: [...path, "saved"], to: saved }]),
	];
}

/** By what it asks and not by its number in the record, which leaves out items that are none. */
function openQuestion(text: string, ask: string): YamlPath | undefined {
	const questions = readYaml(text, "").yaml?.root.get("questions", true);
	if (!isSeq(questions)) return undefined;
	const index = questions.items.findIndex(
		(item) => isMap(item) && String(item.get("ask")) === ask && !item.get("answer"),
	);
	return index === -1 ? undefined : ["questions", index];
}
