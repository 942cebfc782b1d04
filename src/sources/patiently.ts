import { setImmediate } from "node:timers/promises";
import type { Steps } from "../core/steps.ts";

/** Milliseconds of work after which others come in between. */
const slice = 6;

/** Does work step by step, so that nobody else waits for long. */
export async function patiently<Result>(steps: Steps<Result>): Promise<Result> {
	let until = performance.now() + slice;
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		if (performance.now() < until) continue;
		await setImmediate();
		until = performance.now() + slice;
	}
}
