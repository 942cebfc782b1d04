import type { Frame } from "playwright-core";
import { git } from "../test/support/git.ts";
import { type Bench, median } from "./figure.ts";
import { onDemo } from "./onDemo.ts";

const switches = 12;

/** From the end of `git switch`, run by another program, until the card shows the branch. */
export const branchSwitch: Bench = {
	name: "switch",
	measure: () =>
		onDemo(async ({ folder, open }) => {
			const window = await open();
			await window.showContainer();
			const card = await window.webview("alignment.branch");
			const home = await git(folder, "branch", "--show-current");
			await shown(card, home);
			const branches = (await git(folder, "branch", "--format=%(refname:short)")).split("\n");
			const other = branches.find((name) => name !== home);
			if (other === undefined) throw new Error("The demo has one branch only");
			const times: number[] = [];
			for (let i = 0; i < switches; i++) {
				const branch = i % 2 === 0 ? other : home;
				const seen = shown(card, branch);
				await git(folder, "switch", "--quiet", branch);
				const done = performance.timeOrigin + performance.now();
				times.push((await seen) - done);
				// Let it settle, as a person would.
				await window.page.waitForTimeout(500);
			}
			await window.close();
			return [{ name: "switch", value: median(times), unit: "ms after git's exit", target: 300 }];
		}),
};

/** Resolves with the instant at which the card's root shows the branch, in milliseconds of the machine's clock. */
function shown(card: Frame, branch: string): Promise<number> {
	const selector = `[data-branch=${JSON.stringify(branch)}]`;
	return card.evaluate(`new Promise((resolve) => {
		const look = () => document.querySelector(${JSON.stringify(selector)}) !== null;
		const done = () => resolve(performance.timeOrigin + performance.now());
		if (look()) return done();
		const observer = new MutationObserver(() => { if (look()) { observer.disconnect(); done(); } });
		observer.observe(document, { subtree: true, childList: true, attributes: true });
	})`);
}
