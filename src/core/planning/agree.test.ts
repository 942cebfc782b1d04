import assert from "node:assert/strict";
import { readIntent } from "../intent/parse.ts";
import { intentSchema } from "../intent/schema.ts";
import { planEdit } from "../yamlEdit.ts";
import { isRefused } from "../yamlEditChange.ts";
import { agreeChanges } from "./agree.ts";

interface Row {
	readonly name: string;
	readonly before: string;
	readonly after: string;
}

const start = "version: 1\nproduct: Shop\n";
const rows: readonly Row[] = [
	{
		name: "the first",
		before: start,
		after: `${start}agreed:\n  - { who: Head of Product, role: product, on: 2026-11-25 }\n`,
	},
	{
		name: "another one, in the look of the others",
		before: `${start}agreed:   # both\n  - { who: Head of Engineering, role: engineering, on: 2026-10-02 }\n`,
		after: `${start}agreed:   # both\n  - { who: Head of Engineering, role: engineering, on: 2026-10-02 }\n  - { who: Head of Product, role: product, on: 2026-11-25 }\n`,
	},
	{
		name: "the same again",
		before: `${start}agreed:\n  - { who: Head of Product, role: product, on: 2026-10-02 }   # at last\n`,
		after: `${start}agreed:\n  - { who: Head of Product, role: product, on: 2026-11-25 }   # at last\n`,
	},
	{
		name: "the same, who had not said for which side",
		before: `${start}agreed:\n  - who: Head of Product\n    x-by: mail\n`,
		after: `${start}agreed:\n  - who: Head of Product\n    role: product\n    on: 2026-11-25\n    x-by: mail\n`,
	},
	{
		name: "the same name on another side",
		before: `${start}agreed:\n  - { who: Head of Product, role: engineering, on: 2026-10-02 }\n`,
		after: `${start}agreed:\n  - { who: Head of Product, role: engineering, on: 2026-10-02 }\n  - { who: Head of Product, role: product, on: 2026-11-25 }\n`,
	},
];

describe("committing to goals", () => {
	for (const { name, before, after } of rows)
		it(name, () => {
			const { yaml } = readIntent(before, "alignment.yaml");
			assert.ok(yaml);
			const changes = agreeChanges(yaml, { who: "Head of Product", role: "product", on: "2026-11-25" });
			const planned = planEdit(before, changes, intentSchema);
			const text = isRefused(planned) ? JSON.stringify(planned) : planned.text;
			assert.equal(text, after);
		});
});
