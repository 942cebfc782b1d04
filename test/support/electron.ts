// `npm run test:electron`: the in-host suite in the desktop VS Code, where its download can be reached.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { gitEnvironment } from "./git.ts";
import { fillHostFolder } from "./hostLayer.ts";
import { cache, root } from "./paths.ts";
import { mustRun } from "./run.ts";
import { hostSuite } from "./vscode/hostSuite.ts";
import { newest, oldest } from "./vscode/versions.ts";

const wanted = process.argv.slice(2);
const versions = wanted.length > 0 ? wanted : [newest, oldest];
await mustRun(process.execPath, ["esbuild.mjs", "--production"], { cwd: root });
for (const version of versions)
	process.exitCode = Math.max(Number(process.exitCode ?? 0), await test(version));

async function test(version: string): Promise<number> {
	process.stdout.write(`\nDesktop VS Code ${version}\n`);
	const program = await downloadAndUnzipVSCode({ version, cachePath: cache }).catch(explain);
	if (program === undefined) return 1;
	const temp = mkdtempSync(join(tmpdir(), "alignment-"));
	try {
		await fillHostFolder(temp);
		return await runTests({
			vscodeExecutablePath: program,
			extensionDevelopmentPath: root,
			extensionTestsPath: hostSuite,
			extensionTestsEnv: gitEnvironment,
			launchArgs: [temp, "--disable-extensions", "--disable-workspace-trust", "--skip-welcome"],
		}).catch(() => 1);
	} finally {
		rmSync(temp, { recursive: true, force: true });
	}
}

function explain(error: unknown): undefined {
	process.stderr.write(
		`The desktop VS Code can't be downloaded here (${error instanceof Error ? error.message : error}).\n` +
			"The same suite runs without that download: npm test -- --only host\n",
	);
}
