import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { bundleSize, packagedFiles, packageExtension } from "../support/packageExtension.ts";

const kilobyte = 1000;
const size = async (file: string) => (await stat(file)).size;

describe("the packaged extension", () => {
	let vsix: string;

	before(async () => {
		vsix = await packageExtension();
	});

	it("is at most 1 MB", async () => {
		assert.ok((await size(vsix)) <= 1000 * kilobyte, `${await size(vsix)} bytes`);
	});

	it("has a bundle of at most 300 kB", async () => {
		const bytes = await bundleSize();
		assert.ok(bytes <= 300 * kilobyte, `${bytes} bytes`);
	});

	it("holds what it needs and nothing else", async () => {
		const files = await packagedFiles();
		for (const needed of [
			"package.json",
			"dist/extension.js",
			"dist/parseWorker.js",
			"dist/webview/card.js",
			"media/card.css",
		])
			assert.ok(files.includes(needed), needed);
		const allowed =
			/^(package(\.nls(\.[\w-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(extension|parseWorker)\.js|(dist\/chunks|dist\/webview|media|l10n)\/.+)$/;
		const surprising = files.filter((file) => !allowed.test(file) || /\.(map|ts)$/.test(file));
		assert.deepEqual(surprising, []);
	});
});
