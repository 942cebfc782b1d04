import { setTimeout as sleep } from "node:timers/promises";

/** Asks again and again until the answer is neither undefined nor false; rejects with `what` after `within` ms. */
export async function waitFor<T>(
	what: string,
	ask: () => Promise<T | undefined | false> | T | undefined | false,
	within = 15_000,
): Promise<T> {
	const deadline = Date.now() + within;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${within / 1000} s in vain for ${what}`);
		await sleep(25);
	}
}
