import * as vscode from "vscode";
import type { HealthKind } from "../core/history/health.ts";

export const whyPrompts = ["notification", "quickPick", "card", "off"] as const;
/** How the why of a new branch is asked for. */
export type WhyPrompt = (typeof whyPrompts)[number];

export interface FolderSettings {
	readonly whyPrompt: WhyPrompt;
	/** Globs of branches that are nobody's piece of work. */
	readonly ignoredBranches: readonly string[];
	/** Who answers, as records name them; undefined when the user didn't say. */
	readonly by: string | undefined;
	/** Whether a new record is staged. */
	readonly stageWhy: boolean;
	/** Template of a new branch's name. */
	readonly branchName: string;
	/** The branch that work is merged into; undefined where git is to say. */
	readonly defaultBranch: string | undefined;
	/** Globs of tags that name releases; empty for versions. */
	readonly releaseTags: readonly string[];
	/** Days within which a rewritten line counts as rework. */
	readonly reworkWindow: number;
	/** Days after which a reading is old; 0 for never. */
	readonly remindAfter: number;
	/** Whether the hover of every line says why it is there. */
	readonly hoverOnLines: boolean;
	/** Whether the explorer shows which files belong to engineering goals. */
	readonly goalsInExplorer: boolean;
}

/** What counts as debt, and where it is looked for. */
export interface DebtSettings {
	readonly tags: readonly string[];
	/** Globs of files that are left out, from the repository's root on. */
	readonly exclude: readonly string[];
	/** Globs of VS Code's `files.exclude`, from the workspace folder on. */
	readonly filesExclude: readonly string[];
	/** VS Code's `files.associations`: ids of languages by glob. */
	readonly associations: ReadonlyMap<string, string>;
}

/** Longer ones are no patterns. */
const longestPattern = 500;

/** The settings as they are now: the only place that reads any. What is wrong counts as its default. */
export function settingsFor(folder: vscode.Uri): FolderSettings {
	const settings = vscode.workspace.getConfiguration("alignment", folder);
	return {
		get whyPrompt() {
			return read(settings, "why.prompt", (value) => whyPrompts.find((one) => one === value));
		},
		get ignoredBranches() {
			return patterns(read(settings, "why.ignoreBranches", switchedOn));
		},
		get by() {
			return read(settings, "by", textOf).trim() || undefined;
		},
		get branchName() {
			return read(settings, "branchName", textOf);
		},
		get defaultBranch() {
			const name = read(settings, "defaultBranch", textOf).trim();
			return name || undefined;
		},
		get releaseTags() {
			return read(settings, "releaseTags", words);
		},
		get reworkWindow() {
			return read(settings, "measures.reworkWindow", wholeFrom(1, 90));
		},
		get remindAfter() {
			return read(settings, "checkIns.remindAfter", wholeFrom(0, 365));
		},
		get hoverOnLines() {
			return read(settings, "lines.hover", yesOrNo);
		},
		get goalsInExplorer() {
			return read(settings, "explorer.goals", yesOrNo);
		},
		get stageWhy() {
			return read(settings, "why.stage", yesOrNo);
		},
	};
}

export function debtSettingsFor(folder: vscode.Uri): DebtSettings {
	const settings = vscode.workspace.getConfiguration("alignment.debt", folder);
	const files = vscode.workspace.getConfiguration("files", folder);
	return {
		tags: read(settings, "tags", words).filter((tag) => tag.length <= longestPattern),
		exclude: patterns(read(settings, "exclude", switchedOn)),
		filesExclude: patterns(switchedOn(files.get("exclude")) ?? []),
		associations: new Map(
			Object.entries(files.get<Record<string, unknown>>("associations") ?? {}).flatMap(([glob, id]) =>
				typeof id === "string" && glob.length <= longestPattern ? [[glob, id] as const] : [],
			),
		),
	};
}

