import assert from "node:assert/strict";
import {
	blamedIn,
	blameOf,
	byFile,
	reworkedIn,
	type SeenHunk,
} from "../../test/support/lineHistory/blame.ts";
import { makeLineHistory } from "../../test/support/lineHistory/make.ts";
import { chanceOf } from "../../test/support/lineHistory/random.ts";
import { isolated } from "../../test/support/repository.ts";
import { openGit } from "./git.ts";
import { readLineAges } from "./lineLives.ts";

const window = 21;

describe("rework", function () {
	this.timeout(120_000);

	it("is what git blame says of 300 hunks of random histories", async () => {
		let [compared, some] = [0, 0];
		for (const seed of [1, 2, 3]) {
			const root = makeLineHistory({ seed, commits: 120 });
			const git = openGit(root, { environment: isolated() });
			const tip = (await git.run("rev-parse", { args: ["--verify"], refs: ["main"] })).text.trim();
			const hunks: SeenHunk[] = [];
			const { ages } = await readLineAges(git, {
				...{ tip, since: "2025-12-01", commonDir: `${root}/.git` },
				options: {
					followMoves: false,
					observe: (path, hunk, removed, by) => hunks.push({ by, path, hunk, removed }),
				},
			});
			const known = new Map(ages.commits.map(({ id, at }) => [id, at]));
			const chance = chanceOf(seed);
			for (const file of byFile(hunks).filter(() => chance.percent(55))) {
				const [{ by, path }] = file as readonly [SeenHunk];
				const blamed = blameOf(root, `${by.id}^1`, path);
				for (const seen of file) {
					const ours = reworkedIn(seen, ages, window);
					assert.equal(ours, blamedIn(seen, blamed, known, window), JSON.stringify(seen));
					compared += 1;
					if (ours > 0) some += 1;
				}
			}
		}
		assert.ok(compared >= 300 && some >= 100, `${some} of ${compared} hunks had rework`);
	});
});
