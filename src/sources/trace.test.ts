import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { makeDemo } from "../../test/support/demo/make.ts";
import { isolated, makeFolder } from "../../test/support/repository.ts";
import { changeOf } from "../core/history/lookup.ts";
import { releaseTags } from "../core/history/releases.ts";
import { blameFile, blameLine, type LineOrigin, newCommittedTexts } from "./blame.ts";
import { openGit } from "./git.ts";
import type { Timeline } from "./history/timeline.ts";
import { readHistory } from "./history.ts";

const lines = 300;

/** A file, with what plain git says of it and what we do. */
interface Asked {
	readonly text: string;
	readonly said: readonly string[];
	readonly origins: readonly LineOrigin[];
}

/** Numbers from 0 to 1, the same every time. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1664525 + 1013904223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

describe("the trace of 300 random lines of the demo", function () {
	this.timeout(240_000);
	const demo = makeFolder("demo");
	const environment = { ...isolated(), LC_ALL: "C" };
	const plain = async (...args: string[]) =>
		(
			await promisify(execFile)("git", args, { cwd: demo, env: environment, maxBuffer: 2 ** 28 })
		).stdout.trim();
	const rows = async (...args: string[]) => (await plain(...args)).split("\n").filter(Boolean);
	let history: Timeline;
	/** The first-parent commit that each commit landed with, as `git log` has it. */
	const landedWith = new Map<string, string>();

	before(async () => {
		await makeDemo(demo);
		const read = await readHistory(openGit(demo, { environment }), {
			branch: "main",
			folder: "",
			commonDir: path.join(demo, ".git"),
			isRelease: releaseTags([]),
			known: async () => undefined,
		});
		assert.ok(read);
		history = read;
		for (const landing of await rows("log", "--first-parent", "--reverse", "--format=%H", "main")) {
			for (const commit of await rows(
				"log",
				"--format=%H",
				landing,
				"--not",
				...[...landedWith.values()].slice(-1),
			))
				if (!landedWith.has(commit)) landedWith.set(commit, landing);
		}
	});

	it("agrees with what plain git blame and git log say", async () => {
		const files = (await rows("ls-tree", "-r", "--name-only", "main")).filter((file) => !/\.svg$/.test(file));
		const head = await plain("rev-parse", "main");
		const git = openGit(demo, { environment });
		const known = newCommittedTexts();
		const random = seeded(20261125);
		const asked = new Map<string, Promise<Asked>>();
		const ask = async (file: string): Promise<Asked> => {
			const [text, said] = await Promise.all([
				plain("show", `main:${file}`),
				rows("blame", "-w", "-M", "-l", "-s", "--root", "main", "--", file),
			]);
			const origins = await blameFile(git, { head, path: file, text, known });
			return { text, said, origins };
		};
		const oracle = new Map<string, { records: readonly string[]; release: string | undefined }>();
		let withRecord = 0;
		for (let count = 0; count < lines; count++) {
			const file = files[Math.floor(random() * files.length)] as string;
			if (!asked.has(file)) asked.set(file, ask(file));
			const { text, said, origins } = await (asked.get(file) as Promise<Asked>);
			const line = Math.floor(random() * said.length);
			const where = `${file}:${line + 1}`;
			const origin = origins[line];
			assert.ok(origin?.state === "committed", where);
			assert.equal(origin.commit.id, said[line]?.slice(0, 40), where);
			if (count % 20 === 0)
				assert.deepEqual(await blameLine(git, line, { head, path: file, text, known }), origin, where);
			const change = changeOf(history, origin.commit.id);
			const landing = landedWith.get(origin.commit.id) ?? "";
			assert.ok(change, where);
			assert.ok(change.commits.includes(landing), where);
			const expected = oracle.get(change.commit) ?? (await told(change.commits));
			oracle.set(change.commit, expected);
			assert.deepEqual(
				[change.record, ...(change.otherRecords ?? [])].flatMap((record) => record?.file ?? []).sort(),
				expected.records,
				where,
			);
			assert.equal(change.release, expected.release, where);
			if (change.record) withRecord += 1;
		}
		assert.ok(withRecord > lines / 5, `${withRecord} lines with a record`);
	});

	/** The records that these commits added on the first-parent line, and the first release that has them all. */
	async function told(commits: readonly string[]) {
		const line = new Set(landedWith.values());
		const records: string[] = [];
		for (const commit of commits.filter((id) => line.has(id)))
			records.push(
				...(await rows(
					"log",
					"--no-walk",
					"--first-parent",
					"-m",
					"--format=",
					"--name-only",
					"--diff-filter=A",
					commit,
					"--",
					".alignment/why",
				)),
			);
		const landed = commits.find((id) => line.has(id)) ?? "";
		const tags = await rows("tag", "--contains", landed, "--sort=creatordate");
		return { records: records.sort(), release: tags[0] };
	}
});
