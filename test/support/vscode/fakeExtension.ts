import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../paths.ts";
import { mustRun } from "../run.ts";

/** Packs an extension that does nothing, under another's name: what matters is that it is there. */
export async function packageFake(publisher: string, name: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "alignment-fake-"));
	process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
	const manifest = { name, publisher, version: "99.0.0", engines: { vscode: "^1.90.0" } };
	await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
	await writeFile(join(folder, "README.md"), `# ${name}\n`);
	const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
	const file = join(folder, "fake.vsix");
	const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", file];
	await mustRun(process.execPath, [vsce, "package", ...options], { cwd: folder });
	return file;
}
