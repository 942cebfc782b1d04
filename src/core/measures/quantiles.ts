/** The middle of sorted values, or the mean of the two in the middle. Undefined of none. */
export function medianOf(sorted: readonly number[]): number | undefined {
	const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
	return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/**
 * The smallest of sorted values that at least `share` of them don't exceed: the nearest rank, definition 1 of
 * Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996). Undefined of none.
 */
export function nearestRank(sorted: readonly number[], share: number): number | undefined {
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
