import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { type FileHandle, open, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { lumenShopYaml } from "../../test/fixtures/lumenShop.ts";
import {
	makeFolder,
	makeRepository,
	restartClock,
	type TestRepository,
} from "../../test/support/repository.ts";
import { readerOf } from "../../test/support/repositoryReader.ts";
import { recordText } from "../core/branch/recordText.ts";
import { parseWhyRecord } from "../core/branch/whyRecord.ts";
import { computeSnapshot } from "../core/computeSnapshot.ts";
import { parseIntent } from "../core/intent/parse.ts";
import type { Said } from "../core/model.ts";
import { type Snapshot, unasked } from "../core/snapshot.ts";
import { filesOf } from "./files.ts";
import { writeNewRecord } from "./newRecord.ts";
import { readSources } from "./readSources.ts";

const day = "2026-11-20";
// Later than all that the tests do: their clock goes a minute with each call of git.
const created = "2026-11-21T10:30:00Z";

async function repositoryOn(branch: string): Promise<TestRepository> {
	const repository = await makeRepository();
	await repository.commit({ "alignment.yaml": lumenShopYaml });
	await repository.branch(branch);
	return repository;
}

function answer({ root }: TestRepository, branch: string, serves: Said, at = created): Promise<string> {
	const text = recordText({ branch, created: at, serves });
	return writeNewRecord({ root, folder: root, day, branch, text });
}

/** As a window on the repository sees it. */
async function look(repository: TestRepository): Promise<Snapshot> {
	const { root } = repository;
	const git = await readerOf(repository).ready();
	const { why } = await readSources(filesOf(root), root);
	const { intent } = parseIntent(lumenShopYaml, "alignment.yaml");
	assert.ok(intent);
	const read = why.map(({ file, text }) => parseWhyRecord(text, file, intent));
	return computeSnapshot({
		...unasked,
		folder: "shop",
		today: day,
		intent: { state: "known", file: "alignment.yaml", intent, stale: false },
		git: { state: "ready", ...git },
		records: read.flatMap(({ record }) => record ?? []),
		elsewhere: [],
		checkIns: [],
		lessons: [],
		actions: [],
		documents: [],
		findings: read.flatMap(({ findings }) => findings),
	});
}

async function clone(of: TestRepository): Promise<TestRepository> {
	const folder = path.join(makeFolder("clones"), "shop");
	await of.git("clone", "--quiet", of.root, folder);
	const place = await makeRepository();
	// A repository of the tests in another folder: git's own option says which.
	const git = (...args: string[]) => place.git("-C", folder, ...args);
	return {
		...place,
		root: folder,
		git,
		async commit(_files, message = "A change") {
			await git("add", "--all");
			await git("commit", "--quiet", "-m", message);
		},
	};
}

describe("life of a record", function () {
	// Several repositories and many processes of git, on whatever machine.

	beforeEach(restartClock);
	this.timeout(20_000);
	for (const isCommitted of [true, false]) {
		it(`follows its branch's new name, ${isCommitted ? "committed" : "as it lies there"}`, async () => {
			const repository = await repositoryOn("feat/old");
			const file = await answer(repository, "feat/old", ["basket-loss"]);
			if (isCommitted) await repository.commit();
			await repository.git("branch", "--move", "feat/new");
			const { branch } = await look(repository);
			assert.deepEqual([branch?.name, branch?.record?.file], ["feat/new", file]);
			assert.deepEqual(branch?.serves.said, ["basket-loss"]);
		});
	}

	it("isn't taken for the record of a later branch of that name", async () => {
		const repository = await repositoryOn("spike/lasers");
		await answer(repository, "spike/lasers", ["basket-loss"], "2026-11-20T10:00:30Z");
		await repository.commit();
		await repository.git("switch", "--quiet", "main");
		await repository.git("merge", "--quiet", "--no-edit", "spike/lasers");
		await repository.git("branch", "--delete", "spike/lasers");
		await repository.branch("spike/lasers");
		const { branch } = await look(repository);
		assert.deepEqual([branch?.record, branch?.serves.how.by], [undefined, "nobody"]);
		const file = await answer(repository, "spike/lasers", ["lonely-problem"], "2026-11-22T10:00:00Z");
		assert.match(file, /-2\.yaml$/);
		assert.equal((await look(repository)).branch?.record?.file, file);
	});

	it("belongs to one branch of those that its commits are on", async () => {
		const repository = await repositoryOn("feat/one");
		await answer(repository, "feat/one", ["basket-loss"]);
		await repository.commit();
		await repository.branch("spike/two");
		const { branch } = await look(repository);
		assert.deepEqual([branch?.record, branch?.serves.how.by], [undefined, "inherited"]);
	});

	it("merges with another branch's without a conflict", async () => {
		const origin = await repositoryOn("feat/one");
		await origin.git("branch", "feat/two");
		await origin.git("switch", "--quiet", "main");
		const [here, there] = [await clone(origin), await clone(origin)];
		for (const [repository, branch] of [
			[here, "feat/one"],
			[there, "feat/two"],
		] as const) {
			await repository.git("switch", "--quiet", branch);
			await answer(repository, branch, ["basket-loss"]);
			await repository.commit();
			await repository.git("push", "--quiet", "origin", branch);
		}
		await origin.git("merge", "--quiet", "--no-edit", "feat/one");
		await origin.git("merge", "--quiet", "--no-edit", "feat/two");
		assert.equal(await origin.git("status", "--porcelain"), "");
		assert.equal((await look(origin)).records.length, 2);
	});

	it("conflicts readably where two people answer for the same branch on one day", async () => {
		const origin = await repositoryOn("feat/one");
		await origin.git("switch", "--quiet", "main");
		const [here, there] = [await clone(origin), await clone(origin)];
		for (const repository of [here, there]) await repository.git("switch", "--quiet", "feat/one");
		const file = await answer(here, "feat/one", ["basket-loss"]);
		await here.commit();
		await here.git("push", "--quiet", "origin", "feat/one");
		assert.equal(await answer(there, "feat/one", ["lonely-problem"], "2026-11-21T11:00:00Z"), file);
		await there.commit();
		await there.git("fetch", "--quiet");
		await assert.rejects(there.git("merge", "--no-edit", "origin/feat/one"));
		const text = await readFile(path.join(there.root, file), "utf8");
		assert.match(
			text,
			/^branch: feat\/one\n<<<<<<< HEAD\n(created: .+\nserves: \[lonely-problem\])\n=======\n(created: .+\nserves: \[basket-loss\])\n>>>>>>> origin\/feat\/one\n$/,
		);
		const { findings, branch } = await look({ ...there, environment: origin.environment });
		assert.deepEqual(
			findings.map(({ code, file: where }) => [code, where]),
			[["conflict-markers", file]],
		);
		assert.equal(branch?.record, undefined);
	});

	it("ends with its file", async () => {
		const repository = await repositoryOn("spike/lasers");
		const file = await answer(repository, "spike/lasers", ["basket-loss"]);
		await rm(path.join(repository.root, file));
		assert.equal((await look(repository)).branch?.record, undefined);
		assert.equal(await answer(repository, "spike/lasers", "none"), file);
	});

	it("leaves nothing behind where the disk is full half-way", async () => {
		const repository = await repositoryOn("feat/one");
		const handle = await open(path.join(repository.root, "alignment.yaml"));
		await handle.close();
		const prototype: FileHandle = Object.getPrototypeOf(handle);
		const { writeFile } = prototype;
		prototype.writeFile = async function (this: FileHandle, text) {
			await writeFile.call(this, String(text).slice(0, 10));
			throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
		};
		try {
			await assert.rejects(answer(repository, "feat/one", "none"), {
				code: "disk-full",
				message: /Free some/,
			});
		} finally {
			prototype.writeFile = writeFile;
		}
		assert.deepEqual(await readdir(path.join(repository.root, ".alignment", "why")), []);
		await answer(repository, "feat/one", "none");
		assert.equal((await look(repository)).branch?.serves.said, "none");
	});

	it("is whole or isn't there when its writer is killed", async () => {
		const repository = await repositoryOn("feat/one");
		const writer = path.join(import.meta.dirname, "../../test/support/recordWriter.ts");
		const child = spawn(process.execPath, [writer, repository.root], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		await once(child.stdout, "data");
		child.kill("SIGKILL");
		await once(child, "exit");
		const { records, findings } = await look(repository);
		assert.deepEqual(findings, []);
		assert.ok(records.every(({ serves, why }) => serves === "none" && why?.length === 100_000));
	});
});
