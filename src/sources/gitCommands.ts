/** One call of git. Only `refs` and `paths` may hold text that we did not write ourselves. */
export interface GitCall {
	/** Options and their fixed values, as literals in our code. */
	readonly args?: readonly string[];
	/** Revisions and names of refs; they follow `--end-of-options`. */
	readonly refs?: readonly string[];
	/** Literal paths, relative to the folder that git runs in; they follow `--`. */
	readonly paths?: readonly string[];
	/** What git reads from its standard input. */
	readonly input?: string;
	readonly signal?: AbortSignal;
	/** Milliseconds; 30,000 by default, 600,000 for a stream. */
	readonly timeout?: number;
	/** Most bytes to take from git; 64 MiB by default, without end for a stream. */
	readonly maxBytes?: number;
	/** Exit codes that are answers rather than failures; only 0 by default. */
	readonly accept?: readonly number[];
}

interface Command {
	/** Always given, right after the subcommand. */
	readonly guards: readonly string[];
	/** Whether a call only reads; always true for most. */
	readonly reads?: (call: GitCall) => boolean;
}

const noPrograms = ["--no-ext-diff", "--no-textconv", "--no-color"];

/** The closed list of what may be run. Each of them only reads. */
const commands = {
	// It knows no `--end-of-options`. Of a commit, never of the work tree: for that git runs filters.
	blame: { guards: ["--no-textconv"], reads: blamesCommit },
	"cat-file": { guards: [] },
	"check-attr": {
		guards: ["--stdin", "-z"],
		reads: ({ args = [], refs, paths }) => !refs && !paths && args.every((arg) => /^[a-z][a-z-]*$/.test(arg)),
	},
	config: { guards: ["--get"], reads: (call) => call.args === undefined && call.refs?.length === 1 },
	"diff-tree": { guards: noPrograms },
	"for-each-ref": { guards: [] },
	grep: { guards: ["--no-color", "--no-textconv", "--no-ext-grep"] },
	log: { guards: [...noPrograms, "--no-show-signature", "--no-decorate", "--no-relative"] },
	"ls-files": { guards: [] },
	"merge-base": { guards: [] },
	"rev-parse": { guards: [] },
	"symbolic-ref": {
		guards: ["--quiet"],
		reads: (call) => call.args === undefined && call.refs?.length === 1,
	},
} satisfies Record<string, Command>;

function blamesCommit({ args = [], refs, paths }: GitCall): boolean {
	const isKnown = (arg: string) => /^(--porcelain|-w|-M|-L\d+,\d+|[0-9a-f]{40,64})$/.test(arg);
	const commits = args.filter((arg) => /^[0-9a-f]/.test(arg));
	return args.every(isKnown) && commits.length === 1 && refs === undefined && paths?.length === 1;
}

export type Subcommand = keyof typeof commands;
export const subcommands = Object.keys(commands) as readonly Subcommand[];

/** Options that run a program or write a file, whatever the subcommand. */
const forbidden =
	/^(--(output|ext-diff|textconv|filters|show-signature|open-files-in-pager|upload-pack|receive-pack|exec)(=|$)|-O)/;

/** The arguments from the subcommand on; throws for what is not on the list, even where types were evaded. */
export function commandLine(subcommand: Subcommand, call: GitCall): string[] {
	const command: Command | undefined = Object.hasOwn(commands, subcommand) ? commands[subcommand] : undefined;
	if (!command || command.reads?.(call) === false) {
		throw new Error(`git ${subcommand} is not on the list of what may be run like this`);
	}
	const args = call.args ?? [];
	const bad = args.find((arg) => forbidden.test(arg));
	if (bad !== undefined) throw new Error(`git ${subcommand} must not be run with ${bad}`);
	const text = [...args, ...(call.refs ?? []), ...(call.paths ?? [])];
	if (text.some((part) => part.includes("\0"))) throw new Error("an argument of git holds a NUL");
	return [
		subcommand,
		...command.guards,
		...args,
		...(call.refs ? ["--end-of-options", ...call.refs] : []),
		...(call.paths ? ["--", ...call.paths] : []),
	];
}
