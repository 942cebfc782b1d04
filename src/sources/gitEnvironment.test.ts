import assert from "node:assert/strict";
import { gitEnvironment, resolveBinary } from "./gitEnvironment.ts";

describe("git's environment", () => {
	it("keeps the user's own, but not what points git elsewhere or names programs", () => {
		const environment = gitEnvironment({
			HOME: "/home/ada",
			LC_ALL: "de_DE.UTF-8",
			GIT_CONFIG_GLOBAL: "/home/ada/git",
			GIT_DIR: "/elsewhere",
			GIT_INDEX_FILE: "/elsewhere/index",
			GIT_WORK_TREE: "/elsewhere",
			GIT_EXTERNAL_DIFF: "evil",
			GIT_CONFIG_COUNT: "1",
			GIT_TRACE: "/tmp/trace",
			git_pager: "evil",
			EDITOR: "vim",
			PAGER: "less",
			SSH_ASKPASS: "ask",
			GONE: undefined,
		});
		assert.deepEqual(environment, {
			HOME: "/home/ada",
			GIT_CONFIG_GLOBAL: "/home/ada/git",
			LC_ALL: "C",
			GIT_OPTIONAL_LOCKS: "0",
			GIT_TERMINAL_PROMPT: "0",
			GIT_LITERAL_PATHSPECS: "1",
			GIT_NO_LAZY_FETCH: "1",
			GIT_ALLOW_PROTOCOL: "none",
			GIT_FLUSH: "0",
		});
	});

	const onDisk = new Set(["C:\\Program Files\\Git\\cmd\\git.exe"]);
	const search = { Path: ".;tools;C:\\Windows;C:\\Program Files\\Git\\cmd" };
	const cases: readonly [name: string, binary: string, platform: NodeJS.Platform, expected: string][] = [
		[
			"finds git on the path of Windows, never in a folder of the repository",
			"git",
			"win32",
			[...onDisk][0] ?? "",
		],
		["takes a path as it is", "D:\\My Git\\git.exe", "win32", "D:\\My Git\\git.exe"],
		["finds nothing rather than the wrong thing", "other", "win32", "C:\\not-found\\other"],
		["leaves the search to other platforms", "git", "linux", "git"],
	];
	for (const [name, binary, platform, expected] of cases) {
		it(name, () => {
			assert.equal(
				resolveBinary(binary, search, platform, (file) => onDisk.has(file)),
				expected,
			);
		});
	}
});
