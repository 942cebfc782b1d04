import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { History, Line, Point } from "./history.ts";
import { teams } from "./teams.ts";
import { gitDate, minutesBefore, type When } from "./when.ts";
import { bornAt } from "./work.ts";

interface Entry {
	readonly on: When;
	readonly to: Point;
	readonly message: string;
}

/** Everything happened in one clone, the search team's; that is whose reflogs these are. */
export async function writeReflogs(
	gitDir: string,
	history: History,
	ids: ReadonlyMap<number, string>,
	names: { readonly head: string; readonly remote: string },
): Promise<void> {
	await rm(join(gitDir, "logs"), { recursive: true, force: true }); // what fast-import wrote has today's date
	const write = async (ref: string, entries: readonly Entry[]) => {
		let before = "0".repeat(40);
		const lines = entries.map(({ on, to, message }) => {
			const after = ids.get(to.mark) ?? before;
			const line = `${before} ${after} ${teams.search} ${gitDate(on)}\t${message}\n`;
			before = after;
			return line;
		});
		const file = join(gitDir, "logs", ...ref.split("/"));
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, lines.join(""));
	};
	const main = history.main.map((to, index) => ({
		on: minutesBefore(to.on, -5),
		to,
		message: index === 0 ? `clone: from ${names.remote}` : "pull: Fast-forward",
	}));
	await write("refs/heads/main", main);
	await write("HEAD", headEntries(history, names.head, names.remote));
	await write("refs/remotes/origin/main", main);
	for (const line of history.lines) {
		const { pushed, onlyThere } = line.work;
		if (!onlyThere) await write(`refs/heads/${line.work.branch}`, branchEntries(line));
		const to = pushed === undefined ? undefined : line.points[pushed];
		const message = onlyThere ? "fetch: storing head" : "update by push";
		const entry = to && { on: minutesBefore(to.on, -2), to, message };
		if (entry) await write(`refs/remotes/origin/${line.work.branch}`, [entry]);
	}
}

function branchEntries({ work, points }: Line): Entry[] {
	const [start, ...commits] = points;
	if (!start) return [];
	const message = `branch: Created from ${work.from ?? "main"}`;
	const entries = [
		{ on: bornAt(work), to: start, message: work.birth ?? message },
		...commits.map((to) => ({ on: to.on, to, message: `commit: ${to.subject}` })),
	];
	const last = entries.at(-1);
	if (work.formerly && last) {
		const renamed = `Branch: renamed refs/heads/${work.formerly} to refs/heads/${work.branch}`;
		entries.push({ on: minutesBefore(last.on, -30), to: last.to, message: renamed });
	}
	return entries;
}

/** HEAD as if each commit of the existing branches had been made here, one after the other. */
function headEntries(history: History, head: string, remote: string): Entry[] {
	const [first] = history.main;
	if (!first) return [];
	const entries: Entry[] = [{ on: minutesBefore(first.on, -5), to: first, message: `clone: from ${remote}` }];
	const tips = new Map<string, Point>();
	let current = "main";
	const move = (on: When, branch: string, to: Point | undefined) => {
		if (branch === current || !to) return;
		entries.push({ on, to, message: `checkout: moving from ${current} to ${branch}` });
		current = branch;
	};
	const mainAt = (on: When) => history.main.findLast((point) => point.on <= on);
	const here = history.lines.filter(({ work }) => !work.onlyThere);
	const steps = here.flatMap(({ work, points }) =>
		points.map((to, index) => ({ work, to, on: index === 0 ? bornAt(work) : to.on, isBirth: index === 0 })),
	);
	for (const { work, to, on, isBirth } of steps.toSorted((a, b) =>
		a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
	)) {
		const { branch = "", from = "main" } = work;
		if (isBirth) {
			move(minutesBefore(on, 2), from, tips.get(from) ?? mainAt(on));
			move(on, branch, to);
		} else {
			move(minutesBefore(on, 1), branch, tips.get(branch));
			entries.push({ on, to, message: `commit: ${to.subject}` });
		}
		tips.set(branch, to);
	}
	move(minutesBefore(entries.at(-1)?.on ?? "", -10), head, tips.get(head));
	return entries;
}
