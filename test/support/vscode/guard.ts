// Runs a program and everything that it starts for exactly as long as its own parent lives: `guard.ts FOLDER
// PROGRAM ARGUMENT...`. The parent holds the other end of stdin. When it closes that, or ends in any way (Ctrl-C,
// a crash, kill -9), this ends the whole process group and removes the folder, so nothing is left over.
import { spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const [folder = "", program = "", ...args] = process.argv.slice(2);
const windows = process.platform === "win32";
const child = spawn(program, args, {
	stdio: ["ignore", "inherit", "inherit"],
	detached: !windows,
	windowsHide: true,
});

let ending = false;
function end(): void {
	if (ending) return;
	ending = true;
	if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { windowsHide: true });
	else signalGroup("SIGTERM");
	setTimeout(() => signalGroup("SIGKILL"), 2000).unref();
}

function signalGroup(signal: NodeJS.Signals): void {
	try {
		if (child.pid) process.kill(-child.pid, signal);
	} catch {
		// The group is gone already.
	}
}

function leave(code: number): void {
	if (!windows) signalGroup("SIGKILL");
	try {
		rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
	} finally {
		process.exit(code);
	}
}

child.on("exit", (code) => leave(code ?? 1));
child.on("error", () => leave(127));
process.stdin.on("close", end).on("error", end).resume();
// A closed pipe means that nobody listens any more; stdin tells so too.
process.stdout.on("error", end);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
