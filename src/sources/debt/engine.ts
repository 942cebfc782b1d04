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
	 * Paths relative to the folder, with `/`, as soon as each is found. Ends with an `EngineFailed` when it could not
	 * look at everything.
	 */
	files(search: Search): AsyncIterable<string>;
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

/** The paths in output that separates them by NUL, while it comes. */
export async function* nulSeparated(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of chunks) {
		let from = 0;
		for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
			const part = chunk.subarray(from, end);
			yield (rest.length > 0 ? Buffer.concat([rest, part]) : part).toString("utf8");
			rest = Buffer.alloc(0);
			from = end + 1;
		}
		if (from < chunk.length) rest = Buffer.concat([rest, chunk.subarray(from)]);
	}
	if (rest.length > 0) yield rest.toString("utf8");
}
