export interface WebviewHtml<Model> {
	/** Id of the element that the webview draws into. */
	readonly root: string;
	readonly language: string;
	readonly title: string;
	/** Where the page's own files come from, for its policy. */
	readonly source: string;
	readonly nonce: string;
	readonly style: string;
	readonly script: string;
	readonly model: Model;
}

/** The page with its first model inside, so that it paints without waiting for a message. */
export function webviewHtml<Model>(page: WebviewHtml<Model>): string {
	const { root, language, title, source, nonce, style, script, model } = page;
	const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
	return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<main>
<h1 class="for-ears">${escaped(title)}</h1>
<div id="${escaped(root)}" data-session="${nonce}"></div>
</main>
<div id="announcer" class="for-ears" role="status" aria-live="polite"></div>
<script type="application/json" id="model" nonce="${nonce}">${json(model)}</script>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
	const entities: Readonly<Record<string, string>> = {
		"&": "&amp;",
		'"': "&quot;",
		"<": "&lt;",
		">": "&gt;",
	};
	return text.replace(/[&"<>]/g, (character) => entities[character] ?? "");
}

/** JSON that can't close the element it stands in. */
function json(value: unknown): string {
	return JSON.stringify(value).replaceAll("<", "\\u003c");
}
