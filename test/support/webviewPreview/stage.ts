// Shows one of our webviews in a browser of its own, dressed as VS Code dresses it, and looks for what is wrong.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { webviewHtml } from "../../../src/host/webviewHtml.ts";
import { root } from "../paths.ts";

/** As a VS Code of today gives them to a webview; see themes.json. */
interface Theme {
	readonly kind: string;
	readonly variables: Record<string, string>;
}

interface Findings {
	readonly violations: readonly string[];
	readonly isWide: boolean;
	readonly height: number;
}

export interface Webview {
	/** Of its folder in `src/webview` and its style in `media`. */
	readonly name: string;
	readonly title: string;
	readonly language: string;
	readonly dir?: string | undefined;
	/** The theme's colour that it lies on. */
	readonly paper: "sideBar-background" | "editor-background";
	model(sample: string): unknown;
}

export interface Shown {
	readonly theme: string;
	readonly sample: string;
	readonly width: number;
	readonly height: number;
	readonly scale?: number;
	readonly font?: string | undefined;
}

export interface Stage {
	/** A tab that shows one sample. */
	show(browser: Browser, shown: Shown): Promise<Page>;
	close(): void;
}

export const mainThemes = "Dark 2026,Light 2026,Default High Contrast,Default High Contrast Light";

const here = import.meta.dirname;
const themes = JSON.parse(await readFile(join(here, "themes.json"), "utf8")) as Record<string, Theme>;
export const allThemes: readonly string[] = Object.keys(themes);

export const say = (text: string) => process.stdout.write(`${text}\n`);

export async function openStage(webview: Webview): Promise<Stage> {
	const asVsCode = await readFile(join(here, "asVsCode.js"), "utf8");
	const site = await serve(webview);
	return {
		close: site.close,
		show: async (browser, { theme: name, sample, width, height, scale = 1, font }) => {
			const theme = themes[name];
			if (!theme) throw new Error(`No theme ${name}; there are ${allThemes.join(", ")}`);
			const variables = { ...theme.variables, ...(font && { "font-family": font }) };
			const dress = { ...theme, variables, paper: webview.paper };
			const tab = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
			tab.on("console", (message) => say(`${sample}: ${message.text()}`));
			tab.on("pageerror", (error) => say(`${sample}: ${error.message}`));
			await tab.addInitScript(`{ const theme = ${JSON.stringify(dress)};\n${asVsCode} }`);
			await tab.goto(`${site.origin}/?sample=${sample}`);
			return tab;
		},
	};
}

/** Tells what axe-core finds, and whether the page is wider than its window; resolves with its height. */
export async function report(tab: Page, where: string): Promise<number> {
	await tab.evaluate(await readFile(join(root, "node_modules", "axe-core", "axe.min.js"), "utf8"));
	const inspect = await readFile(join(here, "inspect.js"), "utf8");
	const { violations, isWide, height } = await tab.evaluate<Findings>(inspect);
	for (const violation of violations) {
		say(`${where}: ${violation}`);
	}
	if (isWide) say(`${where}: scrolls sideways`);
	return height;
}

async function serve(webview: Webview): Promise<{ readonly origin: string; close(): void }> {
	const { name } = webview;
	const bundled = await build({
		entryPoints: [join(root, "src", "webview", name, "main.ts")],
		bundle: true,
		minify: true,
		format: "iife",
		write: false,
	});
	const script = bundled.outputFiles[0]?.text ?? "";
	const style = await readFile(join(root, "media", `${name}.css`), "utf8");
	let origin = "";
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
		const send = (type: string, text: string) => response.writeHead(200, { "content-type": type }).end(text);
		if (pathname.endsWith(".js")) send("text/javascript", script);
		else if (pathname.endsWith(".css")) send("text/css", style);
		else send("text/html", page(webview, searchParams.get("sample") ?? "", origin));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	origin = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
	return { origin, close: () => server.close() };
}

function page({ name, title, language, dir, model }: Webview, sample: string, origin: string): string {
	const html = webviewHtml({
		root: name,
		language,
		title,
		source: origin,
		nonce: "n0nce",
		style: `${origin}/${name}.css`,
		script: `${origin}/${name}.js`,
		model: model(sample),
	});
	return dir ? html.replace("<html ", `<html dir="${dir}" `) : html;
}
