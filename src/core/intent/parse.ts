import type { Finding } from "../finding.ts";
import type { Intent } from "../model.ts";
import { inOrder, readFile } from "../yamlFile.ts";
import type { Citation } from "../yamlShape.ts";
import type { YamlText } from "../yamlText.ts";
import { normalise } from "./normalise.ts";
import { checkReferences } from "./references.ts";
import { checkRules } from "./rules.ts";
import { intentSchema } from "./schema.ts";

/** An intent with all that was learnt while reading it: for edits, and for finding where an id is used. */
export interface ReadIntent {
	/** Absent only when the file can't be read at all; keep the last good one then. */
	readonly intent?: Intent;
	readonly findings: readonly Finding[];
	readonly yaml?: YamlText;
	/** Every reference in the file, sound or not. */
	readonly citations: readonly Citation[];
}

/**
 * What `alignment.yaml` says. With findings present, all that is sound is still in the intent; without an intent
 * there is at least one finding. Takes any text and never throws.
 */
export function parseIntent(
	text: string,
	file: string,
): { readonly intent?: Intent; readonly findings: readonly Finding[] } {
	const { intent, findings } = readIntent(text, file);
	return { ...(intent && { intent }), findings };
}

export function readIntent(text: string, file: string): ReadIntent {
	const { sound, yaml, findings, citations } = readFile(intentSchema, text, file);
	if (sound === undefined || yaml === undefined) return { findings: inOrder(findings), citations };
	const intent = normalise(sound);
	const broken = [...checkRules({ sound, intent, yaml }), ...checkReferences(intent, citations, file)];
	return { intent, findings: inOrder([...findings, ...broken]), yaml, citations };
}
