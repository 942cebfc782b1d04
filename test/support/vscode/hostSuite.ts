import { join } from "node:path";
import { format } from "node:util";
import type { Page } from "playwright-core";
import { suiteMark } from "../counts.ts";
import { root } from "../paths.ts";
import { launchChromium } from "./chromium.ts";
import { type OpenOptions, type Server, type ServerOptions, startServer } from "./server.ts";

/** Built from test/host/index.ts. */
export const hostSuite = join(root, "dist", "test", "host", "index.js");

export interface HostRun {
	/** What the suite's `run` came to: 0 when it resolved. */
	readonly code: number;
	/** What the suite's reporter printed. */
	readonly output: string;
	/** All that reached the console. */
	readonly log: string;
}

export interface HostRunOptions extends ServerOptions {
	/** Says what to open; the place to fill a folder with files, too. */
	readonly prepare: (server: Server) => Promise<OpenOptions>;
	/** Milliseconds until the run counts as hung. */
	readonly timeout?: number;
}

/** Runs the in-host suite in a real VS Code and resolves with its result. */
export async function runHostSuite(options: HostRunOptions): Promise<HostRun> {
	const server = await startServer({ ...options, development: true });
	try {
		const browser = await launchChromium();
		try {
			const open = await options.prepare(server);
			const page = await browser.newPage();
			return await runInPage(page, server.address({ extension: root, suite: hostSuite, ...open }), options);
		} finally {
			await browser.close();
		}
	} finally {
		await server.stop();
	}
}

async function runInPage(page: Page, address: string, options: HostRunOptions): Promise<HostRun> {
	const output: string[] = [];
	const log: string[] = [];
	await page.exposeFunction("codeAutomationLog", (_level: string, parts: unknown[]) => {
		const text = format(...parts);
		log.push(text);
		if (!text.startsWith(suiteMark)) return;
		output.push(text.slice(suiteMark.length));
	});
	const limit = options.timeout ?? 900_000;
	let timer: NodeJS.Timeout | undefined;
	const ended = new Promise<number>((resolve, reject) => {
		const fail = (what: string) => reject(new Error(`${what}:\n${log.join("\n")}`));
		timer = setTimeout(() => fail(`The suite did not end within ${limit / 1000} s`), limit);
		page.on("crash", () => fail("The browser's page crashed"));
		void page.exposeFunction("codeAutomationExit", resolve);
	});
	try {
		await page.goto(address);
		const code = await ended;
		return { code, output: output.join("\n"), log: log.join("\n") };
	} finally {
		clearTimeout(timer);
	}
}