/** What the Health section shows. */
export interface HealthSettings {
	readonly shown: ReadonlySet<HealthKind>;
	/** Weeks without work after which a problem is idle and a branch stale. */
	readonly weeks: number;
	readonly ignoredBranches: readonly string[];
}

/** Health's kinds as the setting calls them. */
const healthSwitches: Readonly<Record<HealthKind, string>> = {
	"promises without work": "promisesWithoutWork",
	"work without promise": "workWithoutPromise",
	"idle problems": "idleProblems",
	"stale branches": "staleBranches",
	"rising debt": "risingDebt",
};

export function healthSettingsFor(folder: vscode.Uri): HealthSettings {
	const settings = vscode.workspace.getConfiguration("alignment.health", folder);
	const on = read(settings, "show", switchedOn);
	const kinds = Object.entries(healthSwitches) as [HealthKind, string][];
	return {
		shown: new Set(kinds.flatMap(([kind, name]) => (on.includes(name) ? [kind] : []))),
		weeks: read(settings, "idleWeeks", wholeFrom(1, 104)),
		ignoredBranches: settingsFor(folder).ignoredBranches,
	};
}

/** Calls back when any of them has changed, in whatever folder. */
export function onDidChangeSettings(changed: () => void): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration((event) => {
		if (event.affectsConfiguration("alignment")) changed();
	});
}

export const flagScopes = ["branch", "openFiles", "workspace", "off"] as const;
/** Which debt is flagged in the editor. */
export type FlagScope = (typeof flagScopes)[number];

export const flagKinds = ["unaligned", "dangling", "overdue"] as const;
export type FlagKind = (typeof flagKinds)[number];

export interface FlagSettings {
	readonly scope: FlagScope;
	readonly kinds: ReadonlySet<FlagKind>;
	/** Whether the goal is shown behind each comment. */
	readonly showGoal: boolean;
}

export function flagSettingsFor(folder: vscode.Uri): FlagSettings {
	const settings = vscode.workspace.getConfiguration("alignment.debt", folder);
	const kinds = read(settings, "flags.kinds", switchedOn);
	return {
		scope: read(settings, "flags.scope", (value) => flagScopes.find((one) => one === value)),
		kinds: new Set(flagKinds.filter((kind) => kinds.includes(kind))),
		showGoal: read(settings, "showGoal", (value) => (typeof value === "boolean" ? value : undefined)),
	};
}

/** Calls back when what counts as debt, or where it is looked for, has changed. */
export function onDidChangeDebtSettings(folder: vscode.Uri, changed: () => void): vscode.Disposable {
	const names = ["alignment.debt.tags", "alignment.debt.exclude", "files.exclude", "files.associations"];
	return vscode.workspace.onDidChangeConfiguration((event) => {
		if (names.some((name) => event.affectsConfiguration(name, folder))) changed();
	});
}

function patterns(globs: readonly string[]): readonly string[] {
	return globs.filter((glob) => glob.length <= longestPattern);
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

function wholeFrom(least: number, most: number): (value: unknown) => number | undefined {
	return (value) =>
		typeof value === "number" && Number.isInteger(value) && least <= value && value <= most
			? value
			: undefined;
}

function yesOrNo(value: unknown): boolean | undefined {
	return typeof value === "boolean" ? value : undefined;
}

function words(value: unknown): readonly string[] | undefined {
	return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;
}

/** The keys of a setting like `files.exclude`: those of package.json and the user's own, less what is set to false. */
function switchedOn(value: unknown): readonly string[] | undefined {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	return Object.entries(value).flatMap(([key, on]) => (on === true ? [key] : []));
}

function read<T>(
	settings: vscode.WorkspaceConfiguration,
	name: string,
	take: (value: unknown) => T | undefined,
): T {
	const taken = take(settings.get(name)) ?? take(settings.inspect(name)?.defaultValue);
	if (taken === undefined) throw new Error(`package.json gives no good default to alignment.${name}`);
	return taken;
}
