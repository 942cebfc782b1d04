import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type DebtItem, itemSteps } from "../src/core/debt/items.ts";
import { type Language, languageOf } from "../src/core/debt/languages.ts";
import { finished } from "../src/core/debt/steps.ts";
import { tagSyntax } from "../src/core/debt/tags.ts";
import { pathRules } from "../src/sources/debt/pathRules.ts";
import { patiently } from "../src/sources/debt/patiently.ts";
import { scanDebt } from "../src/sources/debtScan.ts";
import { findRipgrep, ripgrep, searchArguments } from "../src/sources/ripgrep.ts";
import { cache } from "../test/support/paths.ts";
import { type Bench, type Figure, median } from "./figure.ts";
import { scanTree, treeSize } from "./scanTree.ts";

const runs = 7;

/** A scan of everything against ripgrep alone with the same flags, and a changed document. */
export const scan: Bench = {
	name: "scan",
	async measure({ corpus }) {
		const folder = corpus ?? scanTree(join(tmpdir(), `alignment-bench-scan-${treeSize.files}`));
		const binary = anyRipgrep();
		const collect = garbageCollector();
		const scans: Omit<Scan, "items">[] = [];
		const bare: number[] = [];
		await scanOnce(folder, binary);
		for (let run = 0; run < runs; run++) {
			bare.push(await ripgrepAlone(folder, binary));
			const { first, all, block } = await scanOnce(folder, binary);
			scans.push({ first, all, block });
		}
		const all = scans.map((each) => each.all);
		collect();
		const before = process.memoryUsage().heapUsed;
		const { items } = await scanOnce(folder, binary);
		collect();
		const heap = ((process.memoryUsage().heapUsed - before) / 1e6 / items.length) * 10_000;
		return [
			{ name: "scan: everything", value: median(all) / median(bare), unit: "× ripgrep alone", target: 1.3 },
			{ name: "scan: first items", value: median(scans.map((each) => each.first)), unit: "ms", target: 100 },
			{ name: "scan: heap for 10,000 items", value: heap, unit: "MB", target: 10 },
			// Others on the machine only ever add to it.
			{
				name: "scan: longest block",
				value: Math.min(...scans.map((each) => each.block)),
				unit: "ms",
				target: 16,
			},
			...(await documents()),
		];
	},
};

interface Scan {
	readonly items: readonly DebtItem[];
	/** Milliseconds. */
	readonly first: number;
	readonly all: number;
	readonly block: number;
}

async function scanOnce(folder: string, binary: string): Promise<Scan> {
	const items: DebtItem[] = [];
	let first = 0;
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const start = performance.now();
	for await (const found of scanDebt({ folder, engines: [ripgrep(binary)] })) {
		first ||= performance.now() - start;
		items.push(...found.items);
	}
	const all = performance.now() - start;
	delay.disable();
	return { items, first, all, block: delay.max / 1e6 };
}

async function ripgrepAlone(folder: string, binary: string): Promise<number> {
	const search = { syntax: tagSyntax(), rules: pathRules(folder), maxBytes: 2_000_000 };
	const start = performance.now();
	const child = spawn(binary, [...searchArguments(search), "--", "./"], { cwd: folder });
	child.stdout.resume();
	await once(child, "close");
	return performance.now() - start;
}

/** A document of 10,000 lines, and the longest that is read. */
async function documents(): Promise<readonly Figure[]> {
	const typescript = languageOf("a.ts") as Language;
	const read = (text: string) => itemSteps(text, "a.ts", typescript);
	const text = documentOf(10_000);
	const times: number[] = [];
	for (let run = 0; run < 60; run++) {
		const start = performance.now();
		finished(read(text));
		times.push(performance.now() - start);
	}
	const long = documentOf(30_000);
	const blocks: number[] = [];
	for (let run = 0; run < runs; run++) {
		const delay = monitorEventLoopDelay({ resolution: 1 });
		delay.enable();
		await patiently(read(long));
		delay.disable();
		blocks.push(delay.max / 1e6);
	}
	return [
		{ name: "scan: a document of 10,000 lines", value: median(times.slice(10)), unit: "ms", target: 5 },
		{
			name: "scan: longest block by a document of 30,000 lines",
			value: Math.min(...blocks),
			unit: "ms",
			target: 16,
		},
	];
}

function documentOf(lines: number): string {
	const line = (i: number) =>
		i % 50 === 0
			? `\t// TODO(goal:fast-search): what line ${i} leaves for later, in some words`
			: `\texport const value${i} = compute(${i}, "text ${i}") + \`a \${b} c\`;`;
	return Array.from({ length: lines }, (_, i) => line(i)).join("\n");
}

/** VS Code's own ripgrep, as `npm start` has unpacked it. */
function anyRipgrep(): string {
	const roots = existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [];
	const [binary] = roots.flatMap((appRoot) => findRipgrep({ appRoot }));
	if (binary === undefined) throw new Error("There is no ripgrep: run `npm start` or `npm test` once.");
	return binary;
}

function garbageCollector(): () => void {
	setFlagsFromString("--expose-gc");
	return runInNewContext("gc");
}
