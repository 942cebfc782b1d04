/** One measured number against its promise. */
export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	/** The most that the value may be. */
	readonly target: number;
}

export interface Bench {
	readonly name: string;
	measure(options: BenchOptions): Promise<readonly Figure[]>;
}

/** What to measure on, instead of what is generated; absolute paths. */
export interface BenchOptions {
	/** A repository with a history. */
	readonly repo?: string;
	/** A folder of source files. */
	readonly corpus?: string;
}

export function holds({ value, target }: Figure): boolean {
	return value <= target;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
	if (low === undefined || high === undefined) throw new Error("The median of nothing");
	return (low + high) / 2;
}
