import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { git, gitEnvironment, initRepository } from "../support/git.ts";
import { packageExtension } from "../support/packageExtension.ts";
import { launchChromium } from "../support/vscode/chromium.ts";
import { type Server, type ServerOptions, startServer } from "../support/vscode/server.ts";
import { openWorkbench, type WindowOptions, type Workbench } from "../support/vscode/workbench.ts";

export interface Repository {
	readonly folder: string;
	git(...args: string[]): Promise<string>;
	/** Writes a file by its path in the folder. */
	write(path: string, text: string): Promise<void>;
	/** Commits all that changed. */
	commit(message: string): Promise<void>;
}

export interface Fixture {
	readonly server: Server;
	readonly browser: Browser;
	/** A new repository on `main` with these files committed. */
	repository(files: Readonly<Record<string, string>>): Promise<Repository>;
	/** A new window; closed after the test. */
	open(options: WindowOptions): Promise<Workbench>;
}

let packaged: Promise<string> | undefined;
let shared: Promise<Fixture> | undefined;
const cleanUp: (() => Promise<unknown>)[] = [];
const windows: Workbench[] = [];

/** One VS Code with our packaged extension, and one browser, for all tests of the run. */
export function fixture(): Promise<Fixture> {
	shared ??= createFixture({});
	return shared;
}

/** A VS Code of its own, for tests that need other options; it lives until the run ends. */
export async function createFixture(options: ServerOptions): Promise<Fixture> {
	packaged ??= packageExtension();
	const vsix = [await packaged, ...(options.vsix ?? [])];
	const server = await startServer({ ...options, vsix, env: { ...gitEnvironment, ...options.env } });
	cleanUp.push(() => server.stop());
	const browser = await launchChromium();
	cleanUp.push(() => browser.close());
	return {
		server,
		browser,
		repository: (files) => createRepository(server, files),
		open: async (window) => {
			// A test before may have changed it, and VS Code remembers.
			await server.setTheme("dark");
			const workbench = await openWorkbench(browser, server, window);
			windows.push(workbench);
			return workbench;
		},
	};
}

async function createRepository(
	server: Server,
	files: Readonly<Record<string, string>>,
): Promise<Repository> {
	const folder = await server.newFolder("shop");
	await initRepository(folder);
	const repository: Repository = {
		folder,
		git: (...args) => git(folder, ...args),
		write: async (path, text) => {
			const file = join(folder, path);
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, text);
		},
		commit: async (message) => {
			await git(folder, "add", "--all");
			await git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
		},
	};
	for (const [path, text] of Object.entries(files)) await repository.write(path, text);
	await repository.commit("Start");
	return repository;
}

/** Mocha's root hooks; see the end-to-end layer in test/support/test.ts. */
export const mochaHooks = {
	async afterEach(this: Mocha.Context): Promise<void> {
		for (const [index, window] of windows.splice(0).entries()) {
			if (this.currentTest?.state === "failed") {
				await window.screenshot(`failed ${this.currentTest.fullTitle()} ${index}`.replace(/[^\w-]+/g, "-"));
			}
			await window.close();
		}
	},
	async afterAll(): Promise<void> {
		for (const step of cleanUp.splice(0).reverse()) await step();
		shared = undefined;
	},
};
