/** A sound alignment.yaml of at most that many bytes: as many problems, objectives and goals as fit, linked. */
export function intentOf(bytes: number): string {
	const parts = { problems: [""], objectives: [""], goals: [""] };
	let length = 100;
	for (let i = 0; length < bytes; i++) {
		parts.problems.push(problem(i));
		parts.objectives.push(objective(i));
		parts.goals.push(goal(i));
		length += problem(i).length + objective(i).length + goal(i).length;
		if (length + goal(i).length * 3 > bytes) break;
	}
	return `version: 1
product: Lumen Shop

problems:${parts.problems.join("\n")}
objectives:${parts.objectives.join("\n")}
engineering_goals:${parts.goals.join("\n")}
`;
}

const problem = (i: number) => `  slow-search-${i}:
    title: Shoppers give up when search number ${i} takes longer than two seconds
    who: First-time buyers on phones
    evidence:
      - 38% of abandoned sessions end on the search page`;

const objective = (i: number) => `  find-it-fast-${i}:
    title: Shoppers find what they want on the first try
    solves: [slow-search-${i}]
    key_results:
      search-p95: { title: p95 search time, unit: ms, from: 2400, to: 800 }`;

const goal = (i: number) => `  incremental-index-${i}:
    title: Index changes incrementally
    kind: scalability
    because: A full reindex blocks releases two days a week
    supports: [find-it-fast-${i}.search-p95]
    paths: ["src/search/${i}/**"]`;
