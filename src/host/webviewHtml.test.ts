import { doesNotMatch, equal, match } from "node:assert/strict";
import { webviewHtml } from "./webviewHtml.ts";

function page(model: unknown): string {
	return webviewHtml({
		root: "card",
		language: 'de"><script>',
		title: "This Branch",
		source: "https://webview.example",
		nonce: "n0nce",
		style: "https://webview.example/media/card.css",
		script: "https://webview.example/dist/webview/card.js",
		model,
	});
}

const hostile = { announce: "</script><img src=x onerror=alert(1)><!--" };

describe("page of a webview", () => {
	it("allows nothing but its own style sheet and its own script", () => {
		match(
			page(hostile),
			/content="default-src 'none'; style-src https:\/\/webview\.example; script-src 'nonce-n0nce'"/,
		);
	});

	it("lets no text of a user end the element that it stands in", () => {
		const html = page(hostile);
		doesNotMatch(html, /<img|<!--|lang="de">/);
		const [, json = ""] = /id="model" nonce="n0nce">(.*?)<\/script>/.exec(html) ?? [];
		equal(JSON.parse(json).announce, hostile.announce);
	});
});
