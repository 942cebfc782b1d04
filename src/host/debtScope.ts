import { realpath } from "node:fs/promises";
import { relative, sep } from "node:path";
import * as vscode from "vscode";
import { languagesBy } from "../core/debt/associations.ts";
import { type PathRules, pathRules } from "../sources/debt/pathRules.ts";
import type { DebtScanOptions } from "../sources/debtScan.ts";
import type { PartFolder } from "./parts.ts";
import { debtSettingsFor } from "./settings.ts";

/** What is scanned, and by which rules. */
export interface DebtScope {
	readonly options: DebtScanOptions;
	readonly rules: PathRules;
	/** Equal for equal scopes. */
	readonly key: string;
}

/** The whole repository that the folder lies in, for goals count all of it; else the folder alone. */
export async function debtScope(folder: PartFolder): Promise<DebtScope> {
	const { snapshot, uri } = folder;
	const gitRoot = snapshot?.git.state === "ready" ? snapshot.git.root : undefined;
	const [{ root, inside }, git] = await Promise.all([rootAndInside(uri.fsPath, gitRoot), folder.git()]);
	const { tags, exclude: own, filesExclude, associations } = debtSettingsFor(uri);
	const exclude = [...own, ...filesExclude.map((glob) => belowRoot(glob, inside))];
	const { appRoot } = vscode.env;
	return {
		options: {
			folder: root,
			tags,
			exclude,
			appRoot,
			...(git && gitRoot !== undefined && { git: git.at(root) }),
			...(associations.size > 0 && { languageId: languagesBy(associations) }),
		},
		rules: pathRules(root, exclude),
		key: JSON.stringify([root, tags, exclude, [...associations], git !== undefined]),
	};
}

interface Inside {
	/** By the path by which the workspace folder was opened, as open documents are named. */
	readonly root: string;
	/** The workspace folder below it, with `/`. */
	readonly inside: string;
}

async function rootAndInside(folder: string, gitRoot: string | undefined): Promise<Inside> {
	if (gitRoot === undefined) return { root: folder, inside: "" };
	const real = await realpath(folder).catch(() => folder);
	const inside = relative(gitRoot, real);
	if (inside === "") return { root: folder, inside };
	const byLinks = folder.endsWith(sep + inside);
	return {
		root: byLinks ? folder.slice(0, -inside.length - sep.length) : gitRoot,
		inside: inside.replaceAll("\\", "/"),
	};
}

/** VS Code's globs begin at the workspace folder. */
function belowRoot(glob: string, inside: string): string {
	return inside === "" || glob.startsWith("**/") ? glob : `${inside}/${glob}`;
}
