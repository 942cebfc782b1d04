import assert from "node:assert/strict";
import fc from "fast-check";
import { releaseFileName, slugFileName } from "./slug.ts";

const pieces = ["con", "NUL", "com1", "COM¹", ".", " ", "/", "-", "\u202E", "ß", "搜", "e\u0301"];
// Not by fc.string: its tables of letters take a second to load.
const anyLetter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe("slugFileName", () => {
	const cases: readonly [text: string, slug: string][] = [
		["feat/search-cache", "feat-search-cache"],
		["Feat/Search_Cache", "feat-search-cache"],
		["release/1.2.x", "release-1-2-x"],
		["suche/größe", "suche-größe"],
		["功能/搜索", "功能-搜索"],
		["feat/e\u0301te\u0301", "feat-été"],
		["$(id)", "id"],
		["a;b", "a-b"],
		["a`b`", "a-b"],
		["<img/src=x>", "img-src-x"],
		["$" + "{{}}", "branch"],
		["%PATH%", "path"],
		["a|b", "a-b"],
		['a"b', "a-b"],
		["(command)", "command"],
		["feat/\u202Ecba", "feat-cba"],
		["../../etc/passwd", "etc-passwd"],
		["CON", "branch-con"],
		["con.", "branch-con"],
		["LPT1", "branch-lpt1"],
		["COM¹", "branch-com1"],
		["NUL/NUL", "nul-nul"],
		["console", "console"],
		["-x", "x"],
		["...", "branch"],
		["", "branch"],
		["a".repeat(300), "a".repeat(80)],
		[`${"a".repeat(79)}/b`, "a".repeat(79)],
		["搜".repeat(100), "搜".repeat(26)],
	];
	for (const [text, slug] of cases) {
		it(JSON.stringify(text.slice(0, 30)), () => assert.equal(slugFileName(text), slug));
	}

	it("is a legal name everywhere, whatever the text", () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(anyLetter, fc.constantFrom(...pieces))), (parts) => {
				const slug = slugFileName(parts.join(""));
				assert.match(slug, /^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u);
				assert.ok(Buffer.byteLength(slug) <= 90);
				assert.doesNotMatch(slug, /^(con|prn|aux|nul|com\d|lpt\d)$/i);
			}),
		);
	});
});

describe("releaseFileName", () => {
	for (const [tag, name] of [
		["v1.4.0", "v1.4.0"],
		["V2.0.0-RC.1", "v2.0.0-rc.1"],
		["release/2024.1", "release-2024.1"],
		["../../x", "x"],
		["..", "release"],
		["con.1", "release-con-1"],
		["v1.\u202E.", "v1"],
		["$(id)", "id"],
	] as const)
		it(`${JSON.stringify(tag)}: ${name}`, () => assert.equal(releaseFileName(tag), name));

	it("is short", () => assert.ok(Buffer.byteLength(releaseFileName("a.".repeat(100))) <= 80));
});
