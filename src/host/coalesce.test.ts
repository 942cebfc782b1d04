import assert from "node:assert/strict";
import { Coalescer, type Timer } from "./coalesce.ts";

/** A clock that stands still until it is wound on. */
class HandClock implements Timer {
	#now = 0;
	#next = 1;
	readonly #alarms = new Map<number, { at: number; ring: () => void }>();

	set(ring: () => void, milliseconds: number): number {
		this.#alarms.set(this.#next, { at: this.#now + milliseconds, ring });
		return this.#next++;
	}

	clear(handle: unknown): void {
		this.#alarms.delete(handle as number);
	}

	async pass(milliseconds: number): Promise<void> {
		for (const end = this.#now + milliseconds; this.#now < end; ) {
			this.#now++;
			for (const [handle, { at, ring }] of [...this.#alarms]) {
				if (at > this.#now) continue;
				this.#alarms.delete(handle);
				ring();
			}
			await settle();
		}
	}
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("Coalescer", () => {
	let clock: HandClock;
	let runs: { finish(): void }[];
	let coalescer: Coalescer;

	beforeEach(() => {
		clock = new HandClock();
		runs = [];
		coalescer = new Coalescer(
			() => new Promise<void>((finish) => runs.push({ finish })),
			{ quiet: 20, atMost: 50 },
			clock,
		);
	});

	it("runs once for a burst, after a moment of quiet", async () => {
		for (let i = 0; i < 5; i++) coalescer.trigger();
		await clock.pass(19);
		assert.equal(runs.length, 0);
		await clock.pass(1);
		assert.equal(runs.length, 1);
	});

	it("doesn't wait for ever when the triggers never stop", async () => {
		for (let i = 0; i < 60; i++) {
			coalescer.trigger();
			await clock.pass(1);
		}
		assert.equal(runs.length, 1);
	});

	it("never runs twice at a time, and once more for all that came meanwhile", async () => {
		coalescer.trigger();
		await clock.pass(20);
		for (let i = 0; i < 3; i++) coalescer.trigger();
		await clock.pass(500);
		assert.equal(runs.length, 1);
		runs[0]?.finish();
		await clock.pass(19);
		assert.equal(runs.length, 1);
		await clock.pass(2);
		assert.equal(runs.length, 2);
		runs[1]?.finish();
		await clock.pass(500);
		assert.equal(runs.length, 2);
	});

	it("runs at once when asked to, and resolves when a run that began afterwards is done", async () => {
		coalescer.trigger();
		await clock.pass(20);
		let done = false;
		const asked = coalescer.now().then(() => {
			done = true;
		});
		runs[0]?.finish();
		await settle();
		assert.deepEqual([runs.length, done], [2, false]);
		runs[1]?.finish();
		await asked;
		assert.equal(runs.length, 2);
	});

	it("stops for good when it is disposed", async () => {
		coalescer.trigger();
		coalescer.dispose();
		coalescer.trigger();
		await clock.pass(500);
		assert.equal(runs.length, 0);
	});
});
