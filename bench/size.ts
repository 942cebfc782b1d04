import { stat } from "node:fs/promises";
import { bundleSize, packageExtension } from "../test/support/packageExtension.ts";
import type { Bench } from "./figure.ts";

/** What users download, and what VS Code reads. */
export const size: Bench = {
	name: "size",
	async measure() {
		const vsix = await stat(await packageExtension());
		return [
			{ name: "size: .vsix", value: vsix.size / 1000, unit: "kB", target: 1000 },
			{ name: "size: bundle of the extension", value: (await bundleSize()) / 1000, unit: "kB", target: 300 },
		];
	},
};
