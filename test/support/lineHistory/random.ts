/** The same numbers for the same seed, from 0 to below 1: mulberry32. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export interface Chance {
	/** A whole number from 0 to below `most`. */
	below(most: number): number;
	/** True so many times of a hundred. */
	percent(share: number): boolean;
	one<T>(values: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
	const next = seeded(seed);
	const below = (most: number) => Math.floor(next() * most);
	return {
		below,
		percent: (share) => next() * 100 < share,
		one: <T>(values: readonly T[]): T => {
			const value = values[below(values.length)];
			if (value === undefined) throw new Error("There is nothing to choose from");
			return value;
		},
	};
}
