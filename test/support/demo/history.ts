import type { FastImport, Mark, Tree } from "./fastImport.ts";
import { teamName, teams } from "./teams.ts";
import { parseWoven, type Woven, weave } from "./weave.ts";
import { gitDate, type When } from "./when.ts";
import { bornAt, commitsOf, recordOf, type Work } from "./work.ts";

/** A commit that was written, and what it holds. */
export interface Point {
	readonly mark: Mark;
	readonly on: When;
	readonly subject: string;
	readonly tree: Tree;
	/** Ids of all commits that are in it. */
	readonly ids: ReadonlySet<string>;
}

/** A branch from its birth on; `points[0]` is where it started. */
export interface Line {
	readonly work: Work;
	readonly points: readonly Point[];
}

export interface History {
	/** First-parent history of main, oldest first. */
	readonly main: readonly Point[];
	/** Branches that still exist, in the order of the list of works. */
	readonly lines: readonly Line[];
}

/** Writes the commits of all works, in the order in which they landed. */
export async function writeHistory(
	works: readonly Work[],
	shop: readonly Woven[],
	out: FastImport,
): Promise<History> {
	const writer = new Writer(works, shop, out);
	const landed = works.filter((work) => work.lands || !work.branch);
	for (const work of landed.toSorted((a, b) => (landedOn(a) < landedOn(b) ? -1 : 1))) await writer.land(work);
	for (const work of works) if (work.branch && !work.lands) writer.branch(work);
	if (writer.idle.length > 0) throw new Error(`these commits change nothing: ${writer.idle.join(", ")}`);
	const order = new Map(works.map((work, index) => [work.id, index]));
	const lines = writer.lines.toSorted((a, b) => (order.get(a.work.id) ?? 0) - (order.get(b.work.id) ?? 0));
	return { main: writer.main, lines };
}

function landedOn(work: Work): When {
	return work.lands?.on ?? commitsOf(work)[0]?.on ?? "";
}

class Writer {
	readonly main: Point[] = [];
	readonly lines: Line[] = [];
	/** Commits without a change: mistakes in the list of works, or lines that the shop's files lack. */
	readonly idle: string[] = [];
	private readonly files: readonly Woven[];
	private readonly texts = new Map<Woven, Map<string, string | undefined>>();
	private readonly reverts = new Map<string, string>();
	private readonly landings = new Map<string, Point>();
	private readonly out: FastImport;

	constructor(works: readonly Work[], shop: readonly Woven[], out: FastImport) {
		this.out = out;
		const records = works.flatMap((work) => {
			const record = recordOf(work, teamName(work.by));
			return record
				? [
						parseWoven(
							record.path,
							`@@ +${commitsOf(work)[(work.recordIn ?? 1) - 1]?.id}\n${record.text}@@ end\n`,
						),
					]
				: [];
		});
		this.files = [...shop, ...records].toSorted((a, b) => (a.path < b.path ? -1 : 1));
		for (const work of works) if (work.reverts) this.reverts.set(work.id, work.reverts);
	}

