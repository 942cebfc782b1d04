import { Minimatch } from "minimatch";

/** The language of a file by VS Code's `files.associations`: globs, the last that matches first. */
export function languagesBy(associations: ReadonlyMap<string, string>): (file: string) => string | undefined {
	const rules = [...associations].reverse().map(([glob, id]) => {
		const matcher = new Minimatch(glob.includes("/") ? `**/${glob.replace(/^(?:\*\*)?\//, "")}` : glob, {
			dot: true,
			nocase: true,
			nocomment: true,
			nonegate: true,
			matchBase: true,
		});
		return { matches: (file: string) => matcher.match(file), id };
	});
	return (file) => rules.find(({ matches }) => matches(file))?.id;
}
