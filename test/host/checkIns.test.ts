import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { type Snapshot, unasked } from "../../src/core/snapshot.ts";
import { commands } from "../../src/ids.ts";
import { checkInReminder } from "../../src/views/intent/checkInReminder.ts";
import { lumenShop } from "../fixtures/lumenShop.ts";
import { waitFor } from "../support/waitFor.ts";

/** In the window's own folder, through the commands of the extension that it runs. */
describe("check-ins", () => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder);
	const home = path.join(folder.uri.fsPath, ".alignment", "check-ins");
	const csv = path.join(folder.uri.fsPath, "readings.csv");
	const written = () => readdir(home).catch((): string[] => []);

	beforeEach(async () => {
		await mkdir(home, { recursive: true });
		await writeFile(path.join(home, "2026-10-05.yaml"), "note: It was here before\n");
	});

	afterEach(async () => {
		await rm(path.join(folder.uri.fsPath, ".alignment"), { recursive: true, force: true });
		await rm(csv, { force: true });
	});

	/** Accepts what a quick input shows, until the command is done. */
	async function acceptUntilDone(running: Thenable<unknown>): Promise<void> {
		let done = false;
		const ended = Promise.resolve(running).then(() => {
			done = true;
		});
		await waitFor(
			"the command's end",
			async () => {
				if (!done) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
				return done;
			},
			20_000,
		);
		await ended;
	}

	it("come from a CSV file, one file a day, beside what is there", async () => {
		await writeFile(csv, "date;search-p95;satisfaction\n2026-10-05;2300;4,2/5\n2026-10-12;2200;\nsoon;1;\n");
		await acceptUntilDone(
			vscode.commands.executeCommand(commands.importCheckIns, folder.uri.toString(), vscode.Uri.file(csv)),
		);
		assert.deepEqual(await written(), ["2026-10-05-2.yaml", "2026-10-05.yaml", "2026-10-12.yaml"]);
		const read = (name: string) => readFile(path.join(home, name), "utf8");
		assert.equal(await read("2026-10-05.yaml"), "note: It was here before\n");
		assert.equal(
			await read("2026-10-05-2.yaml"),
			"on: 2026-10-05\nreadings: { find-it-fast.search-p95: 2300 }\nsatisfaction: { score: 4.2, of: 5 }\n",
		);
	});

	/** The reminder's row in Lumen Shop, with readings of its key results in the order of the file. */
	function reminder(checkIn: string | undefined, days: readonly string[], read: readonly string[] = []) {
		const at = { from: 0, to: 0 };
		const intent = { ...lumenShop(), ...(checkIn !== undefined && { rituals: { at, checkIn } }) };
		const results = [...intent.keyResults.keys()];
		const snapshot = {
			...unasked,
			today: "2026-11-25",
			intent: { state: "known", file: "alignment.yaml", intent, stale: false },
			checkIns: days.map((on) => ({ file: `${on}.yaml`, on, readings: new Map() })),
			readings: new Map(read.map((on, index) => [results[index], [{ on, value: 1 }]])),
		} as unknown as Snapshot;
		return checkInReminder(snapshot, 14);
	}

	it("say what is old and what was never read", () => {
		const [old, fresh] = ["2026-11-01", "2026-11-20"];
		for (const [read, expected] of [
			[[], "3 key results were never read"],
			[[fresh, fresh], "1 key result was never read"],
			[[old, fresh], "2 readings are missing or older than 14 days"],
			[[old, fresh, fresh], "1 reading is older than 14 days"],
			[[old, old, old], "3 readings are older than 14 days"],
			[[fresh, fresh, fresh], undefined],
		] as const)
			assert.equal(reminder(undefined, [], read)[0]?.description, expected, read.join(" "));
	});

	it("are asked for in the Intent view, unless the agreed rhythm asks already", () => {
		for (const [checkIn, days, expected] of [
			[undefined, [], ["Check-in due"]],
			["never", [], ["Check-in due"]],
			["weekly", [], []],
			["weekly", ["2026-11-10"], []],
			["weekly", ["2026-11-24"], ["Check-in due"]],
		] as const)
			assert.deepEqual(
				reminder(checkIn, days).map(({ label }) => label),
				expected,
				`${checkIn} ${days}`,
			);
	});

	it("are not written where nothing was read", async () => {
		await acceptUntilDone(vscode.commands.executeCommand(commands.recordCheckIn, folder.uri.toString()));
		assert.deepEqual(await written(), ["2026-10-05.yaml"]);
	});
});
