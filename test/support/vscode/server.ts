import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { installVsCode } from "./install.ts";
import { newest, type ThemeKind, theme, type Version } from "./versions.ts";

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
	readonly version?: Version;
	/** User settings, over quiet defaults. */
	readonly settings?: Settings;
	/**
	 * Obey the extension and the suite in an address, as `openWorkbench` and `runHostSuite` need it for an extension
	 * in its source folder. VS Code 1.139 then shows no notification before somebody opens the list of them.
	 */
	readonly development?: boolean;
	/** Obey Workspace Trust, which is otherwise switched off: every folder is trusted. */
	readonly workspaceTrust?: boolean;
	/** Packaged extensions to install first. */
	readonly vsix?: readonly string[];
	/** The first free port from here on; any free one without it. */
	readonly port?: number;
	readonly theme?: ThemeKind;
	readonly env?: NodeJS.ProcessEnv;
}

export interface OpenOptions {
	/** Absolute path of a folder, or of a `.code-workspace` file; neither opens an empty window. */
	readonly folder?: string;
	readonly workspace?: string;
	/** Path of an extension to load from its source folder; only with `development`. */
	readonly extension?: string;
	/** Path of a script for the extension host; see hostSuite.ts. */
	readonly suite?: string;
}

/** A running VS Code to open in any browser. */
export interface Server {
	readonly version: Version;
	readonly port: number;
	/** Where a browser opens it; always `localhost`, because webviews need a secure context. */
	address(options: OpenOptions): string;
	/** Merges user settings into what is there. Windows see them when they are opened or reloaded. */
	changeSettings(settings: Settings): Promise<void>;
	/** Likewise. */
	setTheme(kind: ThemeKind): Promise<void>;
	/** A new folder that goes away with the server. */
	newFolder(name: string): Promise<string>;
	/** All that the server printed so far. */
	output(): string;
	/** Resolves when everything that the server started has ended and its folders are gone. */
	stop(): Promise<void>;
}

// Nothing that asks, greets, or looks for the network; and a terminal whose text is in the page.
const quiet: Settings = {
	"chat.disableAIFeatures": true,
	"extensions.autoCheckUpdates": false,
	"extensions.ignoreRecommendations": true,
	"git.autofetch": false,
	"git.openRepositoryInParentFolders": "never",
	"telemetry.telemetryLevel": "off",
	"terminal.integrated.gpuAcceleration": "off",
	"update.mode": "none",
	"workbench.enableExperiments": false,
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.startupEditor": "none",
	"workbench.tips.enabled": false,
};

const readyLine = "Extension host agent started";
const readyWithin = 60_000;

export async function startServer(options: ServerOptions = {}): Promise<Server> {
	const version = options.version ?? newest;
	const installed = await installVsCode(version);
	const temp = await realpath(await mkdtemp(join(tmpdir(), "alignment-")));
	const port = await freePort(options.port);
	const settingsFile = join(temp, "data", "User", "settings.json");
	await mkdir(dirname(settingsFile), { recursive: true });
	const colors = { "workbench.colorTheme": theme(version, options.theme ?? "dark").id };
	await writeFile(settingsFile, JSON.stringify({ ...quiet, ...colors, ...options.settings }));

	const command = [installed.node, installed.main, ...serverArguments(options, temp, port)];
	const started = startGuarded(temp, command, options.env ?? {});
	await started.ready;

	const changeSettings = async (changes: Settings) => {
		// VS Code writes this file, too.
		const present = JSON.parse(await readFile(settingsFile, "utf8"));
		await writeFile(settingsFile, JSON.stringify({ ...present, ...changes }));
	};
	return {
		version,
		port,
		address: (open) => address(port, open),
		changeSettings,
		setTheme: (kind) => changeSettings({ "workbench.colorTheme": theme(version, kind).id }),
		newFolder: (name) => newFolder(temp, name),
		output: started.output,
		stop: started.stop,
	};
}

