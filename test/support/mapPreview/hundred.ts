// An agreement of a large company: a hundred nodes with their branches, made by rule, so that it is always the same.

import type { WhyRecord } from "../../../src/core/model.ts";

const things = [
	"search",
	"basket",
	"checkout",
	"delivery",
	"returns",
	"accounts",
	"pictures",
	"prices",
	"stock",
	"rooms",
];
const people = ["Shoppers", "Designers", "Regular customers", "First-time buyers", "People on phones"];
const owners = ["Product", "Operations", "Sales", "Growth"];
const kinds = ["scalability", "availability", "performance", "maintainability", "quality", "security"];

const pick = (from: readonly string[], index: number) => from[index % from.length] ?? "";

/** 16 problems, 16 objectives, 32 key results, 18 engineering goals and 18 branches. */
export function hundredYaml() {
	const problems = Array.from({ length: 16 }, (_, i) => {
		const title = `${pick(people, i)} lose time with ${pick(things, i)} when it matters most, case ${i + 1}`;
		return `  problem-${i}: { title: "${title}", who: ${pick(people, i + 1)} }`;
	});
	const objectives = Array.from({ length: 16 }, (_, i) => {
		const solves = [`problem-${(i * 7) % 15}`, ...(i % 5 === 0 ? [`problem-${(i * 3 + 1) % 15}`] : [])];
		return [
			`  objective-${i}:`,
			`    title: "${pick(people, i + 2)} are done with ${pick(things, i * 3)} in a minute, goal ${i + 1}"`,
			`    owner: ${pick(owners, i)}`,
			`    solves: [${solves.join(", ")}]`,
			"    key_results:",
			...[0, 1].map(
				(n) =>
					`      kr-${n}: { title: "Share of ${pick(things, i + n)} visits that end well", unit: "%", from: ${10 + i}, to: ${40 + i} }`,
			),
		].join("\n");
	});
	const goals = Array.from({ length: 18 }, (_, i) => {
		const supports =
			i === 17
				? []
				: [
						`objective-${(i * 5) % 16}.kr-${i % 2}`,
						...(i % 4 === 0 ? [`objective-${(i * 5 + 1) % 16}.kr-0`] : []),
					];
		return `  tech-${i}: { title: "The ${pick(things, i * 7)} service grows without a second ${pick(things, i)} table", kind: ${pick(kinds, i)}, owner: Engineering, supports: [${supports.join(", ")}] }`;
	});
	const branches = Array.from({ length: 18 }, (_, i) => `team-${i % 4}/change-${i}-${pick(things, i * 3)}`);
	const records: WhyRecord[] = branches.slice(0, 16).map((branch, i) => ({
		file: `.alignment/why/2026-11-20-${branch.replace("/", "-")}.yaml`,
		branch,
		serves: [
			i % 3 === 0
				? `tech-${(i * 5) % 17}`
				: i % 3 === 1
					? `objective-${(i * 7) % 16}.kr-1`
					: `problem-${(i * 2) % 15}`,
		],
		expects: new Map(),
		outcomes: [],
		questions: [],
	}));
	const yaml = [
		"version: 1",
		"problems:",
		...problems,
		"objectives:",
		...objectives,
		"engineering_goals:",
		...goals,
		"",
	].join("\n");
	return { yaml, branches, records };
}
