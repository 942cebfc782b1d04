import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import type { Said } from "../model.ts";
import { servesInTrailers, withServesTrailer } from "./trailer.ts";

const two = ["slow-search", "find-it-fast.search-p95"];
const trailer = "Serves: slow-search, find-it-fast.search-p95";

describe("the Serves trailer of a commit message", () => {
	const table: readonly {
		readonly it: string;
		readonly message: string;
		readonly serves?: Said;
		readonly gives: string;
	}[] = [
		{ it: "leaves room for the subject of an empty message", message: "", gives: `\n\n${trailer}` },
		{ it: "follows the subject", message: "Keep answers", gives: `Keep answers\n\n${trailer}` },
		{
			it: "keeps a line end at the end",
			message: "Keep answers\n",
			gives: `Keep answers\n\n${trailer}\n`,
		},
		{
			it: "follows the body",
			message: "Keep answers\n\nFor five minutes.",
			gives: `Keep answers\n\nFor five minutes.\n\n${trailer}`,
		},
		{
			it: "joins other trailers",
			message: "Keep answers\n\nCo-authored-by: A <a@b.c>\nFixes: #12\n",
			gives: `Keep answers\n\nCo-authored-by: A <a@b.c>\nFixes: #12\n${trailer}\n`,
		},
		{
			it: "joins trailers without a line end",
			message: "Keep answers\n\nReviewed-by: B",
			gives: `Keep answers\n\nReviewed-by: B\n${trailer}`,
		},
		{
			it: "takes a subject that looks like a trailer for a subject",
			message: "feat: keep answers",
			gives: `feat: keep answers\n\n${trailer}`,
		},
		{
			it: "takes prose that holds a colon for prose",
			message: "Keep\n\nTwo things: this\nand that",
			gives: `Keep\n\nTwo things: this\nand that\n\n${trailer}`,
		},
		{
			it: "joins what git signed, whatever stands beside it",
			message: "Keep\n\nsome words\nSigned-off-by: A <a@b.c>\n",
			gives: `Keep\n\nsome words\nSigned-off-by: A <a@b.c>\n${trailer}\n`,
		},
		{
			it: "stands before comments",
			message: "Merge\n\n# Conflicts:\n#\tsrc/a.ts\n",
			gives: `Merge\n\n${trailer}\n\n# Conflicts:\n#\tsrc/a.ts\n`,
		},
		{
			it: "takes an issue's number for text",
			message: "Keep\n\n#123 is done",
			gives: `Keep\n\n#123 is done\n\n${trailer}`,
		},
		{
			it: "stands before scissors",
			message: "Keep\n# ------------------------ >8 ------------------------\ndiff\n",
			gives: `Keep\n\n${trailer}\n# ------------------------ >8 ------------------------\ndiff\n`,
		},
		{
			it: "keeps CRLF",
			message: "Keep\r\n\r\nCo-authored-by: A <a@b.c>\r\n",
			gives: `Keep\r\n\r\nCo-authored-by: A <a@b.c>\r\n${trailer}\r\n`,
		},
		{ it: "starts a CRLF block", message: "Keep\r\nall\r\n", gives: `Keep\r\nall\r\n\r\n${trailer}\r\n` },
		{
			it: "adds what is missing, and keeps what is there",
			message: "Keep\n\nserves : basket-loss, slow-search\nRefs: 1\n",
			gives: "Keep\n\nServes: basket-loss, slow-search, find-it-fast.search-p95\nRefs: 1\n",
		},
		{
			it: "changes nothing where all is said, in whatever order",
			message: "Keep\n\nSERVES: find-it-fast.search-p95,slow-search",
			gives: "Keep\n\nSERVES: find-it-fast.search-p95,slow-search",
		},
		{
			it: "makes one of several, unfolded",
			message: "Keep\n\nServes: basket-loss,\n  lonely\nX-Y: 1\nServes: slow-search",
			gives: "Keep\n\nServes: basket-loss, lonely, slow-search, find-it-fast.search-p95\nX-Y: 1",
		},
		{ it: "says none", message: "Tidy", serves: "none", gives: "Tidy\n\nServes: none" },
		{
			it: "replaces none",
			message: "Tidy\n\nServes: none",
			serves: ["slow-search"],
			gives: "Tidy\n\nServes: slow-search",
		},
		{ it: "does nothing where there is nothing to say", message: "Keep", serves: [], gives: "Keep" },
	];
	for (const { it: name, message, serves = two, gives } of table)
		it(name, () => {
			assert.equal(withServesTrailer(message, serves), gives);
			assert.equal(withServesTrailer(gives, serves), gives);
		});

	const line = fc.oneof(
		fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, "")),
		fc.constantFrom("", "", "Serves: basket-loss", "Co-authored-by: A <a@b.c>", "# comment", " folded"),
	);
	const message = fc
		.tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
		.map(([lines, lineEnd, ended]) => lines.join(lineEnd) + (ended ? lineEnd : ""));

	it("is said once, however often it is inserted", () => {
		fc.assert(
			fc.property(message, (text) => {
				const once = withServesTrailer(text, two);
				assert.equal(withServesTrailer(once, two), once);
				const said = servesInTrailers(once);
				assert.ok(
					two.every((ref) => said?.includes(ref)),
					JSON.stringify({ once, said }),
				);
			}),
			{ numRuns: 2000 },
		);
	});

	it("leaves every other line as it is", () => {
		// What a trailer of ours is folded over belongs to it, and is put on its line.
		const others = (text: string) =>
			text
				.replace(/^Serves:.*(\r?\n[ \t]+\S.*)*/gm, "")
				.split(/(?<=\n)/)
				.filter((each) => !/^\s*$/.test(each));
		fc.assert(
			fc.property(message, (text) => {
				const left = others(withServesTrailer(text, two)).map((each) => each.trimEnd());
				assert.deepEqual(
					left,
					others(text).map((each) => each.trimEnd()),
				);
			}),
			{ numRuns: 2000 },
		);
	});

	it("is what git takes for a trailer", () => {
		for (const { message: text, serves = two } of table) {
			if (serves.length === 0) continue;
			const input = withServesTrailer(text.replaceAll("\r\n", "\n"), serves);
			const found = execFileSync("git", ["interpret-trailers", "--parse"], { input, encoding: "utf8" });
			assert.match(found, /^serves: /im, input);
		}
	});
});
