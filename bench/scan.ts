import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type DebtItem, itemSteps } from "../src/core/debt/items.ts";
import { type Language, languageOf } from "../src/core/debt/languages.ts";
import { tagSyntax } from "../src/core/debt/tags.ts";
import { finished } from "../src/core/steps.ts";
import { pathRules } from "../src/sources/debt/pathRules.ts";
import { scanDebt } from "../src/sources/debtScan.ts";
import { patiently } from "../src/sources/patiently.ts";
import { findRipgrep, ripgrep, searchArguments } from "../src/sources/ripgrep.ts";
import { cache } from "../test/support/paths.ts";
import { type Bench, type Figure, median } from "./figure.ts";
import { scanTree, treeSize } from "./scanTree.ts";

const runs = 11;

/** A scan of everything against ripgrep alone with the same flags, and a changed document. */
export const scan: Bench = {
	name: "scan",
	async measure({ corpus }) {
		const folder = corpus ?? scanTree(join(tmpdir(), `alignment-bench-scan-${treeSize.files}`));
		const binary = anyRipgrep();
		const scans: { readonly first: number; readonly all: number }[] = [];
		const bare: number[] = [];
		// The first time warms everything up.
		await heapOfItems(folder, binary);
		const heap = await heapOfItems(folder, binary);
		for (let run = 0; run < runs; run++) {
			bare.push(await ripgrepAlone(folder, binary));
			const { first, all } = await scanOnce(folder, binary);
			scans.push({ first, all });
		}
		const blocks: number[] = [];
		for (let run = 0; run < runs; run++) blocks.push(await longestBlock(() => scanOnce(folder, binary)));
		const all = scans.map((each) => each.all);
		return [
			{ name: "scan: everything", value: median(all) / median(bare), unit: "× ripgrep alone", target: 1.3 },
			{ name: "scan: first items", value: median(scans.map((each) => each.first)), unit: "ms", target: 100 },
			{ name: "scan: heap for 10,000 items", value: heap, unit: "MB", target: 10 },
			{ name: "scan: longest block", value: median(blocks), unit: "ms", target: 16 },
			...(await documents()),
		];
	},
};

interface Scan {
	readonly items: DebtItem[];
	/** Milliseconds. */
	readonly first: number;
	readonly all: number;
}

async function scanOnce(folder: string, binary: string): Promise<Scan> {
	const items: DebtItem[] = [];
	let first = 0;
	const start = performance.now();
	for await (const found of scanDebt({ folder, engines: [ripgrep(binary)] })) {
		first ||= performance.now() - start;
		items.push(...found.items);
	}
	return { items, first, all: performance.now() - start };
}

/** Megabytes that 10,000 items take. */
async function heapOfItems(folder: string, binary: string): Promise<number> {
	setFlagsFromString("--expose-gc");
	const collect: () => void = runInNewContext("gc");
	const used = () => {
		for (let i = 0; i < 3; i++) collect();
		return process.memoryUsage().heapUsed;
	};
	const { items } = await scanOnce(folder, binary);
	const after = used();
	const count = items.length;
	items.length = 0;
	return ((after - used()) / 1e6 / count) * 10_000;
}

/** Milliseconds of this thread's own work: what others on the machine take from it is no merit of ours and no fault. */
function worked(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** The most that is worked in one turn of the event loop while something runs. */
async function longestBlock(run: () => Promise<unknown>): Promise<number> {
	let longest = 0;
	let before = worked();
	let probe: NodeJS.Immediate;
	const look = () => {
		const now = worked();
		longest = Math.max(longest, now - before);
		before = now;
		probe = setImmediate(look);
	};
	probe = setImmediate(look);
	await run();
	clearImmediate(probe);
	return longest;
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
		const before = worked();
		finished(read(text));
		times.push(worked() - before);
	}
	const long = documentOf(30_000);
	const blocks: number[] = [];
	for (let run = 0; run < runs; run++) blocks.push(await longestBlock(() => patiently(read(long))));
	return [
		{ name: "scan: a document of 10,000 lines", value: median(times.slice(10)), unit: "ms", target: 5 },
		{
			name: "scan: longest block by a document of 30,000 lines",
			value: median(blocks),
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
