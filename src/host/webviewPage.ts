import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { webviewHtml } from "./webviewHtml.ts";

export interface WebviewPage<Model> {
	/** Of its script in `dist/webview`, its style in `media` and its root element. */
	readonly name: string;
	readonly title: string;
	readonly model: Model;
}

/** Lets a webview load what is shipped and nothing else, and gives it its page. */
export function openPage<Model>(
	webview: vscode.Webview,
	extensionUri: vscode.Uri,
	{ name, title, model }: WebviewPage<Model>,
): void {
	const at = (...path: string[]) => vscode.Uri.joinPath(extensionUri, ...path);
	const uri = (...path: string[]) => webview.asWebviewUri(at(...path)).toString();
	webview.options = { enableScripts: true, localResourceRoots: [at("dist", "webview"), at("media")] };
	webview.html = webviewHtml({
		root: name,
		language: language(),
		title,
		source: webview.cspSource,
		nonce: randomBytes(16).toString("hex"),
		style: uri("media", `${name}.css`),
		script: uri("dist", "webview", `${name}.js`),
		model,
	});
}

/** That of our texts, so that days and numbers are said in the same one. */
export function language(): string {
	return vscode.l10n.bundle ? vscode.env.language : "en";
}