function serverArguments(options: ServerOptions, temp: string, port: number): string[] {
	const args = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
	args.push("--accept-server-license-terms", "--disable-telemetry");
	// What we say about the environment counts, not what a login shell makes of it.
	args.push("--force-disable-user-env");
	args.push("--server-data-dir", temp, "--extensions-dir", join(temp, "extensions"));
	if (options.development) args.push("--enable-smoke-test-driver");
	if (!options.workspaceTrust) args.push("--disable-workspace-trust");
	const vsix = options.vsix ?? [];
	if (vsix.length > 0) args.push("--start-server", ...vsix.flatMap((file) => ["--install-extension", file]));
	return args;
}

interface Guarded {
	readonly ready: Promise<void>;
	output(): string;
	stop(): Promise<void>;
}

function startGuarded(temp: string, command: readonly string[], env: NodeJS.ProcessEnv): Guarded {
	const guard = join(import.meta.dirname, "guard.ts");
	const child = spawn(process.execPath, [guard, temp, ...command], {
		cwd: temp,
		env: serverEnvironment(temp, env),
		stdio: ["pipe", "pipe", "pipe"],
		// Its own process group: Ctrl-C is for us, and we end it by letting go of its stdin.
		detached: process.platform !== "win32",
		windowsHide: true,
	});
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk: Buffer) => {
			output += chunk.toString();
		});
	}
	const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
	return {
		ready: untilReady(child, () => output),
		output: () => output,
		stop: async () => {
			child.stdin.end();
			await ended;
		},
	};
}

function serverEnvironment(temp: string, extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const env = { ...process.env, ...extra };
	// What the npm script that runs us, or a VS Code that we run inside of, tells its own children.
	for (const name of Object.keys(env)) {
		if (/^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$)/i.test(name)) delete env[name];
	}
	// So that what others leave behind goes, too. Elsewhere VS Code's sockets would get names that are too long.
	if (process.platform === "linux") env.TMPDIR = temp;
	return env;
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
	return new Promise((resolve, reject) => {
		const fail = (what: string) => {
			child.stdin?.end();
			reject(new Error(`The VS Code server ${what}:\n${output()}`));
		};
		const timer = setTimeout(
			() => fail(`printed nothing of use within ${readyWithin / 1000} s`),
			readyWithin,
		);
		child.stdout?.on("data", () => {
			if (!output().includes(readyLine)) return;
			clearTimeout(timer);
			resolve();
		});
		child.on("exit", (code) => {
			clearTimeout(timer);
			fail(`ended with code ${code}`);
		});
	});
}

function address(port: number, open: OpenOptions): string {
	const remote = (path: string) => `vscode-remote://localhost:${port}${urlPath(path)}`;
	const payload: [string, string][] = [];
	if (open.extension) payload.push(["extensionDevelopmentPath", remote(open.extension)]);
	if (open.suite) payload.push(["extensionTestsPath", remote(open.suite)]);

	const url = new URL(`http://localhost:${port}/`);
	if (open.workspace) url.searchParams.set("workspace", urlPath(open.workspace));
	else if (open.folder) url.searchParams.set("folder", urlPath(open.folder));
	else url.searchParams.set("ew", "true");
	if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
	return url.href;
}

/** `C:\a b` is `/C:/a b` in VS Code's addresses. */
function urlPath(path: string): string {
	const slashed = path.replaceAll("\\", "/");
	return slashed.startsWith("/") ? slashed : `/${slashed}`;
}

async function newFolder(temp: string, name: string): Promise<string> {
	const parent = await mkdtemp(join(temp, "work-"));
	const folder = join(parent, name);
	await mkdir(folder);
	return folder;
}

async function freePort(first = 0): Promise<number> {
	for (let port = first; port < first + 100; port++) {
		const free = await bind(port).catch(() => undefined);
		if (free !== undefined) return free;
	}
	throw new Error(`None of the ports ${first} to ${first + 99} is free`);
}

function bind(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", reject);
		probe.listen(port, "127.0.0.1", () => {
			const bound = probe.address();
			probe.close(() => resolve(bound !== null && typeof bound === "object" ? bound.port : port));
		});
	});
}
