import type { Birth, Branch, GitState, Head, Repository } from "../core/snapshot.ts";
import { creation, learnBirths, refreshBirth } from "./births.ts";
import { type BranchRef, configuredDefault, defaultBranch, readMerged, readRefs } from "./branches.ts";
import { GitFailed, GitMissing, GitStopped } from "./errors.ts";
import type { Git } from "./git.ts";
import { readHead, readNotes, underWay } from "./head.ts";
import type { Location } from "./locate.ts";
import { Recent } from "./recent.ts";
import { readAddedRecords } from "./recordsAdded.ts";
import { newObjectMemory, type ObjectMemory, readElsewhere } from "./recordsElsewhere.ts";

/** What one refresh leaves for the next of the same repository. Bounded; only `readRepository` looks inside. */
export interface RepositoryMemory {
	/** `init.defaultBranch`, once it was asked for. */
	configured?: { readonly name: string | undefined };
	readonly merged: Recent<string, boolean>;
	readonly births: Recent<string, Birth>;
	readonly added: Recent<string, readonly string[]>;
	readonly objects: ObjectMemory;
}

export function newRepositoryMemory(): RepositoryMemory {
	return {
		merged: new Recent(8192),
		births: new Recent(2048),
		added: new Recent(16),
		objects: newObjectMemory(),
	};
}

export interface RepositoryQuestion {
	readonly memory: RepositoryMemory;
	/**
	 * From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. Records are
	 * looked for below it, and named from it.
	 */
	readonly folder: string;
	/** The default branch as the user named it. */
	readonly defaultBranch?: string | undefined;
	readonly signal?: AbortSignal;
}

const records = ".alignment/why";

/**
 * All that the snapshot needs of a repository. One process while nothing has changed, and one more for the reflog of
 * a branch at work that HEAD is on. Only an abort, or a bug, is thrown: what else fails is a state.
 */
export async function readRepository(
	git: Git,
	location: Location,
	question: RepositoryQuestion,
): Promise<GitState> {
	try {
		return { state: "ready", ...(await read(git.at(location.root), location, question)) };
	} catch (error) {
		return gitStateOf(error);
	}
}

/** The state that a failure of git is; throws again what is none. */
export function gitStateOf(error: unknown): GitState {
	if (error instanceof GitMissing) return { state: "missing" };
	if (error instanceof GitFailed || error instanceof GitStopped)
		return { state: "failed", detail: error.detail };
	throw error;
}

async function read(git: Git, location: Location, question: RepositoryQuestion): Promise<Repository> {
	const { memory, folder, signal, defaultBranch: chosen } = question;
	const [refs, notes] = await Promise.all([
		readRefs(git, { reftable: location.reftable, chosen }, signal),
		readNotes(location),
	]);
	const { operation, was } = underWay(notes, refs.rootRefs);
	const [head, main] = await Promise.all([
		readHead(git, refs.branches, was, signal),
		defaultBranch(refs, () => configured(git, question)),
	]);
	const current = currentBranch(head, refs.branches);
	const [merged, added] = await Promise.all([
		readMerged(git, refs.branches, main?.tips ?? [], memory.merged, signal),
		readAddedRecords(git, current, main, { folder, records }, memory.added, signal),
		refreshBirth(git, current?.name === main?.name ? undefined : current?.name, memory.births, signal),
	]);
	const atWork = (branch: BranchRef) =>
		branch.name !== main?.name && (branch.checkedOut || !merged.get(branch.commit));
	const others = refs.branches.filter((branch) => branch !== current && atWork(branch));
	const [elsewhere] = await Promise.all([
		readElsewhere(git, { head, branches: others, folder, records }, memory.objects, signal),
		learnBirths(git, others, memory.births, signal),
	]);
	const names = new Set(refs.branches.map((branch) => branch.name));
	const describe = (branch: BranchRef): Branch => ({
		name: branch.name,
		commit: branch.commit,
		atWork: atWork(branch),
		committed: branch.committed,
		...creation(memory.births.get(branch.name), (name) => names.has(name)),
		addedRecords: branch === current ? added : [],
	});
	return {
		root: location.root,
		head,
		...(operation && { operation }),
		...(main && { defaultBranch: main.name }),
		branches: refs.branches.map(describe),
		linkedWorktree: location.linkedWorktree,
		submodule: location.superproject !== undefined,
		elsewhere,
	};
}

/** The branch that HEAD is on, or that an operation set aside. */
function currentBranch(head: Head, branches: readonly BranchRef[]): BranchRef | undefined {
	const name = head.kind === "detached" ? head.was : head.name;
	return branches.find((branch) => branch.name === name);
}

/** Asked for once: it hardly ever changes, and decides little. */
async function configured(git: Git, { memory, signal }: RepositoryQuestion): Promise<string | undefined> {
	memory.configured ??= { name: await configuredDefault(git, signal) };
	return memory.configured.name;
}
