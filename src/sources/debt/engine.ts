import type { TagSyntax } from "../../core/debt/tags.ts";
import type { PathRules } from "./pathRules.ts";

/** What may find the files that hold a tag. */
export type EngineName = "ripgrep" | "git grep" | "git grep with fixed strings" | "walk";

/**
 * Finds files, and only proposes: which of them hold debt is decided by our own code, so that every engine gives the
 * same items.
 */
export interface Engine {
	readonly name: EngineName;
	/** The program that it runs, or how it finds files. */
	readonly detail: string;
	/** Has read every file that it proposes, and found a tag in it. */
	readonly searches: boolean;
	/**
	 * Paths relative to the folder, with `/`, in lists as they are found. Ends with an `EngineFailed` when it could not
	 * look at everything.
	 */
	files(search: Search): AsyncIterable<readonly string[]>;
	/** The files that it passed over because of their size, where it can't say so on the way. */
	oversized?(search: Search): Promise<readonly string[]>;
}

export interface Search {
	/** Absolute path. */
	readonly folder: string;
	readonly syntax: TagSyntax;
	readonly rules: PathRules;
	/** Larger files are not read. */
	readonly maxBytes: number;
	readonly signal: AbortSignal;
	/** Tells that something could not be looked at, where the engine goes on without it. */
	readonly unreadable: (detail: string) => void;
}

/** An engine that can't be used, or that ended before it had looked at everything. */
export class EngineFailed extends Error {
	readonly why: "missing" | "failed" | "killed";

	constructor(why: "missing" | "failed" | "killed", detail: string) {
		super(detail);
		this.name = "EngineFailed";
		this.why = why;
	}
}

/** The parts of output that separates them by NUL, such as paths: those that came whole together in one list. */
export async function* nulSeparated(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of chunks) {
		const end = chunk.lastIndexOf(0);
		if (end < 0) {
			rest = Buffer.concat([rest, chunk]);
			continue;
		}
		const whole = chunk.subarray(0, end);
		yield (rest.length > 0 ? Buffer.concat([rest, whole]) : whole).toString("utf8").split("\0");
		rest = chunk.subarray(end + 1);
	}
	if (rest.length > 0) yield [rest.toString("utf8")];
}
