import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grammar } from "./grammar.ts";
import { itemsIn } from "./items.ts";
import { type Sample, samplesIn } from "./labelled/samples.ts";
import { allLanguages, languageOf } from "./languages.ts";

const folder = join(import.meta.dirname, "labelled");
const samples = readdirSync(folder)
	.filter((file) => file.endsWith(".txt"))
	.flatMap((file) => samplesIn(readFileSync(join(folder, file), "utf8")));

/** The same sample, otherwise written. */
function variants(sample: Sample): readonly (readonly [how: string, sample: Sample])[] {
	const rewritten = (change: (text: string) => string): Sample => ({
		...sample,
		text: change(sample.text),
		tags: sample.tags.map((at) => change(sample.text.slice(0, at)).length),
	});
	return [
		["as it is", sample],
		["with CRLF", rewritten((text) => text.replaceAll("\n", "\r\n"))],
		["behind a byte order mark", rewritten((text) => `\uFEFF${text}`)],
		["without a last line break", { ...sample, text: sample.text.replace(/\n$/, "") }],
	];
}

/** A tag and the lines around it, to read in a failure. */
function shown(text: string, at: number): string {
	return `${text.slice(0, at).split("\n").length}: ${text.slice(text.lastIndexOf("\n", at - 1) + 1).split("\n")[0]}`;
}

describe("the labelled set", () => {
	for (const sample of samples)
		it(sample.name, () => {
			for (const [how, { name, text, tags }] of variants(sample)) {
				const language = languageOf(name, { text });
				assert.ok(language, `no language for ${name}`);
				const found = itemsIn(text, name, language).map((item) => item.at.from);
				const false_ = found.filter((at) => !tags.includes(at)).map((at) => shown(text, at));
				const missed = tags.filter((at) => !found.includes(at)).map((at) => shown(text, at));
				assert.deepEqual({ how, false: false_, missed }, { how, false: [], missed: [] });
			}
		});

	it("has a sample for every way to comment", () => {
		const sampled = new Set<Grammar | undefined>(
			samples.map(({ name, text }) => languageOf(name, { text })?.grammar),
		);
		const missing = allLanguages().filter(({ grammar }) => !sampled.has(grammar));
		assert.deepEqual(
			missing.map(({ id }) => id),
			[],
		);
	});
});
