import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { parseIntent } from "../../src/core/intent/parse.ts";
import type { Intent } from "../../src/core/model.ts";
import { messageOf, severityOf } from "../../src/host/messages.ts";
import { rangesIn } from "../../src/host/ranges.ts";
import { makeFolder } from "../support/repository.ts";

const { Error: broken, Warning: warns } = vscode.DiagnosticSeverity;

/** Around the text of each row: something sound that has to go on working. */
const sound = "\nproblems:\n  slow-search: { title: Search is slow }\n";

interface Row {
	readonly it: string;
	readonly text: string;
	/** The place, as `line:column text`, counted from 1. */
	readonly at: string;
	readonly says: string;
	readonly severity?: vscode.DiagnosticSeverity;
	/** What of the intent still works; `undefined` where nothing can be read. */
	readonly works?: (intent: Intent) => unknown;
}

const problemIds = ({ problems }: Intent) => [...problems.keys()].join(" ");

const rows: readonly Row[] = [
	{
		it: "broken YAML",
		text: `version: 1\nproduct: "Lumen${sound}`,
		at: "4:40",
		says: "This is not valid YAML: Missing closing",
		severity: broken,
	},
	{
		it: "conflict markers",
		text: `version: 1\n<<<<<<< HEAD\nproduct: A\n=======\nproduct: B\n>>>>>>> theirs${sound}`,
		at: "2:1 <<<<<<< HEAD",
		says: "This file holds conflict markers. Resolve the merge; until then its last good state is shown.",
		severity: broken,
	},
	{
		it: "an empty file",
		text: "",
		at: "1:1",
		says: "This file is empty. Start with `version: 1` and a problem.",
		severity: broken,
	},
	{
		it: "a file over 1 MB",
		text: `version: 1\n# ${"x".repeat(1_100_000)}${sound}`,
		at: "1:1",
		says: "This file has 1101 kB and is not read: 1048 kB is the limit. Move what is past into another file.",
		severity: broken,
	},
	{
		it: "a wrong type",
		text: `version: 1\nproduct: [a]${sound}`,
		at: "2:10 [a]",
		says: "“product” should be text, and is a list.",
		works: problemIds,
	},
	{
		it: "an unknown key",
		text: `version: 1\nproduckt: Lamps${sound}`,
		at: "2:1 produckt",
		says: "“produckt” is not a key that means something here. Did you mean “product”?",
		works: problemIds,
	},
	{
		it: "a duplicate id across kinds",
		text: `version: 1\nobjectives:\n  slow-search: { title: Faster }${sound}`,
		at: "5:3 slow-search",
		says: "“slow-search” is already the id of an objective. Every id names one thing; choose another here.",
	},
	{
		it: "a dangling reference",
		text: `version: 1\nobjectives:\n  faster: { title: Faster, solves: [slow-serch] }${sound}`,
		at: "3:37 slow-serch",
		says: "There is no problem “slow-serch”. Did you mean “slow-search”?",
		works: problemIds,
	},
	{
		it: "a reference to the wrong kind of thing",
		text: `version: 1\nengineering_goals:\n  index: { title: Index, supports: [slow-search] }${sound}`,
		at: "3:37 slow-search",
		says: "“slow-search” is a problem; here belongs key result.",
		works: problemIds,
	},
	{
		it: "a bad date",
		text: `version: 1\nperiod: { from: 2026-02-30 }${sound}`,
		at: "2:17 2026-02-30",
		says: "“2026-02-30” is not a date. Write it as 2026-12-31.",
		works: problemIds,
	},
	{
		it: "a period that ends before it starts",
		text: `version: 1\nperiod: { from: 2026-12-31, to: 2026-10-01 }${sound}`,
		at: "2:33 2026-10-01",
		says: "The period ends on 2026-10-01, before it starts on 2026-12-31.",
		works: problemIds,
	},
	{
		it: "a capacity that doesn't add up",
		text: `version: 1\ncapacity: { product: 70, engineering: 40 }${sound}`,
		at: "2:11 { product: 70, engineering: 40 }",
		says: "Capacity adds up to 110 percent, not to 100.",
		works: problemIds,
	},
	{
		it: "a missing title",
		text: `version: 1\nproblems:\n  other: { who: Buyers }\n  slow-search: { title: Search is slow }\n`,
		at: "3:3 other",
		says: "“other” has no title yet. Add `title:`.",
		works: problemIds,
	},
	{
		it: "an id that is none",
		text: `version: 1\nproblems:\n  Slow Search: { title: Search is slow }\n`,
		at: "3:3 Slow Search",
		says: "“Slow Search” can't be an id: ids are lower-case words joined by dashes. Did you mean “slow-search”?",
	},
];

/** A message that counts bytes is true of one way to end lines only. */
function endingsOf({ text }: Row): readonly (readonly [string, string])[] {
	const others = [
		["CRLF", text.replaceAll("\n", "\r\n")],
		["BOM", `\uFEFF${text}`],
	] as const;
	return [["LF", text], ...(text.length > 1_000_000 ? [] : others)];
}

describe("what is wrong in alignment.yaml", () => {
	for (const row of rows)
		for (const [ending, text] of endingsOf(row))
			it(`${row.it}, ${ending}`, async () => {
				const { intent, findings } = parseIntent(text, "alignment.yaml");
				const [finding] = findings;
				assert.ok(finding, "no finding");
				const file = path.join(makeFolder(), "alignment.yaml");
				await writeFile(file, text);
				const document = await vscode.workspace.openTextDocument(file);
				const range = rangesIn(text)(finding);
				const where = `${range.start.line + 1}:${range.start.character + 1}`;
				const [expected, ...marked] = row.at.split(" ");
				assert.equal(where, expected);
				if (marked.length > 0) assert.equal(document.getText(range), marked.join(" "));
				assert.ok(messageOf(finding).startsWith(row.says), messageOf(finding));
				assert.equal(severityOf(finding), row.severity ?? warns);
				assert.equal(intent === undefined, row.severity === broken);
				if (intent) assert.ok(row.works ? row.works(intent) : intent.problems);
			});
});