	async land(work: Work): Promise<void> {
		if (!work.branch || !work.lands) return this.direct(work);
		const { on, how, pull, title } = work.lands;
		const tip = this.tip();
		const numbered = `${title ?? commitsOf(work).at(-1)?.subject}${pull ? ` (#${pull})` : ""}`;
		if (how === "squash") {
			const ids = commitsOf(work).map((commit) => commit.id);
			const body = work.lands.body ?? (ids.length > 1 ? list(work) : undefined);
			this.onMain(work, this.commit(work, tip, ids, { on, subject: numbered, ...(body && { body }) }));
			if (work.kept) this.branch(work);
			return;
		}
		if (how === "rebase") {
			const points = this.chain(work, tip, on);
			for (const point of points.slice(1)) this.onMain(work, point);
			if (work.kept) this.lines.push({ work, points });
			return;
		}
		const points = this.branch(work, work.kept ?? false);
		const branchTip = points.at(-1) ?? tip;
		const merge =
			how === "merge"
				? { subject: `Merge branch '${work.branch}'`, body: work.lands.body ?? title }
				: {
						subject: `Merge pull request #${pull} from lumen/${work.branch}`,
						body: work.lands.body ?? title,
					};
		const { subject, body } = merge;
		this.onMain(
			work,
			this.commit(work, tip, [...branchTip.ids], { on, subject, ...(body && { body }), merges: branchTip }),
		);
	}

	/** Writes a branch as it stands by itself. */
	branch(work: Work, keep = true): readonly Point[] {
		const points = this.chain(work, this.startOf(work));
		if (keep) this.lines.push({ work, points });
		return points;
	}

	private async direct(work: Work): Promise<void> {
		const [first] = commitsOf(work);
		if (!first) return;
		const taken = work.reverts && this.landings.get(work.reverts);
		if (!taken) return this.onMain(work, this.commit(work, this.main.at(-1), [first.id], first));
		const subject = `Revert "${taken.subject}"`;
		const body = `This reverts commit ${await this.out.idOf(taken.mark)}.\n\n${first.subject}`;
		this.onMain(work, this.commit(work, this.tip(), [first.id], { on: first.on, subject, body }));
	}

	/** `rebased`: the moment at which all its commits were written anew. */
	private chain(work: Work, start: Point, rebased?: When): readonly Point[] {
		const points = [start];
		for (const { id, on, subject } of commitsOf(work)) {
			const parent = points.at(-1) ?? start;
			points.push(this.commit(work, parent, [id], { on, subject, ...(rebased && { rebased }) }));
		}
		return points;
	}

	private startOf(work: Work): Point {
		const born = bornAt(work);
		const from = work.from && this.lines.find((line) => line.work.branch === work.from);
		if (work.from && !from) throw new Error(`${work.id}: no branch ${work.from} before it`);
		const candidates = from ? from.points : this.main;
		const start = candidates.findLast((point) => point.on <= born);
		if (!start) throw new Error(`${work.id}: nothing to start from at ${born}`);
		return start;
	}

	private tip(): Point {
		const tip = this.main.at(-1);
		if (!tip) throw new Error("main has no commit yet");
		return tip;
	}

	private onMain(work: Work, point: Point): void {
		this.main.push(point);
		this.landings.set(work.id, point);
	}

	private commit(
		work: Work,
		parent: Point | undefined,
		added: readonly string[],
		how: {
			readonly on: When;
			readonly subject: string;
			readonly body?: string;
			readonly merges?: Point;
			readonly rebased?: When;
		},
	): Point {
		const ids = new Set([...(parent?.ids ?? []), ...added]);
		const tree = this.treeOf(ids);
		const parentTree = parent?.tree ?? new Map();
		if (!how.merges && same(tree, parentTree)) this.idle.push(...added);
		const queued = how.merges || work.lands?.how === "squash";
		const mark = this.out.commit({
			tree,
			parentTree,
			parents: [parent, how.merges].flatMap((point) => (point ? [point.mark] : [])),
			author: teams[work.by],
			authored: gitDate(how.on),
			committer: queued && work.lands?.on === how.on ? teams.queue : teams[work.by],
			committed: gitDate(how.rebased ?? how.on),
			message: how.body ? `${how.subject}\n\n${how.body}` : how.subject,
		});
		return { mark, on: how.rebased ?? how.on, subject: how.subject, tree, ids };
	}

	private treeOf(ids: ReadonlySet<string>): Tree {
		const reverted = new Set([...this.reverts].flatMap(([id, taken]) => (ids.has(id) ? [taken] : [])));
		const effective = new Set([...ids].filter((id) => !reverted.has(id.replace(/\.\d+$/, ""))));
		const tree = new Map<string, Mark>();
		for (const file of this.files) {
			const text = this.textOf(file, effective);
			if (text !== undefined) tree.set(file.path, this.out.blob(text));
		}
		return tree;
	}

	private textOf(file: Woven, ids: ReadonlySet<string>): string | undefined {
		const key = file.commits.filter((id) => ids.has(id)).join(" ");
		const known = this.texts.get(file) ?? new Map<string, string | undefined>();
		this.texts.set(file, known);
		if (!known.has(key)) known.set(key, weave(file, ids));
		return known.get(key);
	}
}

function list(work: Work): string {
	return commitsOf(work)
		.map((commit) => `* ${commit.subject}`)
		.join("\n");
}

function same(a: Tree, b: Tree): boolean {
	return a.size === b.size && [...a].every(([path, blob]) => b.get(path) === blob);
}
