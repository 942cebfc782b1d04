import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { git, gitEnvironment, initRepository } from "./git.ts";
import { type HostRun, runHostSuite } from "./vscode/hostSuite.ts";
import type { Version } from "./vscode/versions.ts";

const intent = `version: 1
product: Lumen Shop
problems:
  slow-search:
    title: Shoppers give up when search takes longer than two seconds
objectives:
  find-it-fast:
    title: Shoppers find what they want on the first try
    solves: [slow-search]
    key_results:
      search-p95: { title: p95 search time, unit: ms, from: 2400, to: 800 }
`;

/** Makes `folder` the repository that the in-host suite runs in: alignment.yaml, committed on main. */
export async function fillHostFolder(folder: string): Promise<void> {
	await initRepository(folder);
	await writeFile(join(folder, "alignment.yaml"), intent);
	await git(folder, "add", "--all");
	await git(folder, "commit", "--quiet", "--message", "Agree on what we are for");
}

/** `grep` picks tests by their names; all of them without it. */
export function runHostLayer(version: Version, grep?: string): Promise<HostRun> {
	return runHostSuite({
		version,
		env: { ...gitEnvironment, ...(grep !== undefined && { ALIGNMENT_TEST_GREP: grep }) },
		prepare: async (server) => {
			const folder = await server.newFolder("shop");
			await fillHostFolder(folder);
			return { folder };
		},
	});
}
