import * as vscode from "vscode";
import type { Change, HistoryState } from "../core/history/history.ts";
import { releaseTags } from "../core/history/releases.ts";
import { servingBy } from "../core/history/serve.ts";
import type { Intent } from "../core/model.ts";
import { GitFailed, HumanError } from "../sources/errors.ts";
import type { Git } from "../sources/git.ts";
import { type HistoryCache, openHistoryCache } from "../sources/history/cache.ts";
import type { Timeline } from "../sources/history/timeline.ts";
import { countSizes, readHistory, type SizesToCount } from "../sources/history.ts";
import { yielding } from "../sources/yielding.ts";
import { Coalescer } from "./coalesce.ts";
import { Disposables } from "./disposables.ts";
import type { Part, PartFolder } from "./parts.ts";
import { onDidChangeSettings, settingsFor } from "./settings.ts";
import { watch } from "./watch.ts";

/** A fetch writes many refs. */
const pace = { quiet: 100, atMost: 1000 };

/** Seconds for which the sizes of changes are counted: a year, and what a period needs before it. */
const sizedFor = 395 * 24 * 60 * 60;

/** Where history is read. */
interface Place {
	readonly root: string;
	readonly commonDir: string;
	readonly branch: string;
	readonly folder: string;
}

/** The default branch's history: read again when its tip or a tag moved, and told anew when the intent did. */
export class HistoryPart implements Part<HistoryState> {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changed.event;
	readonly #folder: PartFolder;
	readonly #coalescer: Coalescer;
	#state: HistoryState = { state: "reading" };
	#timeline: Timeline | undefined;
	/** Why sizes couldn't be counted. */
	#uncounted: string | undefined;
	/** What the state was told by. */
	#told: Timeline | undefined;
	#intent: Intent | undefined;
	/** What git said when it was last asked; undefined when it is to be asked again. */
	#seen: string | undefined;
	#watching: { readonly commonDir: string; readonly disposable: vscode.Disposable } | undefined;
	#cache: { readonly key: string; readonly cache: HistoryCache } | undefined;

	constructor(folder: PartFolder) {
		this.#folder = folder;
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#refresh(signal), pace));
		this.#disposables.add(
			folder.onDidChange(() => {
				const { git, intent } = this.#wanted();
				if (git !== this.#seen || intent !== this.#intent) this.#coalescer.trigger();
			}),
		);
		const again = () => this.again();
		this.#disposables.add(onDidChangeSettings(again));
		this.#disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && again()));
		this.#coalescer.trigger();
	}

	get state(): HistoryState {
		return this.#state;
	}

	dispose(): void {
		this.#watching?.disposable.dispose();
		this.#disposables.dispose();
	}

	again(): void {
		this.#seen = undefined;
		this.#coalescer.trigger();
	}

