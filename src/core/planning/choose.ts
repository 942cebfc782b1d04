import { isSeq } from "yaml";
import type { Ref } from "../model.ts";
import type { YamlChange } from "../yamlEditChange.ts";
import { locate, resolve, scalarIn } from "../yamlNodes.ts";
import type { YamlText } from "../yamlText.ts";

/** Makes a goal support these key results and no others. */
export function supportChanges(
	yaml: YamlText,
	goal: string,
	supports: readonly Ref[],
): readonly YamlChange[] {
	const path = ["engineering_goals", goal, "supports"];
	if (supports.length > 0) return [{ set: path, to: supports }];
	return locate(yaml, path) ? [{ remove: path }] : [];
}

/** Marks the option of this title as the chosen one of a goal, and no other. */
export function optionChanges(yaml: YamlText, goal: string, title: string): readonly YamlChange[] {
	const path = ["engineering_goals", goal, "options"];
	const list = resolve(yaml, locate(yaml, path)?.node);
	if (!isSeq(list)) return [];
	return list.items.flatMap((item, index): YamlChange[] => {
		if (scalarIn(yaml, item, "title") === title) return [{ set: [...path, index, "chosen"], to: true }];
		return scalarIn(yaml, item, "chosen") === undefined ? [] : [{ remove: [...path, index, "chosen"] }];
	});
}
