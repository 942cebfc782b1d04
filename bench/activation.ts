import { extensionId } from "../test/support/vscode/manifest.ts";
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
	const list = window.page.locator(".runtime-extensions-editor");
	const time = async (id: string) => {
		const row = list.locator(".monaco-list-row", { hasText: id }).filter({ hasText: /Activation: [\d.]+ms/ });
		const text = (await row.count()) > 0 ? await row.first().innerText() : "";
		const found = /Activation: ([\d.]+)ms/.exec(text)?.[1];
		return found === undefined ? undefined : Number(found);
	};
	return waitFor("the activation times of vscode.git and our extension", async () => {
		const [ours, git] = [await time(extensionId()), await time("vscode.git")];
		return ours === undefined || git === undefined ? undefined : { ours, git };
	});
}
