import assert from "node:assert/strict";
import { lumenShopYaml } from "../../test/fixtures/lumenShop.ts";
import { parseIntent } from "../core/intent/parse.ts";
import { readLanguageFile } from "../core/language/languageFile.ts";
import { BackgroundParser } from "./backgroundParser.ts";

describe("parsing in the background", () => {
	let parser: BackgroundParser;

	beforeEach(() => {
		parser = new BackgroundParser(new URL("./parseWorker.ts", import.meta.url));
	});

	afterEach(() => parser.dispose());

	for (const text of [lumenShopYaml, "problems: [", ""])
		it(`says the same as parsing at once: ${JSON.stringify(text.slice(0, 12))}`, async () =>
			assert.deepEqual(await parser.parse(text, "alignment.yaml"), parseIntent(text, "alignment.yaml")));

	it("says what the language features need to know", async () => {
		const language = await parser.language(lumenShopYaml, "alignment.yaml");
		assert.deepEqual(language, readLanguageFile("intent", lumenShopYaml, "alignment.yaml"));
	});

	it("begins anew after it was put to rest", async () => {
		await parser.parse(lumenShopYaml, "alignment.yaml");
		parser.dispose();
		assert.ok((await parser.parse(lumenShopYaml, "alignment.yaml")).intent);
	});

	it("says so when its worker fails", async () => {
		const broken = new BackgroundParser(new URL("./noSuchWorker.ts", import.meta.url));
		await assert.rejects(broken.parse(lumenShopYaml, "alignment.yaml"));
	});
});
