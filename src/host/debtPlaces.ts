import { isAbsolute, join, relative } from "node:path";
import * as vscode from "vscode";
import type { KnownDebt } from "../core/debt/debtState.ts";

/** Where a debt item's file is. */
export function debtUri({ root }: Pick<KnownDebt, "root">, file: string): vscode.Uri {
	return vscode.Uri.file(join(root, file));
}

/** A file as debt items name it; undefined outside of what was scanned. */
export function debtFile({ root }: Pick<KnownDebt, "root">, uri: vscode.Uri): string | undefined {
	if (uri.scheme !== "file") return undefined;
	const path = relative(root, uri.fsPath).replaceAll("\\", "/");
	return path === "" || path === ".." || path.startsWith("../") || isAbsolute(path) ? undefined : path;
}
