import * as vscode from "vscode";
import { type BranchCommits, branchOfMessage } from "../../core/branch/branchOfCommit.ts";
import { servesInTrailers } from "../../core/branch/trailer.ts";
import { kindOf } from "../../core/intent/links.ts";
import type { Intent } from "../../core/model.ts";
import type { BranchView, Snapshot } from "../../core/snapshot.ts";
import type { BuiltInGit, GitRepository } from "../../host/builtInGit.ts";
import type { Folders } from "../../host/folders.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { isRoot, named, saidOf } from "./whomItHelps.ts";

/** Of more branches than that, the rest isn't looked at: a hover must not wait for them. */
const most = { branches: 30, commits: 50, known: 200 } as const;

/**
 * Says in the hovers of the Source Control Graph whom a commit helps: by its own trailer, else by the branch at work
 * that it belongs to. VS Code asks by the message alone, and shows only the first extension's answer. So a message
 * that names issues is left to those who link them.
 */
export function describeGraph(folders: Folders, git: BuiltInGit): void {
	const commits = new CommitsOfBranches();
	git.describeHistory({
		provideAvatar: () => undefined,
		provideHoverCommands: () => undefined,
		provideMessageLinks: async (repository, message) => {
			const snapshot = folders.all.find((folder) => isRoot(folder.snapshot, repository.rootUri))?.snapshot;
			if (snapshot?.intent.state !== "known" || /#\d/.test(message)) return undefined;
			const { intent } = snapshot.intent;
			const sentence =
				fromTrailer(message, intent) ??
				(await fromBranch(message, { snapshot, intent, repository }, commits));
			return sentence === undefined ? undefined : `${message}\n\n${plainMarkdown(sentence)}`;
		},
	});
}

function fromTrailer(message: string, intent: Intent): string | undefined {
	const refs = servesInTrailers(message)?.filter((ref) => kindOf(intent, ref) !== undefined) ?? [];
	return refs.length === 0 ? undefined : vscode.l10n.t("Helps: {0}", named(refs, intent));
}

interface Asked {
	readonly snapshot: Snapshot;
	readonly intent: Intent;
	readonly repository: GitRepository;
}

async function fromBranch(
	message: string,
	{ snapshot, intent, repository }: Asked,
	commits: CommitsOfBranches,
): Promise<string | undefined> {
	const name = branchOfMessage(message, await commits.of(snapshot, repository));
	const branch = snapshot.work.find((each) => each.name === name);
	return branch && branchSentence(branch, intent);
}

function branchSentence(branch: BranchView, intent: Intent): string | undefined {
	const said = saidOf(branch);
	if (said === "none") return vscode.l10n.t("{0} serves nothing on purpose.", branch.name);
	return said.length === 0 ? undefined : vscode.l10n.t("{0} helps: {1}", branch.name, named(said, intent));
}

/** The commits of branches at work. A range of commits never changes, so it is asked for once. */
class CommitsOfBranches {
	readonly #known = new Map<string, Promise<BranchCommits["commits"]>>();

	of(snapshot: Snapshot, repository: GitRepository): Promise<readonly BranchCommits[]> {
		const { git, branch: current, work } = snapshot;
		if (git.state !== "ready") return Promise.resolve([]);
		const tipOf = (name: string | undefined) => git.branches.find((branch) => branch.name === name)?.commit;
		const base = tipOf(git.defaultBranch);
		if (base === undefined) return Promise.resolve([]);
		const asked = [...work]
			.filter(({ isDefault }) => !isDefault)
			.sort((a, b) => Number(b.name === current?.name) - Number(a.name === current?.name))
			.slice(0, most.branches);
		return Promise.all(
			asked.map(async ({ name }) => {
				const tip = tipOf(name);
				return { branch: name, commits: tip === undefined ? [] : await this.#read(repository, base, tip) };
			}),
		);
	}

	#read(repository: GitRepository, base: string, tip: string): Promise<BranchCommits["commits"]> {
		const range = `${base}..${tip}`;
		const known = this.#known.get(range);
		if (known) return known;
		if (this.#known.size >= most.known) this.#known.clear();
		// A commit that is gone, or a git that is busy, only means that the hover says less.
		const read = repository.log({ range, maxEntries: most.commits }).catch(() => []);
		this.#known.set(range, read);
		return read;
	}
}
