import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { results } from "../paths.ts";
import { waitFor } from "../waitFor.ts";
import { commandTitle, containerTitle, viewName } from "./manifest.ts";
import type { OpenOptions, Server } from "./server.ts";
import { type ThemeKind, theme, type Version } from "./versions.ts";

/** One window of VS Code. Ids of views and commands are those of our package.json. */
export interface Workbench {
	readonly page: Page;
	/** Opens the side bar on our view container. */
	showContainer(): Promise<void>;
	/** The pane of a view, expanded. */
	view(id: string): Promise<Locator>;
	/** What the rows of a tree view say, label and description, from top to bottom, as far as they are in sight. */
	rows(id: string): Promise<string[]>;
	/** The document inside a webview, by the id of its view or the title of its panel. */
	webview(idOrTitle: string): Promise<Frame>;
	/** Runs a command from the palette: an id of ours, or any title as the palette shows it. */
	run(idOrTitle: string): Promise<void>;
	/** Types a line into the integrated terminal; resolves when it is done. The oldest VS Code from npm has none. */
	inTerminal(line: string): Promise<void>;
	/** Opens a file by its absolute path. */
	openFile(path: string): Promise<void>;
	/** Types into the quick pick or input box that is open, and accepts. */
	answer(text: string): Promise<void>;
	/** Answers the steps of a sequence of questions, from the first on; undefined takes what is proposed. */
	answers(...texts: readonly (string | undefined)[]): Promise<void>;
	/** What the notifications in sight say. */
	notifications(): Promise<string[]>;
	/** Changes the colours, under the eyes of what is open. */
	setTheme(kind: ThemeKind): Promise<void>;
	/** Loads the window again, as the user's command does. */
	reload(): Promise<void>;
	/** Writes test-results/screenshots/NAME.png and resolves with its path. */
	screenshot(name: string): Promise<string>;
	close(): Promise<void>;
}

export interface WindowOptions extends OpenOptions {
	readonly width?: number;
	readonly height?: number;
	/** Pixels of the screen per pixel of the page: 2 for sharp pictures. */
	readonly scale?: number;
}

/** Opens a new window on a running server and waits until it can be used. */
export async function openWorkbench(
	browser: Browser,
	server: Server,
	options: WindowOptions,
): Promise<Workbench> {
	const page = await browser.newPage({
		viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
		deviceScaleFactor: options.scale ?? 1,
	});
	const ready = () => page.locator(".monaco-workbench .activitybar .action-item").first().waitFor();
	await page.goto(server.address(options));
	await ready();
	if (options.workspace !== undefined) await untilFoldersShow(page);

	const view = (id: string) => showPane(page, viewName(id));
	return {
		page,
		showContainer: () => showContainer(page),
		view,
		rows: async (id) => rowTexts(await view(id)),
		webview: (idOrTitle) =>
			findWebview(page, idOrTitle.startsWith("alignment.") ? viewName(idOrTitle) : idOrTitle),
		run: (idOrTitle) =>
			runCommand(page, idOrTitle.startsWith("alignment.") ? commandTitle(idOrTitle) : idOrTitle),
		inTerminal: (line) => typeInTerminal(page, server, line),
		openFile: (path) => openFile(page, path),
		answer: (text) => answer(page, text),
		answers: (...steps) => answers(page, steps),
		notifications: () => texts(page.locator(".notification-list-item-message")),
		setTheme: (kind) => setTheme(page, server.version, kind),
		reload: async () => {
			// By its own command, or VS Code forgets what it would have written down some seconds later.
			const loaded = page.waitForEvent("load");
			await runCommand(page, "Developer: Reload Window");
			await loaded;
			await ready();
		},
		screenshot: (name) => screenshot(page, name),
		close: async () => {
			// Leaving the page tells the server to end this window's extension host now, not hours later.
			await page.goto("about:blank").catch(() => {});
			await page.context().close();
		},
	};
}

/** In a browser VS Code now and then takes a workspace file for empty, for good; loading the window again helps. */
async function untilFoldersShow(page: Page): Promise<void> {
	const folder = page.locator(".explorer-folders-view .monaco-list-row").first();
	await waitFor(
		"the folders of the workspace",
		async () => {
			const shown = await folder.waitFor({ timeout: 5000 }).then(
				() => true,
				() => false,
			);
			if (!shown) await page.reload();
			return shown;
		},
		60_000,
	);
}

async function showContainer(page: Page): Promise<void> {
	const icon = page.locator(".activitybar .action-item", {
		has: page.locator(`.action-label[aria-label^="${containerTitle()}"]`),
	});
	await icon.waitFor();
	if ((await icon.getAttribute("aria-expanded")) !== "true") await icon.click();
	await page.locator(".sidebar .pane-header").first().waitFor({ state: "attached" });
}

async function showPane(page: Page, name: string): Promise<Locator> {
	const header = page.locator(`.pane-header[aria-label^="${name}"]`);
	const pane = page.locator(".pane", { has: header });
	await pane.waitFor();
	// In the middle lie the view's buttons, once the mouse is there.
	if ((await header.getAttribute("aria-expanded")) === "false")
		await header.click({ position: { x: 12, y: 10 } });
	return pane;
}

