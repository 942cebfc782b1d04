// What the npm scripts run, on whatever Node the machine has: installs what is missing, then hands over to the
// TypeScript of the same name on the Node that this repository brings. Needs nothing but Node itself.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "node_modules");
const entries = {
	start: "test/support/start.ts",
	test: "test/support/test.ts",
	electron: "test/support/electron.ts",
	bench: "bench/run.ts",
};

const [task = "", ...args] = process.argv.slice(2);
const entry = entries[task];
if (!entry) fail(`Say what to run: ${Object.keys(entries).join(", ")}.`);
if (!isInstalled()) install();
const node = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
if (!existsSync(node)) {
	fail(
		"The package `node` is installed without its program. Allow npm to run install scripts, and run `npm ci`.",
	);
}

const child = spawn(node, [join(root, entry), ...args], { stdio: "inherit", cwd: root });
// Ctrl-C reaches the child as well, which ends by itself after cleaning up.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
	process.on(signal, () => {
		if (signal !== "SIGINT") child.kill(signal);
	});
}
child.on("exit", (code) => process.exit(code ?? 1));

/** Whether node_modules holds what package-lock.json asks for; times say little after a checkout. */
function isInstalled() {
	const wanted = packages(join(root, "package-lock.json"));
	const present = packages(join(modules, ".package-lock.json"));
	return Object.entries(wanted).every(
		([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
	);
}

function packages(lockFile) {
	return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, "utf8")).packages : {};
}

function install() {
	process.stdout.write("Installing dependencies (once) ...\n");
	const ran = spawnSync("npm ci --no-audit --no-fund --no-update-notifier --loglevel=error", {
		cwd: root,
		shell: true,
		encoding: "utf8",
	});
	if (ran.status !== 0) {
		fail(`\`npm ci\` failed. Is the npm registry within reach?\n\n${ran.stdout}${ran.stderr}`);
	}
}

function fail(message) {
	process.stderr.write(`${message}\n`);
	process.exit(1);
}
