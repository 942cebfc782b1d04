/** Stable names of everything that the world can refuse; decide on these, never on the message. */
export type HumanErrorCode =
	| "git-missing"
	| "git-too-old"
	| "git-failed"
	| "git-timeout"
	| "git-too-much"
	| "no-work-tree"
	| "aborted"
	| "outside-repository"
	| "file-exists"
	| "file-changed"
	| "file-too-large"
	| "not-a-file"
	| "no-permission"
	| "read-only"
	| "disk-full"
	| "file-failed";

/** A failure of the world rather than of the code: its message says what to do next. */
export class HumanError extends Error {
	readonly code: HumanErrorCode;

	constructor(code: HumanErrorCode, message: string, cause?: unknown) {
		super(message, cause === undefined ? undefined : { cause });
		this.name = new.target.name;
		this.code = code;
	}
}

/** There is no git program to run. */
export class GitMissing extends HumanError {
	readonly binary: string;

	constructor(binary: string) {
		super("git-missing", `There is no git at "${binary}". Install git, or set "git.path" to where it is.`);
		this.binary = binary;
	}
}

/** git answered with an error; `detail` is the first line of what it said, in English. */
export class GitFailed extends HumanError {
	readonly detail: string;
	/** Absent when git was ended by a signal. */
	readonly exitCode: number | undefined;

	constructor(
		detail: string,
		exitCode?: number,
		code: "git-failed" | "git-too-old" | "no-work-tree" = "git-failed",
	) {
		super(code, `Git could not answer: ${detail}. Run "git status" in this folder to see what it needs.`);
		this.detail = detail;
		this.exitCode = exitCode;
	}
}

/** git was ended because it took too long, or said too much. */
export class GitStopped extends HumanError {
	readonly detail: string;

	constructor(code: "git-timeout" | "git-too-much", detail: string) {
		super(code, `Git was stopped: ${detail}. Try again, or look whether another program keeps git busy.`);
		this.detail = detail;
	}
}

/** The caller no longer wants the answer. Never shown. */
export class Aborted extends HumanError {
	constructor() {
		super("aborted", "This was cancelled. Start it again if you still need it.");
	}
}

/** A file could not be read or written; `path` is where. */
export class FileFailed extends HumanError {
	readonly path: string;

	constructor(code: HumanErrorCode, path: string, message: string, cause?: unknown) {
		super(code, message, cause);
		this.path = path;
	}
}
