import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cache, root } from "../paths.ts";
import { mustRun, npm } from "../run.ts";
import { preparedOnce } from "./preparedOnce.ts";
import { newest, type Version } from "./versions.ts";

export interface Installed {
	/** The node program that this version runs on. */
	readonly node: string;
	/** The server's entry script. */
	readonly main: string;
}

/** VS Code's server with its own node, from the npm registry the first time and from the cache afterwards. */
export async function installVsCode(version: Version): Promise<Installed> {
	const home = await preparedOnce(join(cache, `vscode-${version}`), (staging) =>
		unpackVsCode(version, staging),
	);
	return { node: await nodeFor(version), main: join(home, "out", "server-main.js") };
}

async function unpackVsCode(version: Version, staging: string): Promise<void> {
	// code-server releases VS Code 1.x.y as 4.x.y, and brings it whole. Its install script would build native
	// modules for one exact Node; the ones that VS Code needs come prebuilt, so no script has to run.
	await unpack(`code-server@${version.replace(/^1/, "4")}`, "package/lib/vscode", staging);
	const install = ["install", "--omit=dev", "--ignore-scripts"];
	await npm(install, { cwd: staging });
	await npm(install, { cwd: join(staging, "extensions") });
}

/** Each VS Code brings the Node that it was made for; under a newer one the oldest's extension host never comes up. */
async function nodeFor(version: Version): Promise<string> {
	const program = process.platform === "win32" ? "bin/node.exe" : "bin/node";
	if (version === newest) return join(root, "node_modules", "node", program);
	const home = await preparedOnce(join(cache, "node-22"), (staging) =>
		unpack(`${nodePackage()}@22`, "package", staging),
	);
	return join(home, program);
}

function nodePackage(): string {
	const platform = process.platform === "win32" ? "win" : process.platform;
	const prefix = platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
	return `${prefix}-${platform}-${process.arch}`;
}

/** Puts the folder `inside` of a package's tarball into the empty folder `dir`. */
async function unpack(spec: string, inside: string, dir: string): Promise<void> {
	await npm(["pack", "--silent", spec], { cwd: dir });
	const tarball = (await readdir(dir)).find((name) => name.endsWith(".tgz"));
	if (!tarball) throw new Error(`npm pack ${spec} made no tarball`);
	// Relative names: some tars take "C:" for a host.
	const depth = inside.split("/").length;
	await mustRun("tar", ["-xzf", tarball, `--strip-components=${depth}`, inside], { cwd: dir });
	await rm(join(dir, tarball));
	if (!existsSync(join(dir, "package.json"))) throw new Error(`${spec} has no ${inside}/package.json`);
}
