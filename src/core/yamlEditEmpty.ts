import type * as z from "zod/mini";
import type { Step } from "./yamlEdit.ts";
import {
	fieldsIn,
	isFields,
	pathOf,
	type Refused,
	type YamlChange,
	type YamlValue,
} from "./yamlEditChange.ts";
import { lineBreak } from "./yamlEditLines.ts";
import { means } from "./yamlEditMeaning.ts";
import { styleNear } from "./yamlEditStyle.ts";
import { entryLines } from "./yamlEditWriter.ts";

/** The first entry of a file that has none, below its comments. */
export function fillEmpty(
	text: string,
	[change, ...rest]: readonly YamlChange[],
	schema: z.core.$ZodType | undefined,
): Step | Refused {
	if (change === undefined) return { edits: [], isDone: () => true, rest };
	if ("set" in change && change.set.length === 0 && isFields(change.to)) {
		const each = fieldsIn(change.to).map(([key, to]): YamlChange => ({ set: [key], to }));
		return { edits: [], isDone: () => true, rest: [...each, ...rest] };
	}
	const entry = entryOf(change);
	if (entry === undefined) return { refused: { code: "not-found", path: pathOf(change) } };
	const [key, value] = entry;
	const around = { ...(schema && { schema }), style: styleNear(undefined, []) };
	const eol = lineBreak(text, text.length);
	const isUnended = text !== "" && text !== "\uFEFF" && !text.endsWith("\n");
	const lines = entryLines(around, key, value, [key], 0).join(eol);
	const insert = isUnended ? eol + lines : lines + eol;
	return {
		edits: [{ from: text.length, to: text.length, insert }],
		isDone: (now) => means(now?.root, { [key]: value }),
		rest,
	};
}

/** What a change brings to a file without anything in it. */
function entryOf(change: YamlChange): readonly [string, YamlValue] | undefined {
	if ("remove" in change || "renameKey" in change) return undefined;
	if ("insert" in change && change.after !== undefined) return undefined;
	const value = "set" in change ? change.to : "append" in change ? [change.value] : change.value;
	const [key, ...steps] = pathOf(change);
	if (typeof key !== "string" || steps.some((step) => typeof step !== "string")) return undefined;
	return [key, steps.reduceRight<YamlValue>((inner, step) => ({ [step]: inner }), value)];
}
