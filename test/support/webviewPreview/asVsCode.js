// Runs in the page before everything else, and dresses it as VS Code dresses every webview.
// `theme` is what stage.ts puts in front of this file.

/* global theme */
let state;
globalThis.sent = [];
globalThis.acquireVsCodeApi = () => ({
	postMessage: (message) => globalThis.sent.push(message),
	getState: () => state,
	setState: (next) => {
		state = next;
	},
});

const vsCodeStyle = `@layer vscode-default {
	body { margin: 0; padding: 0 20px; background: transparent; color: var(--vscode-editor-foreground);
		font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); }
	blockquote { background: var(--vscode-textBlockQuote-background); border-color: var(--vscode-textBlockQuote-border); }
}`;

new MutationObserver((_, observer) => {
	const page = document.documentElement;
	if (!page || !document.body) {
		return;
	}
	for (const [name, value] of Object.entries(theme.variables)) {
		page.style.setProperty(`--vscode-${name}`, value);
	}
	page.style.setProperty("background", theme.variables[theme.paper]);
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(vsCodeStyle);
	document.adoptedStyleSheets = [sheet];
	document.body.className = theme.kind;
	observer.disconnect();
}).observe(document, { childList: true, subtree: true });
