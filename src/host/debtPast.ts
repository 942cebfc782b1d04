import { createHash } from "node:crypto";
import { join } from "node:path";
import { compareDebt, type DebtDifference } from "../core/debt/branchDebt.ts";
import type { DebtItem } from "../core/debt/items.ts";
import type { Counted, TrendStep } from "../core/debt/trend.ts";
import type { Day } from "../core/model.ts";
import type { Repository } from "../core/snapshot.ts";
import { type CommitDebt, changedSince, commitDebt, mergeBase } from "../sources/debt/base.ts";
import { readTrend } from "../sources/debtTrend.ts";
import type { Git } from "../sources/git.ts";
import { Recent } from "../sources/recent.ts";
import type { DebtFiles } from "./debtFiles.ts";
import type { DebtScope } from "./debtScope.ts";
import type { PartFolder } from "./parts.ts";

/** What the current branch did to debt. */
export interface BranchDifference extends DebtDifference {
	readonly since: string;
}

interface Answer<Value> {
	readonly key: string;
	readonly value: Value;
}

interface Moment {
	readonly git: Git;
	readonly head: string;
	readonly repository: Repository;
}

/** Compares debt with that of other commits; asks git only for what it doesn't know yet. */
export class DebtPast {
	/** Files that may differ from the last commit and hold, or held, debt. */
	readonly edited = new Set<string>();
	readonly #folder: PartFolder;
	readonly #files: DebtFiles;
	/** The commit that HEAD was at when files were looked at. */
	#seen: string | undefined;
	readonly #failed = new Recent<string, true>(20);
	#changed: Answer<{ readonly since: string; readonly files: readonly string[] } | undefined> | undefined;
	#steps: Answer<readonly TrendStep[]> | undefined;
	#base: Answer<CommitDebt> | undefined;
	#head: Answer<CommitDebt> | undefined;

	constructor(folder: PartFolder, files: DebtFiles) {
		this.#folder = folder;
		this.#files = files;
	}

	/**
	 * Files that differ between the commit of the last look and this one; undefined when nobody can say. A rebase goes
	 * through many commits that nobody looks at: they are one difference once it is over.
	 */
	async switched(scope: DebtScope, signal: AbortSignal): Promise<readonly string[] | undefined> {
		const moment = await this.#moment(scope);
		if (moment?.repository.operation) return [];
		const [before, after] = [this.#seen, moment?.head];
		this.#seen = after;
		if (!moment || before === undefined || after === undefined || before === after) return [];
		try {
			return await changedSince(moment.git, { since: before, head: after }, scope.options, signal);
		} catch (error) {
			if (signal.aborted) throw error;
			return undefined;
		}
	}

	/** Since it left the default branch; undefined on that branch, and where git doesn't know. */
	async branch(scope: DebtScope, signal: AbortSignal): Promise<BranchDifference | undefined> {
		const moment = await this.#moment(scope);
		const { branch } = this.#folder.snapshot ?? {};
		if (!moment || branch?.isDefault !== false) return undefined;
		return this.#unlessFailed(`branch ${this.#keyOf(moment, scope)}`, signal, () =>
			this.#difference(moment, scope, signal),
		);
	}

