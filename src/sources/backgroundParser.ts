import { Worker } from "node:worker_threads";
import type { parseIntent } from "../core/intent/parse.ts";
import type { LanguageFile } from "../core/language/languageFile.ts";

type Parsed = ReturnType<typeof parseIntent>;

/** To the worker. */
export interface Asked {
	readonly id: number;
	readonly text: string;
	readonly file: string;
	readonly want: "intent" | "language";
}

/** From the worker. */
export type Told = { readonly id: number } & (
	| { readonly parsed: Parsed }
	/** A `LanguageFile` without its text, as JSON: many small objects, which are cloned in three times the time. */
	| { readonly language: string }
);

interface Waiting {
	resolve(told: Told): void;
	reject(error: unknown): void;
}

/** Milliseconds without work after which the worker ends, and its memory is free again. */
const idle = 30_000;

/** Parses in a worker, so that a large file never holds up whoever asks. */
export class BackgroundParser {
	readonly #script: URL;
	readonly #waiting = new Map<number, Waiting>();
	#asked = 0;
	#worker: Worker | undefined;
	#resting: NodeJS.Timeout | undefined;

	/** `script` is the built parseWorker.ts. */
	constructor(script: URL) {
		this.#script = script;
	}

	/** Rejects when the worker fails; the next call starts another. */
	async parse(text: string, file: string): Promise<Parsed> {
		const told = await this.#ask(text, file, "intent");
		if (!("parsed" in told)) throw new Error("The worker told something else");
		return told.parsed;
	}

	/** Likewise. */
	async language(text: string, file: string): Promise<LanguageFile> {
		const told = await this.#ask(text, file, "language");
		if (!("language" in told)) throw new Error("The worker told something else");
		return { ...JSON.parse(told.language), text };
	}

	#ask(text: string, file: string, want: Asked["want"]): Promise<Told> {
		clearTimeout(this.#resting);
		this.#worker ??= this.#start();
		const worker = this.#worker;
		const id = this.#asked++;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			worker.postMessage({ id, text, file, want } satisfies Asked);
		});
	}

	dispose(): void {
		this.#fail(new Error("The parser was put to rest"));
	}

	#start(): Worker {
		const worker = new Worker(this.#script);
		worker.on("message", (told: Told) => {
			this.#waiting.get(told.id)?.resolve(told);
			this.#waiting.delete(told.id);
			if (this.#waiting.size > 0) return;
			this.#resting = setTimeout(() => this.dispose(), idle);
			this.#resting.unref();
		});
		worker.on("error", (error) => this.#fail(error));
		return worker;
	}

	#fail(error: unknown): void {
		clearTimeout(this.#resting);
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
		void this.#worker?.terminate();
		this.#worker = undefined;
	}
}
