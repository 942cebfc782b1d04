import { equal } from "node:assert/strict";
import { samples } from "../../../test/support/cardPreview/samples.ts";
import type { CardState } from "../../webview/card/model.ts";
import { cardModel } from "./cardModel.ts";

const l10n = { t: (message: string) => message };

describe("states of the card", () => {
	const states: [keyof typeof samples, CardState][] = [
		["record", "aligned"],
		["key-result", "aligned"],
		["goal", "aligned"],
		["guess", "guess"],
		["unaligned", "unaligned"],
		["none", "none"],
		["unknown", "unknown"],
		["default", "default"],
		["detached", "detached"],
		["unborn", "unborn"],
		["untrusted", "untrusted"],
		["missing", "git-missing"],
		["outside", "outside"],
		["failed", "git-failed"],
		["no-intent", "no-intent"],
		["unreadable", "unreadable"],
		["loading", "loading"],
	];
	for (const [sample, state] of states) {
		it(`is ${state} for ${sample}`, () => equal(cardModel(samples[sample], l10n, "en").state, state));
	}

	it("has at most one action outside titles where something is left to say", () => {
		for (const sample of [
			"guess",
			"unaligned",
			"untrusted",
			"missing",
			"failed",
			"no-intent",
			"unreadable",
		]) {
			const blocks = cardModel(samples[sample], l10n, "en").sections.flatMap((section) => section.blocks);
			const actions = blocks.flatMap((block) => (block.kind === "line" && block.button) || []);
			equal(actions.length, 1, sample);
		}
	});
});
