import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { computeSnapshot } from "../../src/core/computeSnapshot.ts";
import { fullName } from "../../src/core/history/atWork.ts";
import { changeOf } from "../../src/core/history/lookup.ts";
import { releaseTags } from "../../src/core/history/releases.ts";
import { servingBy } from "../../src/core/history/serve.ts";
import { storyOf } from "../../src/core/history/story.ts";
import { type LineStory, traceLine } from "../../src/core/history/trace.ts";
import { type Snapshot, unasked } from "../../src/core/snapshot.ts";
import { Readings } from "../../src/host/readings.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { blameLine, linesOf, newCommittedTexts } from "../../src/sources/blame.ts";
import { filesOf } from "../../src/sources/files.ts";
import { type Git, openGit } from "../../src/sources/git.ts";
import { readHistory } from "../../src/sources/history.ts";
import { locate } from "../../src/sources/locate.ts";
import { readSources } from "../../src/sources/readSources.ts";
import { newObjectMemory } from "../../src/sources/recordsElsewhere.ts";
import { readRemoteBranches } from "../../src/sources/remoteBranches.ts";
import { newRepositoryMemory, readRepository } from "../../src/sources/repository.ts";

/** The chain of a repository in both directions, read by the functions that the extension reads it with. */
export interface Chain {
	readonly snapshot: Snapshot;
	/**
	 * Why the line with this text is there: `commit > how: change > record > serves > release`, commits by their
	 * subjects and what is absent as `-`.
	 */
	line(file: string, text: string): Promise<string>;
	/** What became of a ref, one fact a line. */
	story(ref: string): readonly string[];
}

export async function readChain(root: string, environment: NodeJS.ProcessEnv): Promise<Chain> {
	const git = openGit(root, { environment });
	const snapshot = await readSnapshot(git, root);
	const known = newCommittedTexts();
	return {
		snapshot,
		async line(file, wanted) {
			const text = await readFile(path.join(root, file), "utf8");
			const at = linesOf(text).findIndex((line) => line.includes(wanted));
			assert.ok(at >= 0, `${file} has a line with ${wanted}`);
			assert.ok(snapshot.git.state === "ready" && snapshot.git.head.kind !== "unborn");
			const head = snapshot.git.head.commit;
			return told(traceLine(await blameLine(git, at, { head, path: file, text, known }), snapshot), snapshot);
		},
		story: (ref) => toldOf(ref, snapshot),
	};
}

async function readSnapshot(git: Git, root: string): Promise<Snapshot> {
	const location = await locate(git);
	assert.ok(location);
	// Small texts need no worker: this one would not start.
	const readings = new Readings(new BackgroundParser(new URL("file:///nowhere")));
	const said = await readings.read(await readSources(filesOf(root), root, root));
	assert.ok(said.intent.state === "known");
	const state = await readRepository(git, location, { memory: newRepositoryMemory(), folder: "" });
	assert.ok(state.state === "ready" && state.defaultBranch !== undefined);
	const remote = await readRemoteBranches(git, {
		...{ defaultBranch: state.defaultBranch, folder: "", memory: newObjectMemory() },
	});
	const timeline = await readHistory(git, {
		...{ branch: state.defaultBranch, commonDir: location.commonDir, folder: "" },
		isRelease: releaseTags([]),
		known: async () => undefined,
	});
	const changes = timeline?.changes.map(servingBy(said.intent.intent));
	return computeSnapshot({
		...unasked,
		...{ folder: "shop", today: "2026-11-25", git: state },
		elsewhere: readings.readElsewhere(state.elsewhere),
		...said,
		remote: { state: "known", ...remote },
		history: timeline && changes ? { state: "known", ...timeline, changes } : { state: "none" },
	});
}

function told(story: LineStory, { history }: Snapshot): string {
	switch (story.is) {
		case "uncommitted":
			return `uncommitted > ${saidIn(story.served)}`;
		case "cut off":
			return `${story.commit.subject} > cut off`;
		case "at work":
			return `${story.commit.subject} > at work on ${story.branch?.name ?? "-"} > ${saidIn(story.served)}`;
		case "landed": {
			const { commit, change, served, release, takesBack, takenBackBy } = story;
			assert.ok(history.state === "known" && changeOf(history, commit.id) === change);
			return [
				commit.subject,
				`${change.how}: ${change.subject}`,
				served?.record?.file.replace(".alignment/why/", "") ?? "-",
				saidIn(served),
				release?.tag ?? "-",
				...(takesBack ? [`takes back ${takesBack.subject}`] : []),
				...(takenBackBy ? [`taken back by ${takenBackBy.subject}`] : []),
			].join(" > ");
		}
	}
}

function saidIn(served: { readonly said: readonly string[] | "none" } | undefined): string {
	if (!served) return "-";
	return served.said === "none" ? "none" : served.said.join(",");
}

function toldOf(ref: string, snapshot: Snapshot): readonly string[] {
	const story = storyOf(ref, snapshot);
	assert.ok(story);
	return [
		...story.atWork.map((branch) => `at work: ${fullName(branch)}${branch.outright ? "" : " (linked)"}`),
		...story.landed.map(({ change, outright, takenBackBy }) =>
			[
				`landed: ${change.subject}`,
				...(outright ? [] : ["(linked)"]),
				...(takenBackBy ? ["(taken back)"] : []),
			].join(" "),
		),
		...(story.releases.length > 0 ? [`released: ${story.releases.map(({ tag }) => tag).join(" ")}`] : []),
	];
}
