import { setImmediate } from "node:timers/promises";
import type { Steps } from "../core/steps.ts";

/** Milliseconds of work after which others come in between. */
const slice = 4;

let until = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Whether others should have their turn: the thread is one, and so all that is done in slices shares them. Who then
 * awaits `turn` gets the next one to itself, however many wait.
 */
export function isTurnOver(): boolean {
	return performance.now() >= until;
}

export async function turn(): Promise<void> {
	const mine = last.then(() => setImmediate());
	last = mine;
	await mine;
	until = performance.now() + slice;
}

/** Does work step by step, so that nobody else waits for long. */
export async function patiently<Result>(steps: Steps<Result>): Promise<Result> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		if (isTurnOver()) await turn();
	}
}
