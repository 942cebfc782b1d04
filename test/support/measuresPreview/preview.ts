// Pictures of the measures: node test/support/measuresPreview/preview.ts [--samples a,b] [--widths 600,1400] [--themes all]
// One picture each into test-results/measures; what axe-core finds goes to the console. `--press` is a selector of
// what is clicked first.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { results } from "../paths.ts";
import { launchChromium } from "../vscode/chromium.ts";
import { allThemes, mainThemes, openStage, report } from "../webviewPreview/stage.ts";
import { pageOfSample, sampleNames } from "./samples.ts";

const { values: asked } = parseArgs({
	options: {
		samples: { type: "string", default: sampleNames.join() },
		widths: { type: "string", default: "1400" },
		themes: { type: "string", default: mainThemes },
		language: { type: "string", default: "en" },
		dir: { type: "string" },
		scale: { type: "string", default: "1" },
		press: { type: "string" },
		out: { type: "string" },
	},
});

const stage = await openStage({
	name: "measures",
	title: "Measures",
	language: asked.language,
	dir: asked.dir,
	paper: "editor-background",
	model: (sample) => pageOfSample(sample, {}, asked.language),
});
const browser = await launchChromium();
const folder = join(results, "measures");
await mkdir(folder, { recursive: true });
for (const theme of asked.themes === "all" ? allThemes : asked.themes.split(",")) {
	for (const width of asked.widths.split(",").map(Number)) {
		for (const sample of asked.samples.split(",")) {
			const tab = await stage.show(browser, {
				theme,
				sample,
				width,
				height: 900,
				scale: Number(asked.scale),
			});
			await tab.waitForTimeout(100);
			if (asked.press) await tab.locator(asked.press).first().click();
			await tab.waitForTimeout(asked.press ? 200 : 0);
			await report(tab, `${theme}, ${width} px, ${sample}`);
			const file = `${sample}-${theme.replaceAll(" ", "-").toLowerCase()}-${width}.png`;
			await tab.screenshot({ path: join(folder, asked.out ?? file), fullPage: true });
			await tab.close();
		}
	}
}
await browser.close();
stage.close();
