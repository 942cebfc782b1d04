// Pictures of the card: node test/support/cardPreview/preview.ts [--samples a,b] [--widths 300,220] [--themes all]
// One contact sheet for each theme and width into test-results/card; what axe-core finds goes to the console.

import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { webviewHtml } from "../../../src/host/webviewHtml.ts";
import { cardModel } from "../../../src/views/card/cardModel.ts";
import { results, root } from "../paths.ts";
import { launchChromium } from "../vscode/chromium.ts";
import { samples } from "./samples.ts";

const { values: asked } = parseArgs({
	options: {
		samples: { type: "string", default: Object.keys(samples).join() },
		widths: { type: "string", default: "300" },
		themes: {
			type: "string",
			default: "Dark 2026,Light 2026,Default High Contrast,Default High Contrast Light",
		},
		language: { type: "string", default: "en" },
		font: { type: "string" },
		dir: { type: "string" },
		scale: { type: "string", default: "1" },
		out: { type: "string", default: "card" },
	},
});

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

const sideBarHeight = 800;
const deviceScaleFactor = Number(asked.scale);
const here = import.meta.dirname;
const themes = JSON.parse(await readFile(join(here, "themes.json"), "utf8")) as Record<string, Theme>;
const axe = await readFile(join(root, "node_modules", "axe-core", "axe.min.js"), "utf8");
const asVsCode = await readFile(join(here, "asVsCode.js"), "utf8");
const inspect = await readFile(join(here, "inspect.js"), "utf8");

const say = (text: string) => process.stdout.write(`${text}\n`);

const site = await serve();
const browser = await launchChromium();
const folder = join(results, asked.out);
await mkdir(folder, { recursive: true });
for (const name of asked.themes === "all" ? Object.keys(themes) : asked.themes.split(",")) {
	for (const width of asked.widths.split(",")) {
		await contactSheet(browser, name, Number(width));
	}
}
await browser.close();
site.close();

/** All samples in one theme and width, side by side. */
async function contactSheet(chromium: Browser, themeName: string, width: number): Promise<void> {
	const names = asked.samples.split(",");
	const shots: string[] = [];
	for (const name of names) {
		const tab = await open(chromium, { themeName, width, name });
		await report(tab, `${themeName}, ${width} px, ${name}`);
		shots.push((await tab.screenshot({ fullPage: true })).toString("base64"));
		await tab.close();
	}
	const sheet = await chromium.newPage({
		viewport: { width: Math.min(shots.length, 5) * (width + 16) + 16, height: 100 },
		deviceScaleFactor,
	});
	const pictures = shots.map((data) => `<img width="${width}" src="data:image/png;base64,${data}">`);
	await sheet.setContent(`<style>body { margin: 16px 0 0 16px; background: #808080; display: flex; flex-wrap: wrap;
		gap: 16px; align-items: flex-start }</style>${pictures.join("")}`);
	const file = `${themeName.replaceAll(" ", "-").toLowerCase()}-${width}.png`;
	await sheet.screenshot({ path: join(folder, file), fullPage: true });
	await sheet.close();
}

interface Shown {
	readonly themeName: string;
	readonly width: number;
	readonly name: string;
}

async function open(chromium: Browser, { themeName, width, name }: Shown): Promise<Page> {
	const theme = themes[themeName];
	if (!theme) throw new Error(`No theme ${themeName}; there are ${Object.keys(themes).join(", ")}`);
	const variables = { ...theme.variables, ...(asked.font && { "font-family": asked.font }) };
	const tab = await chromium.newPage({ viewport: { width, height: sideBarHeight }, deviceScaleFactor });
	tab.on("console", (message) => say(`${name}: ${message.text()}`));
	tab.on("pageerror", (error) => say(`${name}: ${error.message}`));
	await tab.addInitScript(`{ const theme = ${JSON.stringify({ ...theme, variables })};\n${asVsCode} }`);
	await tab.goto(`${site.origin}/?sample=${name}`);
	await tab.waitForTimeout(name === "loading" ? 400 : 50);
	return tab;
}

async function report(tab: Page, where: string): Promise<void> {
	await tab.evaluate(axe);
	const { violations, isWide, height } = await tab.evaluate<Findings>(inspect);
	for (const violation of violations) {
		say(`${where}: ${violation}`);
	}
	if (isWide) say(`${where}: scrolls sideways`);
	if (height > sideBarHeight) say(`${where}: is ${height} px high`);
}

async function serve(): Promise<{ readonly origin: string; close(): void }> {
	const bundled = await build({
		entryPoints: [join(root, "src", "webview", "card", "main.ts")],
		bundle: true,
		minify: true,
		format: "iife",
		write: false,
	});
	const script = bundled.outputFiles[0]?.text ?? "";
	const style = await readFile(join(root, "media", "card.css"), "utf8");
	let origin = "";
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
		if (pathname === "/card.js") {
			response.writeHead(200, { "content-type": "text/javascript" }).end(script);
		} else if (pathname === "/card.css") {
			response.writeHead(200, { "content-type": "text/css" }).end(style);
		} else {
			response
				.writeHead(200, { "content-type": "text/html" })
				.end(page(searchParams.get("sample") ?? "", origin));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	origin = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
	return { origin, close: () => server.close() };
}

function page(name: string, origin: string): string {
	const t = (message: string, ...args: (string | number)[]) =>
		message.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)]));
	const html = webviewHtml({
		language: asked.language,
		title: "This Branch",
		source: origin,
		nonce: "n0nce",
		style: `${origin}/card.css`,
		script: `${origin}/card.js`,
		model: cardModel(samples[name], { t }, asked.language),
	});
	return asked.dir ? html.replace("<html ", `<html dir="${asked.dir}" `) : html;
}
