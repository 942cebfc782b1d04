import assert from "node:assert/strict";
import fc from "fast-check";
import { blocksIn, blockText, refresh } from "./document.ts";

const blocks = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));
const a = blockText("a", "one\ntwo");

describe("refresh", () => {
	const rows: readonly {
		readonly name: string;
		readonly text: string;
		readonly now: Readonly<Record<string, string>>;
		readonly is: string;
		readonly kept?: readonly string[];
	}[] = [
		{
			name: "replaces a block and nothing else",
			text: `# T\n\n${a}\nmine\n`,
			now: { a: "three" },
			is: `# T\n\n${blockText("a", "three")}\nmine\n`,
		},
		{ name: "leaves what is true as it is", text: `${a}\n`, now: { a: "one\ntwo\n" }, is: `${a}\n` },
		{
			name: "writes line breaks as the text has them, behind a byte order mark",
			text: `\uFEFF# T\r\n${a.replaceAll("\n", "\r\n")}\r\n`,
			now: { a: "x\ny" },
			is: `\uFEFF# T\r\n${blockText("a", "x\ny").replaceAll("\n", "\r\n")}\r\n`,
		},
		{
			name: "leaves a block that somebody edited, and says so",
			text: a.replace("two", "my two"),
			now: { a: "three" },
			is: a.replace("two", "my two"),
			kept: ["a"],
		},
		{
			name: "leaves a block without a checksum, and says so",
			text: "<!-- alignment:a -->\none\n<!-- /alignment:a -->",
			now: { a: "three" },
			is: "<!-- alignment:a -->\none\n<!-- /alignment:a -->",
			kept: ["a"],
		},
		{ name: "doesn't bring back what was deleted", text: "mine\n", now: { a: "three" }, is: "mine\n" },
		{ name: "leaves blocks that it knows nothing about", text: a, now: { b: "three" }, is: a },
		{
			name: "leaves markers without a partner",
			text: `<!-- alignment:a x -->\nmine\n${a}\n<!-- /alignment:a -->\n`,
			now: { a: "z" },
			is: `<!-- alignment:a x -->\nmine\n${blockText("a", "z")}\n<!-- /alignment:a -->\n`,
		},
		{
			name: "leaves a marker that somebody wrote beside",
			text: a.replace(" -->\n", " --> mine\n"),
			now: { a: "z" },
			is: a.replace(" -->\n", " --> mine\n"),
		},
		{ name: "empties a block", text: a, now: { a: "" }, is: blockText("a", "") },
		{
			name: "refreshes both copies of a block",
			text: `${a}\n${a}`,
			now: { a: "z" },
			is: `${blockText("a", "z")}\n${blockText("a", "z")}`,
		},
	];
	for (const { name, text, now, is, kept = [] } of rows)
		it(name, () => {
			const done = refresh(text, blocks(now));
			assert.equal(done.text, is);
			assert.deepEqual(done.kept, kept);
			assert.deepEqual(refresh(done.text, blocks(now)).edits, []);
		});

	it("replaces what somebody edited when told to", () => {
		const { text, kept } = refresh(a.replace("two", "2"), blocks({ a: "three" }), { overwrite: true });
		assert.equal(text, blockText("a", "three"));
		assert.deepEqual(kept, []);
	});

	it("stays a block whatever stands in it", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (content) => {
				const safe = content.replaceAll("\r", "").replaceAll("alignment:", "");
				const [block] = blocksIn(blockText("a", safe));
				assert.equal(block?.isEdited, false);
			}),
		);
	});
});

describe("generate, write by hand, generate again", () => {
	/** Where somebody writes, from 0 to 1 of the text as it is then, and what. */
	const writing = fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		text: fc.oneof(
			fc.string({ minLength: 1 }),
			fc.constantFrom("\n", "\r\n", " ", "---", "<!-- alignment:a -->\n", "<!-- /alignment:b -->\n", a),
		),
	});
	const content = fc
		.array(fc.stringMatching(/^[a-z |*#-]{0,20}$/), { maxLength: 5 })
		.map((l) => l.join("\n"));

	it("keeps every character that a person wrote, wherever they wrote it", () => {
		fc.assert(
			fc.property(
				content,
				content,
				content,
				fc.array(writing, { maxLength: 5 }),
				fc.constantFrom("\n", "\r\n"),
				fc.constantFrom("", "\uFEFF"),
				(one, two, now, writings, lineBreak, mark) => {
					const parts = ["# Title", blockText("a", one), "between", blockText("b", two), "", "end"];
					let text = mark + parts.join("\n").replaceAll("\n", lineBreak);
					// Each character remembers whether a person wrote it.
					let hand: boolean[] = Array(text.length).fill(false);
					for (const { at, text: written } of writings) {
						const offset = Math.round(at * text.length);
						text = text.slice(0, offset) + written + text.slice(offset);
						hand = [...hand.slice(0, offset), ...Array(written.length).fill(true), ...hand.slice(offset)];
					}
					const { edits, text: after } = refresh(text, blocks({ a: now, b: `${now}\nmore` }));
					const lost = edits.flatMap(({ from, to }) => hand.slice(from, to).filter(Boolean));
					// A whole block that somebody pasted is ours as soon as it is one.
					const pasted = writings.some(({ text: written }) => written === a);
					if (!pasted) assert.equal(lost.length, 0);
					const outside = text.slice(0, edits[0]?.from ?? text.length);
					assert.ok(after.startsWith(outside));
				},
			),
			{ numRuns: 1000 },
		);
	});
});
