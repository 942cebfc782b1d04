// Pictures of the card: node test/support/cardPreview/preview.ts [--samples a,b] [--widths 300,220] [--themes all]
// One contact sheet for each theme and width into test-results/card; what axe-core finds goes to the console.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { cardModel } from "../../../src/views/card/cardModel.ts";
import { english } from "../english.ts";
import { results } from "../paths.ts";
import { launchChromium } from "../vscode/chromium.ts";
import { allThemes, mainThemes, openStage, report, say } from "../webviewPreview/stage.ts";
import { type Opened, opened, samples } from "./samples.ts";

const { values: asked } = parseArgs({
	options: {
		samples: { type: "string", default: [...Object.keys(samples), ...Object.keys(opened)].join() },
		widths: { type: "string", default: "300" },
		themes: { type: "string", default: mainThemes },
		language: { type: "string", default: "en" },
		font: { type: "string" },
		dir: { type: "string" },
		scale: { type: "string", default: "1" },
		out: { type: "string", default: "card" },
	},
});

const sideBarHeight = 800;
const scale = Number(asked.scale);

const stage = await openStage({
	name: "card",
	title: "This Branch",
	language: asked.language,
	dir: asked.dir,
	paper: "sideBar-background",
	model: (sample) => cardModel(samples[opened[sample]?.sample ?? sample], english, asked.language),
});
const browser = await launchChromium();
const folder = join(results, asked.out);
await mkdir(folder, { recursive: true });
for (const theme of asked.themes === "all" ? allThemes : asked.themes.split(",")) {
	for (const width of asked.widths.split(",")) {
		await contactSheet(browser, theme, Number(width));
	}
}
await browser.close();
stage.close();

async function open(tab: Page, { press, type, answer }: Opened): Promise<void> {
	for (const key of press) await tab.locator(`[data-key=${JSON.stringify(key)}]`).click();
	if (type) await tab.locator(`[data-field=${JSON.stringify(type.into)}]`).fill(type.text);
	if (answer) await tab.evaluate(`postMessage(${JSON.stringify(answer)}, "*")`);
	await tab.waitForTimeout(50);
}

/** All samples in one theme and width, side by side. */
async function contactSheet(chromium: Browser, theme: string, width: number): Promise<void> {
	const shots: string[] = [];
	for (const sample of asked.samples.split(",")) {
		const where = `${theme}, ${width} px, ${sample}`;
		const { font } = asked;
		const tab = await stage.show(chromium, { theme, sample, width, height: sideBarHeight, scale, font });
		await tab.waitForTimeout(sample === "loading" ? 400 : 50);
		if (opened[sample]) await open(tab, opened[sample]);
		const height = await report(tab, where);
		if (height > sideBarHeight) say(`${where}: is ${height} px high`);
		shots.push((await tab.screenshot({ fullPage: true })).toString("base64"));
		await tab.close();
	}
	const sheet = await chromium.newPage({
		viewport: { width: Math.min(shots.length, 5) * (width + 16) + 16, height: 100 },
		deviceScaleFactor: scale,
	});
	const pictures = shots.map((data) => `<img width="${width}" src="data:image/png;base64,${data}">`);
	await sheet.setContent(`<style>body { margin: 16px 0 0 16px; background: #808080; display: flex; flex-wrap: wrap;
		gap: 16px; align-items: flex-start }</style>${pictures.join("")}`);
	const file = `${theme.replaceAll(" ", "-").toLowerCase()}-${width}.png`;
	await sheet.screenshot({ path: join(folder, file), fullPage: true });
	await sheet.close();
}
