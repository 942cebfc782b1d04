/** Results that nobody has taken yet; then the work waits. */
const mostWaiting = 64;

/**
 * Works on what comes, at most `width` pieces at a time, and gives results in the order in which they are done.
 * When the source fails, what was begun is given first.
 */
export async function* pooled<In, Out>(
	source: AsyncIterable<In> | Iterable<In>,
	width: number,
	work: (input: In) => Promise<Out>,
): AsyncGenerator<Out> {
	const inputs = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
	const done: Out[] = [];
	const signals = { result: signal(), room: signal() };
	let working = width;
	let failure: { readonly error: unknown } | undefined;
	let stopped = false;

	async function worker(): Promise<void> {
		try {
			while (!stopped && failure === undefined) {
				const next = await inputs.next();
				if (next.done) break;
				done.push(await work(next.value));
				signals.result.ring();
				while (!stopped && done.length >= mostWaiting) await signals.room.rings();
			}
		} catch (error) {
			failure ??= { error };
		} finally {
			working--;
			signals.result.ring();
		}
	}

	for (let i = 0; i < width; i++) void worker();
	try {
		for (;;) {
			while (done.length > 0) {
				yield done.shift() as Out;
				signals.room.ring();
			}
			if (working === 0) break;
			await signals.result.rings();
		}
		if (failure !== undefined) throw failure.error;
	} finally {
		stopped = true;
		signals.room.ring();
		if (working > 0) void Promise.resolve(inputs.return?.()).catch(() => {});
	}
}

/** Wakes all who wait for it. */
function signal() {
	let ring = () => {};
	let rung = new Promise<void>((resolve) => {
		ring = resolve;
	});
	return {
		ring(): void {
			ring();
			rung = new Promise((resolve) => {
				ring = resolve;
			});
		},
		rings: () => rung,
	};
}
