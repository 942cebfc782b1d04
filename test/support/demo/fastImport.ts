import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";

export type Mark = number;

/** Blob of each path. */
export type Tree = ReadonlyMap<string, Mark>;

export interface CommitInput {
	readonly tree: Tree;
	/** Parents, the first one's tree being `parentTree`. */
	readonly parents: readonly Mark[];
	readonly parentTree: Tree;
	readonly author: string;
	readonly authored: string;
	readonly committer: string;
	readonly committed: string;
	readonly message: string;
}

/** Writes objects and refs into a repository through one `git fast-import`. */
export class FastImport {
	private readonly git: ChildProcess;
	private readonly answers: Interface;
	private readonly asked: ((line: string) => void)[] = [];
	private readonly blobs = new Map<string, Mark>();
	private readonly scripts = new Set<Mark>();
	private pending: string[] = [];
	private last: Mark = 0;
	private complaint = "";
	private readonly broken: Promise<never>;

	constructor(cwd: string, env: NodeJS.ProcessEnv) {
		this.git = spawn("git", ["-c", "fastimport.unpackLimit=1", "fast-import", "--quiet", "--done"], {
			cwd,
			env,
			stdio: ["pipe", "pipe", "pipe"],
		});
		this.git.stderr?.setEncoding("utf8").on("data", (text) => {
			this.complaint += text;
		});
		this.broken = once(this.git, "close").then(() => {
			throw new Error(`git fast-import: ${this.complaint}`);
		});
		this.broken.catch(() => {}); // finish() looks at the exit code itself
		this.git.stdin?.on("error", () => {}); // a git that is gone says so when it closes
		if (!this.git.stdout) throw new Error("git fast-import has no output");
		this.answers = createInterface({ input: this.git.stdout });
		this.answers.on("line", (line) => this.asked.shift()?.(line));
	}

	/** Equal texts share a mark. */
	blob(text: string): Mark {
		const known = this.blobs.get(text);
		if (known) return known;
		const mark = ++this.last;
		this.pending.push(`blob\nmark :${mark}\n${data(text)}\n`);
		this.blobs.set(text, mark);
		if (text.startsWith("#!")) this.scripts.add(mark);
		return mark;
	}

	commit(input: CommitInput): Mark {
		const mark = ++this.last;
		const [first, ...others] = input.parents;
		const lines = [
			...(first ? [] : ["reset refs/heads/main"]),
			"commit refs/heads/main",
			`mark :${mark}`,
			`author ${input.author} ${input.authored}`,
			`committer ${input.committer} ${input.committed}`,
			data(`${input.message}\n`),
			...(first ? [`from :${first}`] : []),
			...others.map((parent) => `merge :${parent}`),
			...this.treeChanges(input.parentTree, input.tree),
		];
		this.pending.push(`${lines.join("\n")}\n\n`);
		return mark;
	}

	ref(name: string, mark: Mark): void {
		this.pending.push(`reset ${name}\nfrom :${mark}\n\n`);
	}

	annotatedTag(name: string, mark: Mark, tagger: string, date: string, message: string): void {
		this.pending.push(`tag ${name}\nfrom :${mark}\ntagger ${tagger} ${date}\n${data(`${message}\n`)}\n`);
	}

	/** The object id behind a mark. */
	idOf(mark: Mark): Promise<string> {
		const answer = new Promise<string>((resolve) => this.asked.push(resolve));
		this.pending.push(`get-mark :${mark}\n`);
		this.flush();
		return Promise.race([answer, this.broken]);
	}

	async finish(): Promise<void> {
		this.pending.push("done\n");
		const closed = once(this.git, "close");
		this.flush();
		this.git.stdin?.end();
		const [code] = await closed;
		if (code !== 0) throw new Error(`git fast-import: ${this.complaint}`);
	}

	/** Gives up; what was written so far is lost. */
	abandon(): void {
		this.git.kill();
	}

	private treeChanges(before: Tree, after: Tree): string[] {
		const gone = [...before.keys()].filter((path) => !after.has(path)).map((path) => `D ${path}`);
		const changed = [...after].filter(([path, blob]) => before.get(path) !== blob);
		const mode = (blob: Mark) => (this.scripts.has(blob) ? "100755" : "100644");
		return [...gone, ...changed.map(([path, blob]) => `M ${mode(blob)} :${blob} ${path}`)];
	}

	private flush(): void {
		this.git.stdin?.write(this.pending.join(""));
		this.pending = [];
	}
}

function data(text: string): string {
	return `data ${Buffer.byteLength(text)}\n${text}`;
}
