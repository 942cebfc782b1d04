import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { LinesState } from "../core/history/lines.ts";
import { periodBefore, usualPeriod } from "../core/measures/ranges.ts";
import type { Day } from "../core/model.ts";
import { addDays } from "../core/planning/nextPeriod.ts";
import { GitFailed, HumanError } from "../sources/errors.ts";
import type { KeptFile } from "../sources/keptFile.ts";
import { type KnownAges, lineLivesOf, openLinesCache, readLineAges } from "../sources/lineLives.ts";
import { isPartialClone } from "../sources/partialClone.ts";
import { Coalescer } from "./coalesce.ts";
import { contentsMissing } from "./contentsMissing.ts";
import { Disposables } from "./disposables.ts";
import type { Part, PartFolder } from "./parts.ts";
import { onDidChangeSettings, settingsFor } from "./settings.ts";

const pace = { quiet: 100, atMost: 1000 };

/** Days that are followed at least, whatever the intent's period is. */
const leastDays = 180;

/** Commits between two tellings of how far the first look has come. */
const progressStep = 200;

interface Wanted {
	readonly root: string;
	readonly commonDir: string;
	readonly tip: string;
	readonly since: Day;
	readonly window: number;
}

/** The lives of landed lines: read on when the default branch moved, and told anew when the window did. */
export class LinesPart implements Part<LinesState> {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changed.event;
	readonly #folder: PartFolder;
	readonly #coalescer: Coalescer;
	#state: LinesState = { state: "reading" };
	#seen: Wanted | "none" | undefined;
	#stopping: AbortController | undefined;
	#known: { readonly commonDir: string; readonly ages: KnownAges } | undefined;

	constructor(folder: PartFolder) {
		this.#folder = folder;
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#refresh(signal), pace));
		const look = () => {
			if (!isDeepStrictEqual(this.#wanted(), this.#seen)) this.#coalescer.trigger();
		};
		this.#disposables.add(folder.onDidChange(look));
		this.#disposables.add(onDidChangeSettings(look));
		folder.want("history");
		look();
	}

	get state(): LinesState {
		return this.#state;
	}

	again(): void {
		this.#seen = undefined;
		this.#coalescer.trigger();
	}

	/** Until somebody wants it again, or there is something else to read. */
	stop(): void {
		this.#stopping?.abort();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	/** Undefined until history knows the tip. */
	#wanted(): Wanted | "none" | undefined {
		const { snapshot, commonDir, uri } = this.#folder;
		const { git, history, intent, today } = snapshot ?? {};
		if (history?.state === "none" || history?.state === "failed") return "none";
		if (today === undefined || history?.state !== "known" || git?.state !== "ready") return undefined;
		if (commonDir === undefined) return undefined;
		const period = usualPeriod(intent?.state === "known" ? intent.intent : undefined, today);
		const since = [periodBefore(period).from, addDays(today, -leastDays)].sort()[0] ?? today;
		return { root: git.root, commonDir, tip: history.tip, since, window: settingsFor(uri).reworkWindow };
	}

	async #refresh(disposed: AbortSignal): Promise<void> {
		const wanted = this.#wanted();
		if (wanted === undefined) return;
		this.#seen = wanted;
		if (wanted === "none") return this.#take({ state: "none" });
		this.#stopping = new AbortController();
		const signal = AbortSignal.any([disposed, this.#stopping.signal]);
		try {
			const git = await this.#folder.git();
			if (signal.aborted || !git) return;
			const cache = openLinesCache(this.#folder.storage, wanted.commonDir);
			const known = await this.#knownOf(wanted, cache);
			// Reading on changes what is known: half of it must not be taken for the whole.
			this.#known = undefined;
			const ages = await readLineAges(git.at(wanted.root), {
				...{ ...wanted, known, signal },
				onProgress: (commits) => this.#progress(commits),
			});
			if (signal.aborted) return;
			this.#known = { commonDir: wanted.commonDir, ages };
			this.#take({ state: "known", ...lineLivesOf(ages, wanted.window) });
			if (ages.tip !== known?.tip) await cache.write(ages);
		} catch (error) {
			if (signal.aborted) return;
			this.#seen = undefined;
			if (!(error instanceof HumanError)) this.#folder.log.error("lines", error as Error);
			const detail = await this.#detailOf(error as Error, wanted.commonDir);
			if (!signal.aborted) this.#take({ state: "failed", detail });
		}
	}

	async #knownOf({ commonDir }: Wanted, cache: KeptFile<KnownAges>): Promise<KnownAges | undefined> {
		return this.#known?.commonDir === commonDir ? this.#known.ages : cache.read();
	}

	async #detailOf(error: Error, commonDir: string): Promise<string> {
		const isPartial = error instanceof GitFailed && (await isPartialClone(commonDir));
		return isPartial ? contentsMissing() : error.message;
	}

	#progress(commits: number): void {
		const { state } = this.#state;
		if (state === "known" || commits === 0) return;
		const told = this.#state.state === "reading" ? (this.#state.commits ?? 0) : 0;
		if (commits - told >= progressStep) this.#take({ state: "reading", commits });
	}

	#take(state: LinesState): void {
		if (state.state !== "known" && isDeepStrictEqual(state, this.#state)) return;
		this.#state = state;
		this.#changed.fire();
	}
}
