import assert from "node:assert/strict";
import { readIntent } from "../intent/parse.ts";
import { intentSchema } from "../intent/schema.ts";
import { planEdit } from "../yamlEdit.ts";
import { isRefused, type YamlChange } from "../yamlEditChange.ts";
import type { YamlText } from "../yamlText.ts";
import { optionChanges, supportChanges } from "./choose.ts";

const text = `version: 1
engineering_goals:
  index:
    title: Index
    supports: [find.p95]   # the first
    options:
      - { title: Follow, effort: 3 weeks, chosen: true }
      - { title: Buy, effort: 6 weeks }   # dear
  logs: { title: Logs }
`;

function after(changesOf: (yaml: YamlText) => readonly YamlChange[]): string {
	const { yaml } = readIntent(text, "alignment.yaml");
	assert.ok(yaml);
	const planned = planEdit(text, changesOf(yaml), intentSchema);
	return isRefused(planned) ? JSON.stringify(planned) : planned.text;
}

describe("choosing in a plan", () => {
	const rows: readonly (readonly [string, (yaml: YamlText) => readonly YamlChange[], string, string])[] = [
		[
			"another key result",
			(yaml) => supportChanges(yaml, "index", ["find.p95", "keep.orders"]),
			"[find.p95]",
			"[find.p95, keep.orders]",
		],
		[
			"no key result",
			(yaml) => supportChanges(yaml, "index", []),
			"    supports: [find.p95]   # the first\n",
			"",
		],
		[
			"the first key result",
			(yaml) => supportChanges(yaml, "logs", ["find.p95"]),
			"{ title: Logs }",
			"{ title: Logs, supports: [find.p95] }",
		],
		["no key result of none", (yaml) => supportChanges(yaml, "logs", []), "", ""],
		[
			"another option",
			(yaml) => optionChanges(yaml, "index", "Buy"),
			"3 weeks, chosen: true }\n      - { title: Buy, effort: 6 weeks }",
			"3 weeks }\n      - { title: Buy, effort: 6 weeks, chosen: true }",
		],
		["the option that is chosen", (yaml) => optionChanges(yaml, "index", "Follow"), "", ""],
		["an option of a goal without any", (yaml) => optionChanges(yaml, "logs", "Buy"), "", ""],
	];
	for (const [name, changes, from, to] of rows)
		it(name, () => {
			assert.equal(after(changes), text.replace(from, to));
		});
});
