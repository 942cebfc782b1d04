import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Frame } from "playwright-core";
import { root } from "../paths.ts";

// A view's document is transparent; axe has to see the side bar's colour, not white paper, behind the text.
const paintBackground = `
	if (/^(transparent|rgba\\(.*, 0\\))$/.test(getComputedStyle(document.documentElement).backgroundColor)) {
		document.documentElement.style.backgroundColor = "var(--vscode-sideBar-background)";
	}`;

/** What axe-core holds against a document, one line each: rule, elements, and why. */
export async function accessibilityProblems(frame: Frame): Promise<string[]> {
	// Evaluated through the debugger, which a webview's Content-Security-Policy doesn't bind.
	await frame.evaluate(paintBackground);
	await frame.evaluate(await readFile(join(root, "node_modules", "axe-core", "axe.min.js"), "utf8"));
	const { violations } = (await frame.evaluate("axe.run()")) as AxeResults;
	return violations.flatMap(({ id, nodes }) =>
		nodes.map((node) =>
			`${id} at ${node.target.join(" ")}: ${node.failureSummary ?? ""}`.replace(/\s+/g, " "),
		),
	);
}
