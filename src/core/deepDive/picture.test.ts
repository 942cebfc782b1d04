import assert from "node:assert/strict";
import { refresh } from "../rituals/document.ts";
import type { Part } from "./parts.ts";
import { partsPicture } from "./picture.ts";

const part = (path: string, uses: readonly string[] = []): Part => ({ path, files: 1, lines: 1, uses });
const draw = (parts: readonly Part[], name = (path: string) => path) =>
	partsPicture(
		parts,
		parts.map(({ path }) => ({ path, name: name(path), size: "1 file" })),
		"Parts",
	);
const rowOf = (svg: string, name: string) => Number(new RegExp(`y="(\\d+)"[^>]*>${name}<`).exec(svg)?.[1]);

describe("partsPicture", () => {
	it("puts who asks above who answers, and draws an arrow between them", () => {
		const svg = draw([part("a", ["b", "c"]), part("b", ["c"]), part("c")]);
		assert.ok(rowOf(svg, "a") < rowOf(svg, "b"));
		assert.ok(rowOf(svg, "b") < rowOf(svg, "c"));
		assert.equal(svg.match(/marker-end/g)?.length, 3);
	});

	it("leads an arrow around what stands in between", () => {
		const svg = draw([part("a", ["b", "c"]), part("b", ["c"]), part("c")]);
		const around = /<path d="M[^"]* L(-?[\d.]+) [^"]*"/.exec(svg)?.[1];
		const middle = Number(/<rect x="(\d+)"[^>]*\/>\n<text[^>]*>b</.exec(svg)?.[1]);
		assert.ok(around !== undefined && Number.isFinite(middle));
		assert.ok(Number(around) < middle || Number(around) > middle + 208, `${around} at ${middle}`);
	});

	it("ends where parts rely on each other in a circle", () => {
		const svg = draw([part("a", ["b"]), part("b", ["c"]), part("c", ["a"]), part("d", ["d", "gone"])]);
		assert.equal(svg.match(/font-weight/g)?.length, 4);
	});

	it("holds no markup of others", () => {
		const svg = draw([part("a")], () => '</text><script>&"\u0000\u202E');
		assert.ok(
			svg.includes("&lt;/text&gt;&lt;script&gt;&amp;&quot;") ||
				svg.includes('&lt;/text&gt;&lt;script&gt;&amp;"'),
		);
		assert.ok(!svg.includes("<script") && !svg.includes("\u0000") && !svg.includes("\u202E"));
	});

	it("is a document whose picture is kept true until somebody draws another", () => {
		const [old, now] = [draw([part("a")]), draw([part("b")])];
		const content = (svg: string) => svg.split("\n").slice(1, -2).join("\n");
		assert.equal(refresh(old, new Map([["picture", content(now)]])).text, now);
		const own = old.replace(">a<", ">mine<");
		assert.equal(refresh(own, new Map([["picture", content(now)]])).text, own);
	});
});
