/** How many tests of a layer passed and failed; skipped ones count as neither. */
export interface Counts {
	readonly passed: number;
	readonly failed: number;
}

const mark = "test counts: ";

/** Starts each line that the in-host suite prints, among all else that reaches the console. */
export const suiteMark = "[suite] ";

/** A line by which a test process tells its counts to whoever reads its output. */
export function countsLine(counts: Counts): string {
	return mark + JSON.stringify(counts);
}

/** The counts in an output, absent when the process never got to print them. */
export function findCounts(output: string): Counts | undefined {
	const line = output.split(/\r?\n/).findLast((candidate) => candidate.startsWith(mark));
	return line === undefined ? undefined : (JSON.parse(line.slice(mark.length)) as Counts);
}

/** An output without the line of its counts. */
export function withoutCounts(output: string): string {
	return output
		.split(/\r?\n/)
		.filter((line) => !line.startsWith(mark))
		.join("\n");
}
