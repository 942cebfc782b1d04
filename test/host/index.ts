import { readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { countsLine, suiteMark } from "../support/counts.ts";

// The build writes CommonJS; TypeScript can't know.
declare const __dirname: string;

/** What VS Code calls in the extension host: runs every suite beside this file. */
export async function run(): Promise<void> {
	const mocha = new Mocha({ ui: "bdd", timeout: 30_000, slow: 2000, retries: 2, color: false });
	const grep = process.env.ALIGNMENT_TEST_GREP;
	if (grep !== undefined) mocha.grep(grep);
	Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => print(format(...parts));
	for (const name of readdirSync(__dirname)) {
		if (name.endsWith(".test.js")) mocha.addFile(join(__dirname, name));
	}
	const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
		const runner = mocha.run(() => resolve(runner.stats));
	});
	const counts = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0 };
	print(countsLine(counts));
	if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}

function print(text: string): void {
	for (const line of text.split("\n")) {
		// The console is the only way out of the extension host.
		console.log(suiteMark + line);
	}
}
