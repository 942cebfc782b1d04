// Pictures of the plan: node test/support/planPreview/preview.ts [--samples a,b] [--widths 900,1600] [--themes all]
// One picture each into test-results/plan; what axe-core finds goes to the console. `--press` is a selector to click.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { planModel } from "../../../src/views/plan/planModel.ts";
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
		press: { type: "string" },
	},
});

const stage = await openStage({
	name: "plan",
	title: "Plan the Period",
	language: asked.language,
	dir: asked.dir,
	paper: "editor-background",
	model: (sample) => planModel(samples[sample], "file:///lumen-shop", english, asked.language),
});
const browser = await launchChromium();
const folder = join(results, "plan");
await mkdir(folder, { recursive: true });
for (const theme of asked.themes === "all" ? allThemes : asked.themes.split(",")) {
	for (const width of asked.widths.split(",").map(Number)) {
		for (const sample of asked.samples.split(",")) {
			const shown = { theme, sample, width, height: Number(asked.height), scale: Number(asked.scale) };
			const tab = await stage.show(browser, shown);
			await tab.waitForTimeout(100);
			if (asked.press) await tab.locator(asked.press).first().click();

			await report(tab, `${theme}, ${width} px, ${sample}`);
			const file = `${sample}-${theme.replaceAll(" ", "-").toLowerCase()}-${width}.png`;
			await tab.screenshot({ path: join(folder, file), fullPage: true });
			await tab.close();
		}
	}
}
await browser.close();
stage.close();
