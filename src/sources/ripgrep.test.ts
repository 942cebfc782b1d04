import assert from "node:assert/strict";
import { findRipgrep, type RipgrepPlaces } from "./ripgrep.ts";

describe("findRipgrep", () => {
	const root = "/opt/code/resources/app";
	const linux = { appRoot: root, platform: "linux", arch: "x64" } as const;
	const table: readonly (readonly [
		what: string,
		places: RipgrepPlaces,
		there: readonly string[],
		found: readonly string[],
	])[] = [
		[
			"VS Code from 1.122 on",
			linux,
			[`${root}/node_modules/@vscode/ripgrep-universal/bin/linux-x64/rg`],
			[`${root}/node_modules/@vscode/ripgrep-universal/bin/linux-x64/rg`],
		],
		[
			"VS Code for another processor",
			{ ...linux, arch: "arm64" },
			[`${root}/node_modules/@vscode/ripgrep-universal/bin/linux-x64/rg`],
			[],
		],
		[
			"VS Code with its modules in an archive",
			linux,
			[`${root}/node_modules.asar.unpacked/@vscode/ripgrep-universal/bin/linux-x64/rg`],
			[`${root}/node_modules.asar.unpacked/@vscode/ripgrep-universal/bin/linux-x64/rg`],
		],
		[
			"VS Code before 1.122",
			linux,
			[`${root}/node_modules.asar.unpacked/@vscode/ripgrep/bin/rg`],
			[`${root}/node_modules.asar.unpacked/@vscode/ripgrep/bin/rg`],
		],
		[
			"VS Code before the PATH",
			{ ...linux, environment: { PATH: "/usr/bin:/opt/bin" } },
			["/opt/bin/rg", `${root}/node_modules/@vscode/ripgrep/bin/rg`],
			[`${root}/node_modules/@vscode/ripgrep/bin/rg`, "/opt/bin/rg"],
		],
		[
			"the PATH alone",
			{ platform: "linux", environment: { PATH: "/usr/bin:/opt/bin" } },
			["/opt/bin/rg"],
			["/opt/bin/rg"],
		],
		[
			"no relative part of the PATH",
			{ platform: "linux", environment: { PATH: ".::bin" } },
			["./rg", "rg", "bin/rg"],
			[],
		],
		[
			"Windows",
			{ appRoot: "C:\\Code\\app", platform: "win32", arch: "x64", environment: { Path: "C:\\Tools;bin" } },
			[
				"C:\\Tools\\rg.exe",
				"C:\\Code\\app\\node_modules\\@vscode\\ripgrep-universal\\bin\\win32-x64\\rg.exe",
			],
			[
				"C:\\Code\\app\\node_modules\\@vscode\\ripgrep-universal\\bin\\win32-x64\\rg.exe",
				"C:\\Tools\\rg.exe",
			],
		],
		["nothing", { ...linux, environment: {} }, [], []],
	];
	for (const [what, places, there, found] of table)
		it(`knows ${what}`, () =>
			assert.deepEqual(
				findRipgrep({ environment: {}, ...places, exists: (file) => there.includes(file) }),
				found,
			));
});
