import * as vscode from "vscode";

const scheme = "alignment-intent";

/** A name for a row by which its badge is found; carries the count itself. */
export function badgeUri(id: string, branches: number): vscode.Uri {
	return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(id)}`, query: String(branches) });
}

/** Shows at the row's end how many branches at work serve it, however long its title is. */
export function registerBranchBadges(): vscode.Disposable {
	return vscode.window.registerFileDecorationProvider({
		provideFileDecoration(uri) {
			if (uri.scheme !== scheme) return undefined;
			const count = Number(uri.query);
			if (!(count > 0)) return undefined;
			const tooltip =
				count === 1 ? vscode.l10n.t("1 branch at work") : vscode.l10n.t("{0} branches at work", count);
			return new vscode.FileDecoration(count > 99 ? "∞" : String(count), tooltip);
		},
	});
}
