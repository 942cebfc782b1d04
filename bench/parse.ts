import { parseDocument } from "yaml";
import { parseIntent } from "../src/core/intent/parse.ts";
import { type Bench, type Figure, median } from "./figure.ts";
import { intentOf } from "./largeIntent.ts";

/** From the text of alignment.yaml to the intent, against the YAML parser alone on the same text. */
export const parse: Bench = {
	name: "parse",
	async measure() {
		return [...figures("24 kB", intentOf(24_000)), ...figures("1 MB", intentOf(1_000_000))];
	},
};

function figures(label: string, yaml: string): Figure[] {
	const ours: number[] = [];
	const bare: number[] = [];
	for (let run = 0; run < 9; run++) {
		bare.push(time(() => parseDocument(yaml)));
		ours.push(time(() => parseIntent(yaml, "alignment.yaml")));
	}
	return [
		{ name: `parse: ${label} of YAML`, value: median(ours) / median(bare), unit: "× yaml alone", target: 2 },
	];
}

function time(run: () => unknown): number {
	const start = performance.now();
	run();
	return performance.now() - start;
}
