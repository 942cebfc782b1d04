import assert from "node:assert/strict";
import * as vscode from "vscode";
import { extensionId } from "../../src/ids.ts";

describe("the extension in VS Code", () => {
	const extension = () => {
		const found = vscode.extensions.getExtension(extensionId);
		assert.ok(found, `${extensionId} is not installed`);
		return found;
	};

	it("activates by itself in a folder with alignment.yaml", async () => {
		const deadline = Date.now() + 10_000;
		while (!extension().isActive && Date.now() < deadline) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		assert.equal(extension().isActive, true);
	});

	it("has every command of its manifest", async () => {
		const manifest = extension().packageJSON as { contributes?: { commands?: { command: string }[] } };
		const promised = manifest.contributes?.commands?.map(({ command }) => command) ?? [];
		const present = new Set(await vscode.commands.getCommands(true));
		assert.deepEqual(
			promised.filter((command) => !present.has(command)),
			[],
		);
	});
});
