// Makes media/icon.png, the extension's picture in the gallery, from media/icon.svg.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../paths.ts";
import { launchChromium } from "../vscode/chromium.ts";

const size = 256;
const svg = await readFile(join(root, "media", "icon.svg"), "utf8");
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: size, height: size } });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: join(root, "media", "icon.png"), omitBackground: true });
await browser.close();
