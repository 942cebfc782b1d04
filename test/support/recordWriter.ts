// Writes why records until it is killed; says so before the first. See src/sources/recordLife.test.ts.

import { recordText } from "../../src/core/branch/recordText.ts";
import { writeNewRecord } from "../../src/sources/newRecord.ts";

const [root = ""] = process.argv.slice(2);
process.stdout.write("writing\n");
for (let count = 0; count < 10_000; count++) {
	const branch = `feat/${count}`;
	const text = recordText({ branch, serves: "none", why: "x".repeat(100_000) });
	await writeNewRecord({ root, folder: root, day: "2026-11-20", branch, text });
}
