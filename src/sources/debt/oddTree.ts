// A folder with one of each kind of file that engines see differently; for tests alone.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { git, initRepository } from "../../../test/support/git.ts";
import type { DebtItem } from "../../core/debt/items.ts";
import { type DebtScanOptions, scanDebt } from "../debtScan.ts";
import { cleanEnvironment, temporaryFolder, testGit, write } from "./testing.ts";

/** The files of `oddTree` that hold debt. */
export const oddFiles: readonly string[] = [
	"src/a.ts",
	"crlf.ts",
	"cr.ts",
	"bom.ts",
	"utf16le.ts",
	"utf16be.ts",
	"latin1.c",
	"doc.ts",
	".hidden/.dot.ts",
	".github/workflows/ci.yml",
	"tracked.gen.ts",
	"kept.gen.ts",
	"sub/local/b.ts",
	"visible.ts",
	"new file.ts",
	"bin/run",
	"-rf.ts",
	"$(x).ts",
	"{a,b}.ts",
	"[x].ts",
	"ü.ts",
	'it\'s "q".ts',
	"late-nul.md",
	...(process.platform === "win32" ? [] : ["line\nbreak.ts", "back\\slash.ts"]),
];

/** The folder, an empty home, and git in it without anybody's settings; `remove` when done. */
export async function oddTree() {
	const folder = temporaryFolder();
	const home = temporaryFolder();
	const environment = cleanEnvironment(home);
	await fill(folder);
	const options = (more: Partial<DebtScanOptions> = {}): DebtScanOptions => ({
		folder,
		exclude: ["dist", "**/*.min.js", "logs/**", "{odd,[glob"],
		maxBytes: 100_000,
		environment,
		...more,
	});
	const remove = () => {
		for (const each of [folder, home]) rmSync(each, { recursive: true, force: true });
	};
	return { folder, home, environment, options, repository: testGit(folder, environment), remove };
}

/** What `oddTree` resolves to. */
export type OddTree = Awaited<ReturnType<typeof oddTree>>;

/** All that a scan gives, sorted. */
export async function scanned(options: DebtScanOptions) {
	const scan = scanDebt(options);
	const items: DebtItem[] = [];
	const files: string[] = [];
	for await (const { file, items: each } of scan) {
		files.push(file);
		items.push(...each);
	}
	const place = ({ file, at }: DebtItem) => `${file} ${String(at.from).padStart(9)}`;
	items.sort((a, b) => (place(a) < place(b) ? -1 : 1));
	return { items, files: files.sort(), report: await scan.report() };
}

async function fill(folder: string): Promise<void> {
	await initRepository(folder);
	const big = Buffer.from("// TODO: Größe\n", "utf16le");
	write(folder, {
		"src/a.ts": "// TODO(goal:a): one\n//   two\nconst s = '// TODO: no';\n/* FIXME three */ // HACK: four\n",
		"crlf.ts": "// TODO: one\r\n// two\r\n",
		"cr.ts": "// TODO: one\r// two\r",
		"bom.ts": "\uFEFF// TODO: Größe\n",
		"utf16le.ts": Buffer.concat([Buffer.from([0xff, 0xfe]), big]),
		"utf16be.ts": Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(big).swap16()]),
		"latin1.c": Buffer.from("// TODO: Größe\n", "latin1"),
		"doc.ts": "/** @todo in lower case */",
		"binary.ts": "// TODO: x\n\0\n",
		"late-nul.md": `<!-- TODO: x -->${"\n".repeat(9000)}`,
		"huge.js": `${"a;".repeat(60_000)} // TODO: too large`,
		"notes.txt": "TODO: in no language\n",
		"plain.ts": "const TODO = '// TODO';\n",
		"empty.ts": "",
		"other.ts": "// BUG!: another tag\n",
		"bin/run": "#!/bin/sh\n# TODO: a script\n",
		".hidden/.dot.ts": "// TODO: hidden\n",
		".github/workflows/ci.yml": "# TODO: ci\n",
		".gitignore": "ignored/\n*.gen.ts\n!kept.gen.ts\n# no rule\n/anchored.ts\n",
		".ignore": "visible.ts\n",
		"ignored/a.ts": "// TODO: ignored\n",
		"tracked.gen.ts": "// TODO: tracked and ignored\n",
		"other.gen.ts": "// TODO: ignored\n",
		"kept.gen.ts": "// TODO: kept\n",
		"anchored.ts": "// TODO: ignored\n",
		"sub/.gitignore": "a.ts\n!local/\n",
		"sub/a.ts": "// TODO: ignored\n",
		"sub/local/b.ts": "// TODO: kept\n",
		"visible.ts": "// TODO: git knows no .ignore\n",
		"gone.ts": "// TODO: tracked and gone\n",
		"dist/a.ts": "// TODO: excluded\n",
		"lib.min.js": "// TODO: excluded\n",
		"logs/deep/a.ts": "// TODO: excluded\n",
		"-rf.ts": "// TODO: a name\n",
		"$(x).ts": "// TODO: a name\n",
		"{a,b}.ts": "// TODO: a name\n",
		"[x].ts": "// TODO: a name\n",
		"ü.ts": "// TODO: a name\n",
	});
	if (process.platform !== "win32")
		write(folder, {
			'it\'s "q".ts': "// TODO: a name\n",
			"line\nbreak.ts": "// TODO: a name\n",
			"back\\slash.ts": "// TODO: a name\n",
		});
	await git(folder, "add", "--all");
	await git(folder, "add", "--force", "tracked.gen.ts");
	await git(folder, "commit", "--quiet", "--message", "All");
	unlinkSync(join(folder, "gone.ts"));
	write(folder, { "new file.ts": "// TODO: untracked\n" });
	mkdirSync(join(folder, "folder.ts"));
	await initRepository(join(mkdirOf(folder, "vendor/lib")));
	write(folder, { "vendor/lib/a.ts": "// TODO: of another repository\n" });
	if (process.platform === "win32") return;
	symlinkSync("src/a.ts", join(folder, "link.ts"));
	symlinkSync("src", join(folder, "linked"));
	symlinkSync("nowhere", join(folder, "broken.ts"));
	symlinkSync("/", join(folder, "root"));
	execFileSync("mkfifo", [join(folder, "pipe.ts")]);
}

function mkdirOf(folder: string, name: string): string {
	mkdirSync(join(folder, name), { recursive: true });
	return join(folder, name);
}
