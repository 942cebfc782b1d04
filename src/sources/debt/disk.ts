import { readText, readTextNow, type TextOrNot } from "./readText.ts";

/** Answers after which a disk is known to answer at all: one that hangs never gives the first. */
const enough = 8;

/** Milliseconds from which on a file that wasn't waited for kept others waiting. */
const slow = 5;

/**
 * The disk that one scan reads. Waiting for each of thousands of small files costs four times what reading it does, so
 * that files are read at once while the disk answers at once.
 */
export class Disk {
	#answers = 0;
	#isSlow = false;

	/** Whether to wait for a file costs more than to read it, and several at a time are no faster than one. */
	get answersAtOnce(): boolean {
		return !this.#isSlow && this.#answers >= enough;
	}

	/** As `readText`. */
	read(path: string, maxBytes: number): TextOrNot | Promise<TextOrNot> {
		return this.answersAtOnce ? this.#readNow(path, maxBytes) : this.#readPatiently(path, maxBytes);
	}

	async #readPatiently(path: string, maxBytes: number): Promise<TextOrNot> {
		const text = await readText(path, maxBytes);
		this.#answers++;
		return text;
	}

	#readNow(path: string, maxBytes: number): TextOrNot {
		const start = performance.now();
		const text = readTextNow(path, maxBytes);
		if (performance.now() - start > slow) this.#isSlow = true;
		return text;
	}
}
