// Builds everything that runs: `node esbuild.mjs [--production] [--watch]`.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build, context } from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** @type {import("esbuild").BuildOptions} */
const shared = {
	bundle: true,
	minify: production,
	// Source maps are for us: the package leaves them out.
	sourcemap: production ? false : "linked",
	legalComments: "none",
	logLevel: "warning",
};

/** @type {import("esbuild").BuildOptions} */
const inExtensionHost = {
	...shared,
	platform: "node",
	// What the oldest supported VS Code runs on.
	target: "node22",
	format: "cjs",
	external: ["vscode"],
	// Its build for browsers is made of ES modules, of which esbuild keeps only what is used.
	alias: { yaml: "./node_modules/yaml/browser/dist/index.js" },
};

// ES modules, because only they can be split: what is not needed at start-up is loaded when it is.
const extension = {
	...inExtensionHost,
	format: "esm",
	splitting: true,
	entryPoints: ["src/extension.ts", { in: "src/sources/parseWorker.ts", out: "parseWorker" }],
	outdir: "dist",
	chunkNames: "chunks/[name]-[hash]",
	// For dependencies that are CommonJS and ask for parts of node.
	banner: {
		js: 'import{createRequire as nodeCreateRequire}from"node:module";const require=nodeCreateRequire(import.meta.url);',
	},
};

const webviews = {
	...shared,
	platform: "browser",
	target: "es2023",
	format: "iife",
	entryPoints: readdirSync("src/webview")
		.map((name) => ({ in: `src/webview/${name}/main.ts`, out: name }))
		.filter((entry) => existsSync(entry.in)),
	outdir: "dist/webview",
};

const hostTests = {
	...inExtensionHost,
	minify: false,
	sourcemap: "linked",
	// mocha looks for the workers of its parallel mode, which is not used here.
	logOverride: { "require-resolve-not-external": "silent" },
	// Each file on its own, so that mocha loads them as it would anywhere else.
	entryPoints: readdirSync("test/host")
		.filter((name) => name === "index.ts" || name.endsWith(".test.ts"))
		.map((name) => `test/host/${name}`),
	outdir: "dist/test/host",
};

process.chdir(import.meta.dirname);
rmSync("dist", { recursive: true, force: true });
// VS Code insists on a suite that ends in `.js`; this makes such a file CommonJS.
mkdirSync("dist/test", { recursive: true });
writeFileSync("dist/test/package.json", '{ "type": "commonjs" }\n');
const targets = [extension, webviews, hostTests];

try {
	await (watch ? watchAll() : Promise.all(targets.map((options) => build(options))));
} catch {
	// esbuild has printed what is wrong.
	process.exitCode = 1;
}

async function watchAll() {
	process.stdout.write("[watch] build started\n");
	for (const options of targets) {
		const watched = await context({ ...options, logLevel: "info" });
		await watched.rebuild().catch(() => {});
		await watched.watch();
	}
	// The debugger waits for this line: see .vscode/tasks.json.
	process.stdout.write("[watch] ready\n");
}
