// Pictures of the Intent Map: node test/support/mapPreview/preview.ts [--samples a,b] [--widths 900,1600] [--themes all]
// One picture each into test-results/map; what axe-core finds goes to the console. `--hover` is the key of a node.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mapModel } from "../../../src/views/map/mapModel.ts";
import { english } from "../english.ts";
import { results } from "../paths.ts";
import { launchChromium } from "../vscode/chromium.ts";
import { allThemes, mainThemes, openStage, report } from "../webviewPreview/stage.ts";
import { samples } from "./samples.ts";

const { values: asked } = parseArgs({
	options: {
		samples: { type: "string", default: Object.keys(samples).join() },
		widths: { type: "string", default: "1600" },
		height: { type: "string", default: "1000" },
		themes: { type: "string", default: mainThemes },
		language: { type: "string", default: "en" },
		dir: { type: "string" },
		scale: { type: "string", default: "1" },
		hover: { type: "string" },
		press: { type: "string" },
	},
});

const stage = await openStage({
	name: "map",
	title: "Intent Map",
	language: asked.language,
	dir: asked.dir,
	paper: "editor-background",
	model: (sample) =>
		mapModel({ snapshot: samples[sample], folder: "file:///lumen-shop" }, english, asked.language),
});
const browser = await launchChromium();
const folder = join(results, "map");
await mkdir(folder, { recursive: true });
for (const theme of asked.themes === "all" ? allThemes : asked.themes.split(",")) {
	for (const width of asked.widths.split(",").map(Number)) {
		for (const sample of asked.samples.split(",")) {
			const shown = { theme, sample, width, height: Number(asked.height), scale: Number(asked.scale) };
			const tab = await stage.show(browser, shown);
			await tab.waitForTimeout(100);
			if (asked.hover) await tab.locator(`.node[data-node="${asked.hover}"]`).hover();
			if (asked.press) await tab.locator(asked.press).first().click();
			await tab.waitForTimeout(asked.hover || asked.press ? 300 : 0);
			await report(tab, `${theme}, ${width} px, ${sample}`);
			const file = `${sample}-${theme.replaceAll(" ", "-").toLowerCase()}-${width}.png`;
			await tab.screenshot({ path: join(folder, file) });
			await tab.close();
		}
	}
}
await browser.close();
stage.close();
