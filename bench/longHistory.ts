import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** Another history has another number. */
const home = path.join(tmpdir(), "alignment-bench-history-2");
const commits = 100_000;
const start = Date.UTC(2016, 0, 1) / 1000;
/** Seconds between commits: ten years in all. */
const pace = 3150;

/**
 * Path of a repository with a history of 100,000 commits on `main`: seven of ten beside it, in branches of one to five
 * that were merged, the others squashed; in its last two years every tenth landing with a why record, and always every
 * hundredth with a release. Made once and kept in the temporary folder.
 */
export async function longHistory(): Promise<string> {
	if (await stat(home).catch(() => undefined)) return home;
	const making = `${home}.${process.pid}`;
	await mkdir(making, { recursive: true });
	await promisify(execFile)("git", ["init", "--quiet", "--bare", "--initial-branch=main", making]);
	const git = spawn("git", ["fast-import", "--quiet"], { cwd: making, stdio: ["pipe", "ignore", "inherit"] });
	const closed = once(git, "close");
	for (const part of landings()) if (!git.stdin.write(part)) await once(git.stdin, "drain");
	git.stdin.end();
	const [code] = await closed;
	if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
	await rename(making, home).catch(() => rm(making, { recursive: true }));
	return home;
}

function* landings(): Generator<string> {
	let mark = 1;
	yield commit({ mark, message: "Start", changes: folders() });
	let main = mark;
	for (let landing = 1; mark < commits; landing += 1) {
		const name = `feat/topic-${landing}`;
		const record = landing % 10 === 0 && mark > commits * 0.8 ? recordOf(name, landing) : "";
		if (landing % 3 === 0) {
			mark += 1;
			const message = `Do what ${name} is about (#${landing})\n\n${body(landing)}`;
			yield commit({ mark, message, from: main, changes: change(mark) + record });
			main = mark;
		} else {
			let tip = main;
			for (let at = 0; at <= landing % 5; at += 1) {
				mark += 1;
				const changes = change(mark) + (at === 0 ? record : "");
				yield commit({ mark, message: `Step ${at} of ${name}\n\n${body(mark)}`, from: tip, changes });
				tip = mark;
			}
			mark += 1;
			const message = `Merge pull request #${landing} from shop/${name}\n\nTopic ${landing}`;
			// The first parent's files stay as they are, but for what the branch brings.
			yield commit({ mark, message, from: main, merge: tip, changes: change(tip) + record });
			main = mark;
		}
		if (landing % 100 === 0) yield `reset refs/tags/v1.${landing / 100}.0\nfrom :${main}\n\n`;
	}
}

interface Commit {
	readonly mark: number;
	readonly message: string;
	readonly from?: number;
	readonly merge?: number;
	readonly changes: string;
}

function commit({ mark, message, from, merge, changes }: Commit): string {
	const when = `${start + mark * pace} +0000`;
	const team = `Team ${mark % 40} <team-${mark % 40}@shop.example>`;
	return [
		`commit refs/heads/main\nmark :${mark}`,
		`author ${team} ${when}\ncommitter ${team} ${when}`,
		data(message),
		...(from === undefined ? [] : [`from :${from}`]),
		...(merge === undefined ? [] : [`merge :${merge}`]),
		`${changes}\n`,
	].join("\n");
}

function folders(): string {
	return Array.from({ length: 600 }, (_, at) => change(at)).join("");
}

function change(seed: number): string {
	const file = seed % 600;
	const lines = Array.from({ length: 30 }, (_, at) => `line ${at} of ${at % 7 === seed % 7 ? seed : file}`);
	return `M 100644 inline services/part-${file % 30}/file-${file}.ts\n${data(lines.join("\n"))}\n`;
}

function recordOf(branch: string, landing: number): string {
	const text = `branch: ${branch}\nserves: [goal-${landing % 12}]\nwhy: Somebody waits for it\n`;
	return `M 100644 inline .alignment/why/${branch.replace("/", "-")}.yaml\n${data(text)}\n`;
}

function body(seed: number): string {
	return Array.from(
		{ length: 3 },
		(_, at) => `Because of reason ${seed % 97} and another one, line ${at}.`,
	).join("\n");
}

function data(text: string): string {
	return `data ${Buffer.byteLength(text)}\n${text}`;
}
