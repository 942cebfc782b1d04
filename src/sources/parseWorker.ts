// What runs in the worker that reads large files: texts come in, what they say goes out.
import { parentPort } from "node:worker_threads";
import { type ReadIntent, readIntent } from "../core/intent/parse.ts";
import { readLanguageFile } from "../core/language/languageFile.ts";
import type { Asked, Told } from "./backgroundParser.ts";

/** The last text with what it says, for whoever asks next is likely to ask about the same. */
const last = new Map<string, { readonly text: string; readonly read: ReadIntent }>();

function readOnce(text: string, file: string): ReadIntent {
	const known = last.get(file);
	if (known?.text === text) return known.read;
	const read = readIntent(text, file);
	last.clear();
	last.set(file, { text, read });
	return read;
}

function answer({ id, text, file, want }: Asked): Told {
	if (want === "language") {
		const { text: _, ...language } = readLanguageFile("intent", text, file, readOnce);
		return { id, language: JSON.stringify(language) };
	}
	const { intent, findings } = readOnce(text, file);
	return { id, parsed: { ...(intent && { intent }), findings } };
}

parentPort?.on("message", (asked: Asked) => parentPort?.postMessage(answer(asked)));