async function rowTexts(pane: Locator): Promise<string[]> {
	const rows = pane.locator(".monaco-list-row");
	// A tree that has nothing to show stays without rows.
	await rows
		.first()
		.waitFor({ timeout: 3000 })
		.catch(() => {});
	return rows.evaluateAll((elements) =>
		elements
			.map((element) => ({
				top: element.getBoundingClientRect().top,
				parts: [...element.querySelectorAll(".label-name, .label-description")],
			}))
			.sort((a, b) => a.top - b.top)
			.map(({ parts }) => parts.map((part) => part.textContent).join(" ")),
	);
}

/** VS Code puts a webview's document into a frame in a frame, and names the inner one after its view or panel. */
function findWebview(page: Page, title: string): Promise<Frame> {
	const find = async () => {
		for (const frame of page.frames()) {
			if (!frame.parentFrame()?.parentFrame()) continue;
			const element = await frame.frameElement().catch(() => undefined);
			const matches = await element
				?.evaluate((e, t) => e.id === "active-frame" && e.getAttribute("title") === t, title)
				.catch(() => false);
			if (matches) return frame;
		}
		return undefined;
	};
	// The first window of a run finds nothing of VS Code in the system's cache.
	return waitFor(`the webview “${title}”`, find, 45_000);
}

async function runCommand(page: Page, title: string): Promise<void> {
	const input = page.locator(".quick-input-widget input");
	// The palette doesn't notice commands that arrive while it is open, as ours do just after the start.
	const look = async () => {
		await page.keyboard.press("F1");
		await input.waitFor();
		await input.fill(`>${title}`);
		const rows = page.locator(".quick-input-list .monaco-list-row");
		const first = rows.filter({ has: page.getByText(title, { exact: true }) }).first();
		const there = await first.waitFor({ timeout: 1000 }).then(
			() => true,
			() => false,
		);
		if (there) return first;
		await page.keyboard.press("Escape");
		await input.waitFor({ state: "hidden" });
		return undefined;
	};
	// The first window of a run has a cold start.
	const row = await waitFor(`the command “${title}” in the palette`, look, 45_000);
	await row.click();
}

async function typeInTerminal(page: Page, server: Server, line: string): Promise<void> {
	const terminal = page.locator(".terminal.xterm textarea");
	if ((await terminal.count()) === 0) await runCommand(page, "Terminal: Create New Terminal");
	await terminal.first().waitFor({ state: "attached" });
	await terminal.first().focus();
	await untilPrompt(page);
	const done = join(await server.newFolder("terminal"), "done");
	await page.keyboard.insertText(`${line}; echo done > '${done}'`);
	await page.keyboard.press("Enter");
	await waitFor(`the end of “${line}” in the terminal`, () =>
		readFile(done, "utf8").then(
			(text) => text.length > 0,
			() => false,
		),
	);
}

/** What is typed before the first prompt stands there twice; where the prompt can't be told, that is all it costs. */
async function untilPrompt(page: Page): Promise<void> {
	const written = page.locator(".terminal.xterm .xterm-rows");
	const hasPrompt = async () => (await written.allTextContents()).some((text) => /[$#%>❯]\s*$/.test(text));
	await waitFor("the prompt", hasPrompt, 3000).catch(() => {});
}

async function openFile(page: Page, path: string): Promise<void> {
	await runCommand(page, "File: Open File...");
	const input = page.locator(".quick-input-box input");
	const tab = page.locator(`.tab.active[data-resource-name="${basename(path)}"]`);
	await input.waitFor();
	await waitFor(`the editor of ${path}`, async () => {
		if (await tab.isVisible()) return true;
		// While the dialog still looks at a folder it writes over what is typed, and ignores Enter.
		if (await input.isVisible()) {
			if ((await input.inputValue()) !== path) await input.fill(path);
			await page.keyboard.press("Enter");
		}
		await page.waitForTimeout(250);
		return false;
	});
}

async function answer(page: Page, text: string): Promise<void> {
	const input = page.locator(".quick-input-box input");
	await input.waitFor();
	await input.fill(text);
	await page.keyboard.press("Enter");
}

async function answers(page: Page, steps: readonly (string | undefined)[]): Promise<void> {
	const box = page.locator(".quick-input-widget");
	for (const [index, text] of steps.entries()) {
		await box.locator(".quick-input-title", { hasText: `${index + 1}/` }).waitFor();
		if (text !== undefined) await box.locator("input.input").fill(text);
		await page.keyboard.press("Enter");
	}
	await box.waitFor({ state: "hidden" });
}

async function setTheme(page: Page, version: Version, kind: ThemeKind): Promise<void> {
	const { label } = theme(version, kind);
	await runCommand(page, "Preferences: Color Theme");
	await answer(page, label);
	await page.locator(`.monaco-workbench.${workbenchClass[kind]}`).waitFor();
}

const workbenchClass: Record<ThemeKind, string> = {
	dark: "vs-dark",
	light: "vs",
	hcDark: "hc-black",
	hcLight: "hc-light",
};

async function texts(locator: Locator): Promise<string[]> {
	return (await locator.allTextContents()).map((text) => text.trim());
}

async function screenshot(page: Page, name: string): Promise<string> {
	const path = join(results, "screenshots", `${name}.png`);
	await mkdir(join(results, "screenshots"), { recursive: true });
	await page.screenshot({ path });
	return path;
}
