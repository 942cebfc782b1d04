import assert from "node:assert/strict";
import { locate } from "./yamlNodes.ts";
import { readYaml } from "./yamlText.ts";

const text = `\uFEFFa: &a { b: [x, "y"] } # c\r\nd:\r\n  e: *a\r\n  <<: *a\r\n\r\nf:\r\ng:\r\n  - h: 1\r\n    i: 2 # j\r\n\r\n# k\r\n`;

describe("locate", () => {
	const { yaml, findings } = readYaml(text, "a.yaml");
	assert.ok(yaml);
	assert.deepEqual(findings, []);
	for (const [path, key, value] of [
		[[], undefined, text.slice(1, text.indexOf(" # j"))],
		[["a"], "a", '{ b: [x, "y"] }'],
		[["a", "b", 1], undefined, '"y"'],
		[["d", "e"], "e", "*a"],
		[["d", "e", "b", 0], undefined, "x"],
		[["d", "b"], "b", '[x, "y"]'],
		[["f"], "f", ""],
		[["g"], "g", "- h: 1\r\n    i: 2"],
		[["g", 0], undefined, "h: 1\r\n    i: 2"],
	] as const)
		it(`finds ${JSON.stringify(path)}`, () => {
			const found = locate(yaml, path);
			assert.ok(found);
			assert.equal(found.key && text.slice(found.key.from, found.key.to), key);
			assert.equal(text.slice(found.value.from, found.value.to), value);
		});

	for (const path of [["z"], ["a", 0], ["g", 1], ["g", "h"], ["f", "x"], ["a", "b", 0, "c"]])
		it(`finds nothing at ${JSON.stringify(path)}`, () => assert.equal(locate(yaml, path), undefined));
});
