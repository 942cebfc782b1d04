import assert from "node:assert/strict";
import { type BranchCommits, branchOfMessage } from "./branchOfCommit.ts";

const commit = (hash: string, message = `Message ${hash}`) => ({ hash, message });

describe("the branch that a commit belongs to", () => {
	const table: readonly {
		readonly it: string;
		readonly branches: readonly BranchCommits[];
		readonly message?: string;
		readonly branch: string | undefined;
	}[] = [
		{ it: "is the one that has it", branches: [{ branch: "a", commits: [commit("1")] }], branch: "a" },
		{
			it: "is the lowest of a stack",
			branches: [
				{ branch: "upper", commits: [commit("2"), commit("1")] },
				{ branch: "lower", commits: [commit("1")] },
			],
			branch: "lower",
		},
		{ it: "is none", branches: [{ branch: "a", commits: [commit("2")] }], branch: undefined },
		{ it: "is none where there is no branch", branches: [], branch: undefined },
		{
			it: "isn't told from a message that two commits share",
			branches: [
				{ branch: "a", commits: [commit("1", "wip")] },
				{ branch: "b", commits: [commit("2", "wip")] },
			],
			message: "wip",
			branch: undefined,
		},
		{
			it: "is told whatever the message ends with",
			branches: [{ branch: "a", commits: [commit("1", "wip\n")] }],
			message: "wip",
			branch: "a",
		},
	];
	for (const { it: name, branches, message = "Message 1", branch } of table)
		it(name, () => assert.equal(branchOfMessage(message, branches), branch));
});