	async #difference(
		moment: Moment,
		scope: DebtScope,
		signal: AbortSignal,
	): Promise<BranchDifference | undefined> {
		const changed = await this.#changedSince(moment, scope, signal);
		if (changed === undefined) return undefined;
		const { since } = changed;
		const files = [...new Set([...changed.files, ...this.#uncommitted(scope)])].sort();
		this.#base = this.#commit(this.#base, since, moment, scope);
		const before = await this.#base.value.of(files, signal);
		return { since, ...compareDebt(before, this.#itemsOf(files)) };
	}

	/** How the debt of the days since the period's start differs from today's, going back. */
	async trend(scope: DebtScope, signal: AbortSignal): Promise<readonly TrendStep[]> {
		const moment = await this.#moment(scope);
		const { intent, today } = this.#folder.snapshot ?? {};
		const from = intent?.state === "known" ? intent.intent.period?.from : undefined;
		if (!moment || today === undefined || from === undefined) return [];
		const period = { from, today };
		const key = JSON.stringify(["trend", this.#keyOf(moment, scope), period]);
		const steps = await this.#unlessFailed(key, signal, () =>
			this.#stepsSince(moment, period, scope, { key, signal }),
		);
		return steps ?? [];
	}

	async #stepsSince(
		moment: Moment,
		{ from, today }: { readonly from: Day; readonly today: Day },
		scope: DebtScope,
		{ key, signal }: { readonly key: string; readonly signal: AbortSignal },
	): Promise<readonly TrendStep[]> {
		const { git, head } = moment;
		if (this.#steps?.key !== key) {
			const options = { ...scope.options, signal };
			const question = { head, from, today, cache: this.#cacheFile(), options };
			this.#steps = { key, value: await readTrend(git, question) };
		}
		if (this.#steps.value.length === 0) return [];
		const files = this.#uncommitted(scope);
		this.#head = this.#commit(this.#head, head, moment, scope);
		const before = await this.#head.value.of(files, signal);
		const counts = [...counted(before, 1), ...counted(this.#itemsOf(files), -1)];
		return [{ on: today, counts }, ...this.#steps.value];
	}

	/** What failed once is not asked again of the same commits: nobody wants a process for each key that is pressed. */
	async #unlessFailed<Value>(
		key: string,
		signal: AbortSignal,
		ask: () => Promise<Value>,
	): Promise<Value | undefined> {
		if (this.#failed.has(key)) return undefined;
		try {
			return await ask();
		} catch (error) {
			if (signal.aborted) throw error;
			this.#failed.set(key, true);
			this.#folder.log.warn("debt of other commits", error as Error);
			return undefined;
		}
	}

	#keyOf({ head, repository }: Moment, { key }: DebtScope): string {
		const { defaultBranch } = repository;
		const tip = repository.branches.find(({ name }) => name === defaultBranch)?.commit;
		return JSON.stringify([key, head, defaultBranch, tip]);
	}

	/** Undefined without commits. */
	async #moment({ options }: DebtScope): Promise<Moment | undefined> {
		const repository = this.#folder.snapshot?.git;
		if (repository?.state !== "ready" || repository.head.kind === "unborn") return undefined;
		const git = await this.#folder.git();
		return git && { git: git.at(options.folder), head: repository.head.commit, repository };
	}

	async #changedSince(moment: Moment, scope: DebtScope, signal: AbortSignal) {
		const { git, head, repository } = moment;
		const { defaultBranch } = repository;
		if (defaultBranch === undefined) return undefined;
		const key = this.#keyOf(moment, scope);
		if (this.#changed?.key !== key) {
			const since = await mergeBase(git, head, defaultBranch, signal);
			const files = since && (await changedSince(git, { since, head }, scope.options, signal));
			this.#changed = { key, value: files ? { since, files } : undefined };
		}
		return this.#changed.value;
	}

	#commit(
		known: Answer<CommitDebt> | undefined,
		commit: string,
		{ git }: Moment,
		{ key, options }: DebtScope,
	): Answer<CommitDebt> {
		const wanted = `${commit} ${key}`;
		return known?.key === wanted ? known : { key: wanted, value: commitDebt(git, commit, options) };
	}

	#uncommitted({ rules }: DebtScope): readonly string[] {
		const files = new Set([...this.#folder.uncommitted(), ...this.edited, ...this.#files.typed]);
		return [...files].filter((file) => !rules.excludes(file)).sort();
	}

	#itemsOf(files: readonly string[]): readonly DebtItem[] {
		return files.flatMap((file) => this.#files.itemsOf(file));
	}

	#cacheFile(): string {
		const name = createHash("sha256")
			.update(this.#folder.commonDir ?? "")
			.digest("hex");
		return join(this.#folder.storage, "debt", `${name.slice(0, 16)}.json`);
	}
}

function counted(items: readonly DebtItem[], count: number): readonly Counted[] {
	return items.map(({ file, goal }) => ({ file, ...(goal !== undefined && { goal }), count }));
}
