import assert from "node:assert/strict";
import type { Branch, GitState, Repository } from "../../src/core/snapshot.ts";
import { openGit } from "../../src/sources/git.ts";
import { locate } from "../../src/sources/locate.ts";
import { newRepositoryMemory, readRepository } from "../../src/sources/repository.ts";
import type { TestRepository } from "./repository.ts";

/** A repository as a host reads it: with one location and one memory for all refreshes. */
export interface RepositoryReader {
	/** Subcommands that the last read ran. */
	readonly spawned: readonly string[];
	read(): Promise<GitState>;
	/** The same; fails where the state is another. */
	ready(): Promise<Repository>;
}

/** `folder` is where the intent lies below the root, with a trailing `/`. */
export function readerOf(repository: TestRepository, folder = "", binary?: string): RepositoryReader {
	const { root, environment } = repository;
	const memory = newRepositoryMemory();
	const spawned: string[] = [];
	const onSpawn = ([name]: readonly string[]) => spawned.push(name ?? "");
	const git = openGit(root, { environment, onSpawn, ...(binary && { binary }) });
	const place = locate(openGit(root, { environment }));
	const read = async () => {
		const location = await place;
		assert.ok(location);
		spawned.length = 0;
		return readRepository(git, location, { memory, folder });
	};
	return {
		spawned,
		read,
		async ready() {
			const state = await read();
			assert.ok(state.state === "ready", JSON.stringify(state));
			return state;
		},
	};
}

/** The branch of that name. */
export function named(repository: Repository, name: string): Branch | undefined {
	return repository.branches.find((branch) => branch.name === name);
}
