import { makeDemo } from "../test/support/demo/make.ts";
import { gitEnvironment } from "../test/support/git.ts";
import { packageExtension } from "../test/support/packageExtension.ts";
import { launchChromium } from "../test/support/vscode/chromium.ts";
import { startServer } from "../test/support/vscode/server.ts";
import { openWorkbench, type Workbench } from "../test/support/vscode/workbench.ts";

export interface DemoSession {
	readonly folder: string;
	/** A new window on the demo, with an extension host of its own. */
	open(height?: number): Promise<Workbench>;
}

/** Gives `measure` the packaged extension in the newest VS Code, on the demo repository. */
export async function onDemo<T>(measure: (session: DemoSession) => Promise<T>): Promise<T> {
	const server = await startServer({ vsix: [await packageExtension()], env: gitEnvironment });
	try {
		const browser = await launchChromium();
		try {
			const folder = await server.newFolder("lumen-shop");
			await makeDemo(folder);
			return await measure({
				folder,
				open: (height) => openWorkbench(browser, server, { folder, ...(height && { height }) }),
			});
		} finally {
			await browser.close();
		}
	} finally {
		await server.stop();
	}
}
