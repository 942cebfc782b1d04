// `npm run bench`: measures what we promise. `--only NAME` runs one bench; `--json` prints one figure a line.
// `--repo PATH` measures on a repository of yours, `--corpus PATH` on a folder of yours, where a bench takes one.
import path from "node:path";
import { parseArgs } from "node:util";
import { activation } from "./activation.ts";
import { type Bench, type BenchOptions, type Figure, holds } from "./figure.ts";
import { history } from "./history.ts";
import { line } from "./line.ts";
import { parse } from "./parse.ts";
import { rework } from "./rework.ts";
import { scan } from "./scan.ts";
import { size } from "./size.ts";
import { branchSwitch } from "./switch.ts";
import { typing } from "./typing.ts";

const benches: readonly Bench[] = [
	size,
	parse,
	activation,
	branchSwitch,
	typing,
	history,
	scan,
	rework,
	line,
];

const { values: options } = parseArgs({
	options: {
		only: { type: "string" },
		json: { type: "boolean", default: false },
		repo: { type: "string" },
		corpus: { type: "string" },
	},
});
const chosen = benches.filter(({ name }) => options.only === undefined || options.only === name);
if (chosen.length === 0) {
	process.stderr.write(`There are the benches ${benches.map(({ name }) => name).join(", ")}.\n`);
	process.exit(2);
}
const { repo, corpus } = options;
const given: BenchOptions = {
	...(repo !== undefined && { repo: path.resolve(repo) }),
	...(corpus !== undefined && { corpus: path.resolve(corpus) }),
};
for (const bench of chosen) for (const figure of await bench.measure(given)) print(figure);

function print(figure: Figure): void {
	const { name, unit, target } = figure;
	const value = Number(figure.value.toPrecision(3));
	const line = options.json
		? JSON.stringify({ name, value, unit, target, holds: holds(figure) })
		: `${holds(figure) ? "holds " : "MISSED"}  ${name}: ${value} ${unit} (at most ${target})`;
	process.stdout.write(`${line}\n`);
	if (!holds(figure)) process.exitCode = 1;
}
