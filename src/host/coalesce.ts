/** What the clock offers; `setTimeout` in life, a hand-wound one in tests. */
export interface Timer {
	set(callback: () => void, milliseconds: number): unknown;
	clear(handle: unknown): void;
}

export const realTimer: Timer = {
	set: (callback, milliseconds) => setTimeout(callback, milliseconds),
	clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
};

interface Pace {
	/** A run starts this long after the last trigger of a burst… */
	readonly quiet: number;
	/** …but never later than this after its first. */
	readonly atMost: number;
}

/**
 * Turns bursts of triggers into runs of one task: waits for a moment of quiet, never runs twice at a time, and runs
 * once more, after the same wait, when a trigger came while it ran. The task handles its own errors, and gets a
 * signal that aborts when the runner is disposed.
 */
export class Coalescer {
	readonly #task: (signal: AbortSignal) => Promise<void>;
	readonly #pace: Pace;
	readonly #timer: Timer;
	readonly #disposed = new AbortController();
	#handle: unknown;
	#deadline: unknown;
	#running: Promise<void> | undefined;
	#again = false;

	constructor(task: (signal: AbortSignal) => Promise<void>, pace: Pace, timer: Timer = realTimer) {
		this.#task = task;
		this.#pace = pace;
		this.#timer = timer;
	}

	/** Aborts when the runner is disposed. */
	get signal(): AbortSignal {
		return this.#disposed.signal;
	}

	trigger(): void {
		if (this.#disposed.signal.aborted) return;
		if (this.#running) {
			this.#again = true;
			return;
		}
		this.#timer.clear(this.#handle);
		this.#handle = this.#timer.set(() => this.#start(), this.#pace.quiet);
		this.#deadline ??= this.#timer.set(() => this.#start(), this.#pace.atMost);
	}

	/** Resolves when a run that began after this call is done. */
	async now(): Promise<void> {
		await this.#running;
		this.#start();
		await this.#running;
	}

	dispose(): void {
		this.#disposed.abort();
		this.#clear();
	}

	#start(): void {
		this.#clear();
		if (this.#disposed.signal.aborted || this.#running) return;
		this.#again = false;
		this.#running = this.#task(this.#disposed.signal).finally(() => {
			this.#running = undefined;
			if (this.#again) this.trigger();
		});
	}

	#clear(): void {
		this.#timer.clear(this.#handle);
		this.#timer.clear(this.#deadline);
		this.#handle = this.#deadline = undefined;
	}
}
