import { execFile } from "node:child_process";
import { appendFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { checkInFiles } from "./checkIns.ts";
import { FastImport, type Mark } from "./fastImport.ts";
import { type History, writeHistory } from "./history.ts";
import { writeReflogs } from "./reflogs.ts";
import { releases } from "./releases.ts";
import { landedWorks } from "./story/landed.ts";
import { openWorks } from "./story/open.ts";
import { teams } from "./teams.ts";
import { parseWoven, type Woven } from "./weave.ts";
import { gitDate } from "./when.ts";

// How to add to the shop:
// - a file: shop/<path>.txt, with `dot-` for a leading dot; weave.ts says how lines name the commits they come with
// - work that landed: story/fromMayToSeptember.ts and story/sinceOctober.ts; a branch at work: story/open.ts
// - a check-in: checkIns.ts; a tag: releases.ts

const head = "feat/search-cache";
const remote = "https://git.something.example/lumen/shop.git";

/** Creates the demo repository "Lumen Shop" in the empty or absent folder `dir`, the same every time. */
export async function makeDemo(dir: string): Promise<void> {
	await mkdir(dir, { recursive: true });
	if ((await readdir(dir)).length > 0) throw new Error(`${dir} is not empty`);
	const env = aloneWith(join(dir, ".git"));
	const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: dir, env });
	await git("init", "--quiet", "--template=", `--initial-branch=${head}`);
	await appendFile(join(dir, ".git", "config"), config());

	const out = new FastImport(dir, env);
	try {
		const { history, ids } = await writeAll(out);
		await git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
		await git("read-tree", "-u", "--reset", "HEAD");
		await writeReflogs(join(dir, ".git"), history, ids, { head, remote });
	} catch (error) {
		out.abandon();
		throw error;
	}
}

/** All objects and refs; and the object id behind each mark that a reflog names. */
async function writeAll(out: FastImport): Promise<{ history: History; ids: Map<Mark, string> }> {
	const works = [...landedWorks, ...openWorks];
	const checkIns = checkInFiles.map(({ path, text, commit }) =>
		parseWoven(path, `@@ +${commit}\n${text}@@ end\n`),
	);
	const history = await writeHistory(works, [...(await readShop()), ...checkIns], out);
	const { main, lines } = history;

	const tip = main.at(-1);
	if (!tip) throw new Error("the history is empty");
	out.ref("refs/heads/main", tip.mark);
	for (const { work, points } of lines) {
		const last = points.at(-1);
		if (last && !work.onlyThere) out.ref(`refs/heads/${work.branch}`, last.mark);
		const pushed = work.pushed === undefined ? undefined : points[work.pushed];
		if (pushed) out.ref(`refs/remotes/origin/${work.branch}`, pushed.mark);
	}
	out.ref("refs/remotes/origin/main", tip.mark);
	for (const { tag, on, message } of releases) {
		const at = main.findLast((point) => point.on <= on);
		if (!at) throw new Error(`${tag} comes before the first commit`);
		if (message) out.annotatedTag(tag, at.mark, teams.platform, gitDate(on), message);
		else out.ref(`refs/tags/${tag}`, at.mark);
	}
	const ids = new Map<Mark, string>();
	const points = [...main, ...lines.flatMap((line) => line.points)];
	await Promise.all(points.map(async ({ mark }) => ids.set(mark, await out.idOf(mark))));
	await out.finish();
	return { history, ids };
}

/** An environment in which git knows neither the user's configuration nor the repository it may be started in. */
function aloneWith(gitDir: string): NodeJS.ProcessEnv {
	const nowhere = join(gitDir, "no-such-folder");
	const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
	return {
		...Object.fromEntries(kept),
		HOME: nowhere,
		XDG_CONFIG_HOME: nowhere,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_CONFIG_GLOBAL: join(nowhere, "config"),
		GIT_DEFAULT_HASH: "sha1",
		GIT_DEFAULT_REF_FORMAT: "files",
		GIT_CEILING_DIRECTORIES: join(gitDir, "..", ".."),
		LC_ALL: "C",
		TZ: "UTC",
	};
}

function config(): string {
	const pushed = openWorks.flatMap((work) =>
		work.branch && work.pushed && !work.onlyThere ? [work.branch] : [],
	);
	return `[user]
	name = Search team
	email = search@lumen.example
[commit]
	gpgSign = false
[tag]
	gpgSign = false
[core]
	autocrlf = false
	safecrlf = false
[gc]
	auto = 0
[maintenance]
	auto = false
[remote "origin"]
	url = ${remote}
	fetch = +refs/heads/*:refs/remotes/origin/*
${["main", ...pushed].map(upstream).join("")}`;
}

function upstream(branch: string): string {
	return `[branch "${branch}"]\n\tremote = origin\n\tmerge = refs/heads/${branch}\n`;
}

async function readShop(): Promise<Woven[]> {
	const root = fileURLToPath(new URL("./shop/", import.meta.url));
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return Promise.all(
		files.map(async (file) => {
			const path = relative(root, file)
				.split(sep)
				.join("/")
				.replace(/\.txt$/, "")
				.replace(/(^|\/)dot-/g, "$1.");
			return parseWoven(path, await readFile(file, "utf8"));
		}),
	);
}
