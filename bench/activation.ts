import { displayName } from "../test/support/vscode/manifest.ts";
import type { Workbench } from "../test/support/vscode/workbench.ts";
import { waitFor } from "../test/support/waitFor.ts";
import { type Bench, median } from "./figure.ts";
import { onDemo } from "./onDemo.ts";

const sessions = 7;

/** What VS Code itself says that loading and activating us took, against its git extension in the same session. */
export const activation: Bench = {
	name: "activation",
	measure: () =>
		onDemo(async ({ open }) => {
			const ours: number[] = [];
			const git: number[] = [];
			// The first session fills caches.
			for (let session = 0; session <= sessions; session++) {
				// High enough for every row of the list.
				const window = await open(2400);
				const times = await activationTimes(window);
				await window.close();
				if (session === 0) continue;
				ours.push(times.ours);
				git.push(times.git);
			}
			return [
				{ name: "activation", value: median(ours) / median(git), unit: "× vscode.git", target: 1 },
				{ name: "activation: time", value: median(ours), unit: "ms", target: median(git) },
			];
		}),
};

async function activationTimes(window: Workbench): Promise<{ ours: number; git: number }> {
	await window.run("Developer: Show Running Extensions");
	const rows = window.page.locator(".runtime-extensions-editor .monaco-list-row");
	return waitFor(
		"the activation times of Git and our extension",
		async () => {
			const texts = await rows.allInnerTexts();
			const [ours, git] = [timeOf(displayName(), texts), timeOf("Git", texts)];
			return ours === undefined || git === undefined ? undefined : { ours, git };
		},
		60_000,
	);
}

/** The time in the row of an extension, whose first line is its name. */
function timeOf(name: string, rows: readonly string[]): number | undefined {
	const row = rows.find((text) => text.split("\n")[0] === name) ?? "";
	const time = /Activation: ([\d.]+)ms/.exec(row)?.[1];
	return time === undefined ? undefined : Number(time);
}
