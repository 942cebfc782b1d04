import assert from "node:assert/strict";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../../test/support/repository.ts";
import { type Files, filesOf, mostBytes } from "./files.ts";
import { readSources } from "./readSources.ts";

describe("readSources", () => {
	let root: string;

	beforeEach(() => {
		root = makeFolder();
	});

	async function write(files: Readonly<Record<string, string>>) {
		for (const [name, text] of Object.entries(files)) {
			await mkdir(path.dirname(path.join(root, name)), { recursive: true });
			await writeFile(path.join(root, name), text);
		}
	}

	const read = (folder = "") => readSources(filesOf(root), path.join(root, folder), root);

	it("reads nothing where there is no intent", async () => {
		await write({ ".alignment/why/a.yaml": "branch: a\n" });
		const asked: string[] = [];
		const disk = filesOf(root);
		const files: Files = {
			read: (file) => disk.read(file),
			list(folder) {
				asked.push(folder);
				return disk.list(folder);
			},
		};
		assert.deepEqual(await readSources(files, path.join(root, "sub"), root), {
			root: path.join(root, "sub"),
			why: [],
			checkIns: [],
			postMortems: [],
			deepDives: [],
			unreadable: [],
		});
		assert.deepEqual(asked, []);
	});

	describe("finds the intent", () => {
		const all = [
			"sub/alignment.yaml",
			"sub/alignment.yml",
			"sub/.alignment/alignment.yaml",
			"alignment.yaml",
			"alignment.yml",
			".alignment/alignment.yaml",
		];
		for (const [index, name] of all.entries()) {
			it(`in ${name} before ${all.slice(index + 1).join(", ") || "none"}`, async () => {
				await write(Object.fromEntries(all.slice(index).map((file) => [file, file])));
				const sources = await read("sub");
				const inSub = name.startsWith("sub/");
				assert.equal(sources.root, inSub ? path.join(root, "sub") : root);
				assert.deepEqual(sources.intentFile, { path: inSub ? name.slice(4) : name, text: name });
			});
		}
	});

	it("reads what lies beside the intent, and nothing else", async () => {
		await write({
			"sub/alignment.yaml": "version: 1\n",
			"sub/.alignment/why/b.yml": "b",
			"sub/.alignment/why/a.yaml": "a",
			"sub/.alignment/why/.gitkeep": "",
			"sub/.alignment/why/notes.md": "",
			"sub/.alignment/why/.alignment-1.tmp": "",
			"sub/.alignment/check-ins/2026-11-20.yaml": "c",
			"sub/.alignment/post-mortems/v1.md": "d",
			"sub/.alignment/post-mortems/v1.yaml": "",
			"sub/.alignment/deep-dives/2026-10-14-index.md": "e",
			".alignment/why/other.yaml": "",
		});
		const { why, checkIns, postMortems, deepDives, unreadable } = await read("sub");
		assert.deepEqual(why, [
			{ file: ".alignment/why/a.yaml", text: "a" },
			{ file: ".alignment/why/b.yml", text: "b" },
		]);
		assert.deepEqual(checkIns, [{ file: ".alignment/check-ins/2026-11-20.yaml", text: "c" }]);
		assert.deepEqual(postMortems, [{ file: ".alignment/post-mortems/v1.md", text: "d" }]);
		assert.deepEqual(deepDives, [{ file: ".alignment/deep-dives/2026-10-14-index.md", text: "e" }]);
		assert.deepEqual(unreadable, []);
	});

	it("tells the size of an intent that is too large", async () => {
		await write({ "alignment.yaml": "#".repeat(mostBytes + 1) });
		assert.deepEqual((await read()).intentFile, { path: "alignment.yaml", tooLarge: mostBytes + 1 });
	});

	it("keeps what is sound beside what can't be read", async function () {
		if (process.platform === "win32") this.skip(); // Links need a privilege there.
		await write({
			"alignment.yaml": "version: 1\n",
			".alignment/why/a.yaml": "a",
			".alignment/why/large.yaml": "#".repeat(mostBytes + 1),
			".alignment/why/folder.yaml/inner": "",
		});
		await symlink("/etc/passwd", path.join(root, ".alignment", "why", "link.yaml"));
		const { why, unreadable } = await read();
		assert.deepEqual(
			why.map(({ file }) => file),
			[".alignment/why/a.yaml"],
		);
		assert.deepEqual(unreadable.map(({ file, error }) => [path.basename(file), error.code]).sort(), [
			["folder.yaml", "not-a-file"],
			["large.yaml", "file-too-large"],
			["link.yaml", "outside-repository"],
		]);
	});

	it("does not look for another intent behind one that can't be read", async function () {
		if (process.platform === "win32") this.skip(); // Links need a privilege there.
		await write({ "alignment.yml": "version: 1\n" });
		await symlink("/etc/passwd", path.join(root, "alignment.yaml"));
		const { intentFile, unreadable } = await read();
		assert.equal(intentFile, undefined);
		assert.deepEqual(
			unreadable.map(({ file, error }) => [file, error.code]),
			[["alignment.yaml", "outside-repository"]],
		);
	});

	it("works without git", async () => {
		await write({ "alignment.yaml": "version: 1\n" });
		const sources = await readSources(filesOf(root), root);
		assert.equal(sources.intentFile?.path, "alignment.yaml");
	});
});
