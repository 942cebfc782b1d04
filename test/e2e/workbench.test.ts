import assert from "node:assert/strict";
import { fixture } from "./fixture.ts";

describe("a window on a repository", () => {
	it("shows our views", async () => {
		const { repository, open } = await fixture();
		const { folder } = await repository({ "alignment.yaml": "version: 1\nproduct: Lumen Shop\n" });
		const workbench = await open({ folder });
		await workbench.showContainer();
		assert.ok(await workbench.view("alignment.intent"));
		await workbench.screenshot("first-window");
	});
});