	/** What the snapshot says of git, as far as history hangs on it, and the intent. */
	#wanted() {
		const { git, intent } = this.#folder.snapshot ?? {};
		const said = intent?.state === "known" ? intent.intent : undefined;
		if (git?.state !== "ready" || git.defaultBranch === undefined || this.#folder.commonDir === undefined)
			return { git: git?.state === "failed" ? `failed ${git.detail}` : "none", intent: said };
		const { root, defaultBranch: branch } = git;
		const tip = git.branches.find(({ name }) => name === branch)?.commit;
		const place: Place = { root, commonDir: this.#folder.commonDir, branch, folder: this.#folder.prefix };
		return { git: [root, branch, place.folder, tip].join("\n"), place, intent: said };
	}

	async #refresh(signal: AbortSignal): Promise<void> {
		const { snapshot } = this.#folder;
		if (!snapshot) return;
		const { git: seen, place, intent } = this.#wanted();
		const mustAsk = seen !== this.#seen;
		this.#seen = seen;
		try {
			const git = place && (await this.#folder.git())?.at(place.root);
			if (signal.aborted) return;
			if (!git || !place) {
				this.#timeline = undefined;
				const { git: state } = snapshot;
				if (state.state === "failed") throw new GitFailed(state.detail);
				return this.#take({ state: "none" });
			}
			this.#watch(place.commonDir);
			if (mustAsk) await this.#read(git, place, signal);
			else if (this.#timeline) await this.#tell(this.#timeline, intent, signal);
		} catch (error) {
			if (signal.aborted) return;
			this.#seen = undefined;
			if (!(error instanceof HumanError)) this.#folder.log.error("history", error as Error);
			this.#take({ state: "failed", detail: (error as Error).message });
		}
	}

	async #read(git: Git, place: Place, signal: AbortSignal): Promise<void> {
		const { branch, folder, commonDir } = place;
		const cache = this.#cacheOf(place);
		let before = this.#timeline;
		const isRelease = releaseTags(settingsFor(this.#folder.uri).releaseTags);
		const known = async () => {
			before ??= await cache.read();
			return before;
		};
		let timeline = await readHistory(git, { branch, folder, commonDir, isRelease, known, signal });
		if (signal.aborted) return;
		this.#timeline = timeline;
		if (!timeline) return this.#take({ state: "none" });
		await this.#tell(timeline, this.#wanted().intent, signal);
		const since = Math.floor(Date.now() / 1000) - sizedFor;
		const uncounted = this.#uncounted;
		timeline = await this.#counted(git, timeline, { since, commonDir, signal });
		if (signal.aborted) return;
		if (timeline !== this.#timeline || uncounted !== this.#uncounted) {
			this.#timeline = timeline;
			await this.#tell(timeline, this.#wanted().intent, signal);
		}
		if (signal.aborted || timeline === before) return;
		// What a partial clone lacks may come: then it is to be read, not remembered as absent.
		if (!timeline.missing.includes("contents")) await cache.write(timeline);
	}

	/** What landed can be told without how large it was; counting is tried again when history is next asked for. */
	async #counted(git: Git, timeline: Timeline, question: SizesToCount): Promise<Timeline> {
		try {
			const counted = await countSizes(git, timeline, question);
			this.#uncounted = undefined;
			return counted;
		} catch (error) {
			if (question.signal?.aborted || !(error instanceof HumanError)) throw error;
			this.#folder.log.warn("history", error);
			this.#uncounted = error.message;
			return timeline;
		}
	}

	/** Says what the timeline says by today's intent. */
	async #tell(timeline: Timeline, intent: Intent | undefined, signal: AbortSignal): Promise<void> {
		const serving = intent && servingBy(intent);
		const changes: Change[] = [];
		// What serves the same as before stays the same value.
		const told = serving && this.#told === timeline && this.#state.state === "known" ? this.#state : timeline;
		for await (const change of yielding(told.changes)) changes.push(serving ? serving(change) : change);
		if (signal.aborted) return;
		this.#intent = intent;
		this.#told = timeline;
		const { branch, tip, releases, missing } = timeline;
		const uncounted = this.#uncounted === undefined ? {} : { uncounted: this.#uncounted };
		this.#take({ state: "known", branch, tip, changes, releases, missing, ...uncounted });
	}

	#cacheOf({ commonDir, folder }: Place): HistoryCache {
		const key = `${commonDir}\n${folder}`;
		if (this.#cache?.key !== key)
			this.#cache = {
				key,
				cache: openHistoryCache({ storage: this.#folder.storage, commonDir, folder }),
			};
		return this.#cache.cache;
	}

	/** Watches tags and what was fetched; the branch's own tip comes with the snapshot. */
	#watch(commonDir: string): void {
		if (this.#watching?.commonDir === commonDir) return;
		this.#watching?.disposable.dispose();
		const folder = vscode.Uri.file(commonDir);
		const watched = [
			{ folder, pattern: "{packed-refs,shallow}" },
			{ folder: vscode.Uri.joinPath(folder, "refs", "tags"), pattern: "**" },
			{ folder: vscode.Uri.joinPath(folder, "refs", "remotes", "origin"), pattern: "**" },
			{ folder: vscode.Uri.joinPath(folder, "reftable"), pattern: "tables.list" },
		];
		this.#watching = { commonDir, disposable: watch(watched, () => this.again()) };
	}

	#take(state: HistoryState): void {
		if (sameState(state, this.#state)) return;
		this.#state = state;
		this.#changed.fire();
	}
}

/** Equal is the same: so that nobody draws again what is there. */
function sameState(a: HistoryState, b: HistoryState): boolean {
	if (a.state === "known" && b.state === "known") {
		const { changes, releases, missing } = b;
		return (
			a.branch === b.branch &&
			a.tip === b.tip &&
			a.releases === releases &&
			a.missing === missing &&
			a.uncounted === b.uncounted &&
			a.changes.length === changes.length &&
			a.changes.every((change, at) => change === changes[at])
		);
	}
	if (a.state === "failed" && b.state === "failed") return a.detail === b.detail;
	return a.state === b.state;
}
