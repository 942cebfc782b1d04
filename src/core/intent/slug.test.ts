import assert from "node:assert/strict";
import { slug } from "./slug.ts";

describe("slug", () => {
	for (const [text, expected] of [
		["slow-search", "slow-search"],
		["Slow Search!", "slow-search"],
		["slowSearch", "slow-search"],
		["  Größe & Höhe  ", "gro-e-hohe"],
		["naïve café", "naive-cafe"],
		["1.10", "1-10"],
		["日本", ""],
		["--", ""],
		["../../etc/passwd", "etc-passwd"],
		["x".repeat(100), "x".repeat(64)],
		[`${"x".repeat(63)} y`, "x".repeat(63)],
	] as const)
		it(text, () => assert.equal(slug(text), expected));
});
