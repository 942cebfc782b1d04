import type { Day } from "../../core/model.ts";
import type { Git } from "../git.ts";

/** The commit that stood at a day's start. */
export interface DaySample {
	readonly on: Day;
	readonly commit: string;
}

/** Points of a trend, today's not counted. */
const mostSamples = 12;

/** Days at which to look, oldest first: weekly, or in as many weeks as make few of them; none for a start to come. */
export function sampleDays(from: Day, today: Day): readonly Day[] {
	const days = Math.round((Date.parse(today) - Date.parse(from)) / 86_400_000);
	if (!(days > 0)) return [];
	const step = 7 * Math.ceil(days / 7 / mostSamples);
	return Array.from({ length: Math.ceil(days / step) }, (_, at) =>
		new Date(Date.parse(from) + at * step * 86_400_000).toISOString().slice(0, 10),
	);
}

/**
 * The commits on the way to `head`, by first parents, at the start of each of the days, on this machine's clock; the
 * newest day first. Days before the first commit, or before what a shallow clone holds, have none.
 */
export async function sampleCommits(
	git: Git,
	head: string,
	days: readonly Day[],
	signal?: AbortSignal,
): Promise<readonly DaySample[]> {
	const first = days[0];
	if (first === undefined) return [];
	const output = git.stream("log", {
		args: ["--first-parent", "--format=%H %P %ct", `--since=${startOf(first)}`],
		refs: [head],
		...(signal && { signal }),
	});
	const commits = await commitsIn(output, head);
	const samples = [...days].reverse().map((on) => {
		const found = commits.find(({ at }) => at <= startOf(on));
		return found && { on, commit: found.id };
	});
	return samples.filter((sample) => sample !== undefined);
}

/** Newest first; the last stands for what was there before, whenever that was. */
async function commitsIn(
	output: AsyncIterable<Buffer>,
	head: string,
): Promise<readonly { readonly id: string; readonly at: number }[]> {
	const chunks: Buffer[] = [];
	for await (const chunk of output) chunks.push(chunk);
	const lines = Buffer.concat(chunks).toString("latin1").split("\n").filter(Boolean);
	const commits = lines.map((line) => {
		const [id = "", parent, ...rest] = line.split(" ");
		// A first commit has none.
		return { id, at: Number(rest.at(-1)), parent: parent || undefined };
	});
	const before = commits.length === 0 ? head : commits.at(-1)?.parent;
	return before === undefined ? commits : [...commits, { id: before, at: Number.NEGATIVE_INFINITY }];
}

/** Seconds since 1970. */
function startOf(day: Day): number {
	const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
	return new Date(year, month - 1, date).getTime() / 1000;
}
