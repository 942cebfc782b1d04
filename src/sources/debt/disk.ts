import { isTurnOver, turn } from "../patiently.ts";
import { readText, readTextNow, type TextOrNot } from "./readText.ts";

/** Answers after which a disk is known to answer at all: one that hangs never gives the first. */
const enough = 8;

/** Milliseconds from which on a file that wasn't waited for kept others waiting. */
const slow = 5;

/**
 * The disk that one scan reads. Waiting for each of thousands of small files costs four times what reading it does, so
 * that files are read at once while the disk answers at once, in slices between which others have their turn.
 */
export class Disk {
	#answers = 0;
	#isSlow = false;

	/** As `readText`. */
	async read(path: string, maxBytes: number): Promise<TextOrNot> {
		if (this.#isSlow || this.#answers < enough) {
			const text = await readText(path, maxBytes);
			this.#answers++;
			return text;
		}
		if (isTurnOver()) await turn();
		const start = performance.now();
		const text = readTextNow(path, maxBytes);
		if (performance.now() - start > slow) this.#isSlow = true;
		return text;
	}
}
