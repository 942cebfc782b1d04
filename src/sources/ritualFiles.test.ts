import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder, makeRepository } from "../../test/support/repository.ts";
import { blockText } from "../core/rituals/document.ts";
import { codeFiles } from "./codeFiles.ts";
import { openGit } from "./git.ts";
import { writeNewDocument } from "./newRecord.ts";
import { writePicture } from "./writePicture.ts";

describe("writeNewDocument", () => {
	const day = "2026-11-25";
	const write = (root: string, kind: Parameters<typeof writeNewDocument>[0]["kind"], title: string) =>
		writeNewDocument({ root, folder: root, kind, day, title, textOf: (name) => `# ${name}\n` });

	const names: readonly (readonly [Parameters<typeof write>[1], string, string])[] = [
		["deep dive", "incremental-index", ".alignment/deep-dives/2026-11-25-incremental-index.md"],
		["deep dive", "services/search/index", ".alignment/deep-dives/2026-11-25-services-search-index.md"],
		["deep dive", "../..", ".alignment/deep-dives/2026-11-25-deep-dive.md"],
		["post-mortem", "v1.4.0", ".alignment/post-mortems/v1.4.0.md"],
		["post-mortem", "../../etc/passwd", ".alignment/post-mortems/etc-passwd.md"],
		["post-mortem", "The autumn campaign!", ".alignment/post-mortems/the-autumn-campaign.md"],
		["period review", "2026-Q4", ".alignment/periods/2026-q4-review.md"],
		["period review", "2026-10-01 2026-12-31", ".alignment/periods/2026-10-01-2026-12-31-review.md"],
	];
	for (const [kind, title, file] of names)
		it(`${kind} ${title}: ${file}`, async () => {
			const root = makeFolder();
			assert.equal(await write(root, kind, title), file);
			const name = path.basename(file, ".md");
			assert.equal(await readFile(path.join(root, file), "utf8"), `# ${name}\n`);
		});

	it("never writes over a document", async () => {
		const root = makeFolder();
		const first = await write(root, "post-mortem", "v1");
		assert.equal(await write(root, "post-mortem", "v1"), first.replace(".md", "-2.md"));
		assert.equal(await readFile(path.join(root, first), "utf8"), "# v1\n");
	});

	it("follows no link out of the repository", async () => {
		const [root, outside] = [makeFolder(), makeFolder("outside")];
		await mkdir(path.join(root, ".alignment"));
		await symlink(outside, path.join(root, ".alignment", "post-mortems"));
		await assert.rejects(write(root, "post-mortem", "v1"), { code: "outside-repository" });
		assert.deepEqual(await readdir(outside), []);
	});
});

describe("writePicture", () => {
	const picture = (content: string) => `${blockText("picture", content)}\n`;

	it("writes a picture, and brings it up to date, but not what somebody drew", async () => {
		const root = makeFolder();
		const file = path.join(root, "a.svg");
		await writePicture(root, file, picture("<svg>1</svg>"));
		await writePicture(root, file, picture("<svg>2</svg>"));
		assert.equal(await readFile(file, "utf8"), picture("<svg>2</svg>"));
		await writeFile(file, "<svg>mine</svg>");
		await writePicture(root, file, picture("<svg>3</svg>"));
		assert.equal(await readFile(file, "utf8"), "<svg>mine</svg>");
	});
});

describe("codeFiles", () => {
	it("reads code that git knows, and leaves out links, binaries, what is huge and what is gone", async () => {
		const repository = await makeRepository();
		const outside = path.join(makeFolder("outside"), "secret.ts");
		await writeFile(outside, "export const secret = 1;");
		await repository.write({
			"src/a.ts": "// A.\n",
			"src/binary.ts": "a\0b",
			"src/huge.ts": "x".repeat(400_001),
			"src/gone.ts": "x",
			"go.mod": "module x\n",
			"README.md": "# R",
			".gitignore": "ignored.ts\n",
			"ignored.ts": "x",
		});
		await symlink(outside, path.join(repository.root, "src", "link.ts"));
		await repository.commit();
		await repository.write({ "src/untracked.ts": "x" });
		await rm(path.join(repository.root, "src", "gone.ts"));
		const git = openGit(repository.root, { environment: repository.environment });
		const files = await codeFiles(git, repository.root);
		assert.deepEqual(
			files.map((file) => file.path),
			["go.mod", "src/a.ts"],
		);
		await assert.rejects(codeFiles(git, repository.root, AbortSignal.abort()), { code: "aborted" });
	});
});
