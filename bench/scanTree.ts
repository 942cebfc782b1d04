import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of the tree that is generated where no corpus is given. */
export const treeSize = { files: 85_000, items: 12_000 };

const languages = [
	{
		ending: "ts",
		comment: (text: string) => `// ${text}`,
		code: (n: number) => `export const value${n} = ${n} * factor(${n});`,
	},
	{
		ending: "py",
		comment: (text: string) => `# ${text}`,
		code: (n: number) => `value_${n} = ${n} * factor(${n})`,
	},
	{
		ending: "go",
		comment: (text: string) => `// ${text}`,
		code: (n: number) => `var value${n} = ${n} * factor(${n})`,
	},
	{
		ending: "c",
		comment: (text: string) => `/* ${text} */`,
		code: (n: number) => `static int value_${n} = ${n} * FACTOR;`,
	},
	{
		ending: "java",
		comment: (text: string) => `// ${text}`,
		code: (n: number) => `int value${n} = ${n} * factor(${n});`,
	},
] as const;

/** A repository's worth of source files in `folder`, made once: some lines of code each, and now and then a debt comment. */
export function scanTree(folder: string): string {
	if (existsSync(folder)) return folder;
	const making = `${folder}.making`;
	rmSync(making, { recursive: true, force: true });
	for (let i = 0; i < treeSize.files; i++) {
		const at = join(making, `area${i % 40}`, `part${Math.floor(i / 40) % 50}`);
		if (i < 40 * 50) mkdirSync(at, { recursive: true });
		const language = languages[i % languages.length] ?? languages[0];
		writeFileSync(join(at, `file${i}.${language.ending}`), textOf(i, language));
	}
	renameSync(making, folder);
	return folder;
}

function textOf(i: number, { comment, code }: (typeof languages)[number]): string {
	const lines = Array.from({ length: 40 + ((i * 7919) % 400) }, (_, n) => code(i + n));
	const every = Math.round((3 * treeSize.files) / treeSize.items);
	if (i % every === 0)
		for (const [at, tag] of ["TODO", "FIXME(goal:fast-search)", "HACK"].entries())
			lines.splice(7 * at, 0, comment(`${tag}: what file ${i} leaves for later, in some words ${at}`));
	return `${lines.join("\n")}\n`;
}
