/** Milliseconds of work after which others get their turn. */
const slice = 8;

/** The same items, with a turn for everybody else whenever the work on them has taken a while. */
export async function* yielding<Item>(items: Iterable<Item>): AsyncGenerator<Item, void> {
	let until = performance.now() + slice;
	for (const item of items) {
		if (performance.now() > until) {
			await new Promise((resolve) => setImmediate(resolve));
			until = performance.now() + slice;
		}
		yield item;
	}
}
