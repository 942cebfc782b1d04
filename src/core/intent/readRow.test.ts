import type { Finding } from "../finding.ts";
import type { Intent } from "../model.ts";
import { parseIntent } from "./parse.ts";

/** What a row of a table about intents is held against. */
export function readRow(text: string): {
	readonly result: Intent | undefined;
	readonly findings: readonly Finding[];
} {
	const { intent, findings } = parseIntent(text, "alignment.yaml");
	return { result: intent, findings };
}

export function problemIds(intent: Intent): readonly string[] {
	return [...intent.problems.keys()];
}
