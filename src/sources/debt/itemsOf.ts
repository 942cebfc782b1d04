import { type DebtItem, itemSteps, itemsIn } from "../../core/debt/items.ts";
import { isNamedForNone, languageOf } from "../../core/debt/languages.ts";
import { patiently } from "../patiently.ts";
import { type ScanState, skip } from "./scanState.ts";

/** Characters from which on a text is read step by step: for less, each step would cost more than it spares. */
const long = 50_000;

/** The debt items of one file; why it has none that could have some is noted. `languageId` is as in `DebtScanOptions`. */
export async function itemsOf(
	file: string,
	state: ScanState,
	languageId?: (file: string) => string | undefined,
): Promise<readonly DebtItem[]> {
	const { folder, syntax, maxBytes } = state.search;
	const id = languageId?.(file);
	if (!isNamedForNone(file) && languageOf(file, { id }) === undefined) {
		skip(state, { file, why: "unknown language" });
		return [];
	}
	const read = await state.disk.read(`${folder}/${file}`, maxBytes);
	if ("not" in read) {
		if (read.not !== "gone")
			skip(state, { file, why: read.not, ...("detail" in read && { detail: read.detail }) });
		return [];
	}
	state.read++;
	const language = languageOf(file, { id, text: read.text });
	if (language === undefined) skip(state, { file, why: "unknown language" });
	if (language === undefined) return [];
	return read.text.length < long
		? itemsIn(read.text, file, language, syntax)
		: patiently(itemSteps(read.text, file, language, syntax));
}
