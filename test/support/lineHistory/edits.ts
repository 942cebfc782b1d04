import type { Chance } from "./random.ts";

/** Lines of each file by its path. A file whose last line is empty ends with a line break. */
export type Tree = Map<string, readonly string[]>;

const places = [
	"src/cart.ts",
	"src/pay.ts",
	"src/deep/in/side.ts",
	"docs/read me.md",
	"src/süß.ts",
	'odd "name".ts',
];

export function firstTree(chance: Chance, line: () => string): Tree {
	return new Map(places.slice(0, 4).map((path) => [path, [...newLines(10 + chance.below(30), line), ""]]));
}

function newLines(count: number, line: () => string): string[] {
	return Array.from({ length: count }, line);
}

/** Changes a tree as people do; `before` is what the tree was some commits ago. */
export function edit(tree: Tree, before: Tree, chance: Chance, line: () => string): Tree {
	const next: Tree = new Map(tree);
	for (let times = 1 + chance.below(4); times > 0; times -= 1) {
		const kinds = [
			insert,
			insert,
			replace,
			replace,
			replace,
			remove,
			indent,
			move,
			moveAway,
			rename,
			unend,
			addFile,
		];
		chance.one(kinds)(next, chance, line);
	}
	if (chance.percent(6)) return new Map(before);
	if (chance.percent(4) && next.size > 2) next.delete(chance.one([...next.keys()]));
	return next;
}

type Edit = (tree: Tree, chance: Chance, line: () => string) => void;

/** Cuts `most` lines at most out of a file, puts others there, and gives back those that were cut. */
function splice(
	tree: Tree,
	chance: Chance,
	most: number,
	put: (cut: readonly string[]) => readonly string[],
) {
	const path = chance.one([...tree.keys()]);
	const lines = [...(tree.get(path) ?? [])];
	const at = chance.below(Math.max(1, lines.length - 1));
	const count = Math.min(chance.below(most + 1), Math.max(0, lines.length - 1 - at));
	const cut = lines.slice(at, at + count);
	lines.splice(at, count, ...put(cut));
	tree.set(path, lines);
	return cut;
}

const insert: Edit = (tree, chance, line) => {
	splice(tree, chance, 0, () => newLines(1 + chance.below(6), line));
};

const replace: Edit = (tree, chance, line) => {
	splice(tree, chance, 6, (cut) => newLines(cut.length + chance.below(3), line));
};

const remove: Edit = (tree, chance) => {
	splice(tree, chance, 5, () => []);
};

const indent: Edit = (tree, chance) => {
	splice(tree, chance, 8, (cut) => cut.map((text) => `\t${text}`));
};

const move: Edit = (tree, chance) => {
	const path = chance.one([...tree.keys()]);
	const lines = [...(tree.get(path) ?? [])];
	const block = lines.splice(chance.below(Math.max(1, lines.length - 1)), 5);
	lines.splice(chance.below(Math.max(1, lines.length)), 0, ...block.filter(Boolean));
	tree.set(path, lines.at(-1) === "" ? lines : [...lines, ""]);
};

const moveAway: Edit = (tree, chance) => {
	const cut = splice(tree, chance, 8, () => []);
	splice(tree, chance, 0, () => cut);
};

const rename: Edit = (tree, chance) => {
	const path = chance.one([...tree.keys()]);
	const to = `${chance.one(["src", "lib", "deep/er"])}/${chance.below(1000)} ${path.slice(path.lastIndexOf("/") + 1)}`;
	const lines = tree.get(path) ?? [];
	if (tree.has(to)) return;
	tree.delete(path);
	tree.set(to, lines);
};

const unend: Edit = (tree, chance) => {
	const path = chance.one([...tree.keys()]);
	const lines = tree.get(path) ?? [];
	tree.set(path, lines.at(-1) === "" && lines.length > 1 ? lines.slice(0, -1) : [...lines, ""]);
};

const addFile: Edit = (tree, chance, line) => {
	const path = chance.percent(50) ? chance.one(places) : `new/${chance.below(100)}.ts`;
	if (!tree.has(path)) tree.set(path, [...newLines(3 + chance.below(20), line), ""]);
};
