import { baseOf, folderOf, join, PathIndex } from "./pathIndex.ts";

/** A file of code. `path` is relative to the git root, with `/`. */
export interface CodeFile {
	readonly path: string;
	readonly text: string;
}

/**
 * Which files rely on which, as far as their imports say it: for each file, the other files that it names. Read by
 * simple rules for each language, so that it is honest about what it sees, and only that: no build is run, and what
 * programs say to each other over a network isn't in any import.
 */
export function importsAmong(files: readonly CodeFile[]): ReadonlyMap<string, ReadonlySet<string>> {
	const index = new PathIndex(files.map(({ path }) => path));
	const world: World = { index, goModules: goModulesIn(files), namespaces: namespacesIn(files) };
	return new Map(
		files.map(({ path, text }) => {
			const read = readers[extensionOf(path)];
			const found = new Set(read ? read({ path, text }, world) : []);
			found.delete(path);
			return [path, found];
		}),
	);
}

interface World {
	readonly index: PathIndex;
	/** Folders of Go modules, with `/` at the end, by their names. */
	readonly goModules: ReadonlyMap<string, string>;
	/** Files by the C# namespace that they declare. */
	readonly namespaces: ReadonlyMap<string, readonly string[]>;
}

type Reader = (file: CodeFile, world: World) => Iterable<string>;

export function extensionOf(path: string): string {
	const name = baseOf(path);
	const dot = name.lastIndexOf(".");
	return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

const javaScript = [
	"",
	".ts",
	".tsx",
	".js",
	".jsx",
	".mjs",
	".cjs",
	".mts",
	".cts",
	".vue",
	".svelte",
].flatMap((end) => (end === "" ? [""] : [end, `/index${end}`]));

function* fromJavaScript({ path, text }: CodeFile, { index }: World): Iterable<string> {
	const named =
		/(?:^|[;\s}])(?:import|export)\s(?:[^;'"`]*?\sfrom\s*)?["']([^"'\n]+)["']|\b(?:require|import)\s*\(\s*["']([^"'\n]+)["']\s*\)/g;
	for (const [, static_, dynamic] of text.matchAll(named)) {
		const name = static_ ?? dynamic ?? "";
		if (!name.startsWith(".")) continue;
		const target = join(folderOf(path), name);
		// TypeScript is imported by the name of what it becomes, too.
		const bases = [target, target.replace(/\.[cm]?jsx?$/, "")];
		const found = bases
			.flatMap((base) => javaScript.map((end) => base + end))
			.find((file) => index.has(file));
		if (found !== undefined) yield found;
	}
}

function* fromPython({ path, text }: CodeFile, { index }: World): Iterable<string> {
	const statement =
		/^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^#\n]+)|import[ \t]+([\w., \t]+))/gm;
	for (const [, from, names = "", modules] of text.matchAll(statement)) {
		if (from === undefined) {
			for (const module of (modules ?? "").split(",")) yield* pythonModule(module.trim(), path, index);
			continue;
		}
		for (const name of names.replace(/[()]/g, "").split(",")) {
			const word = /^\w+/.exec(name.trim())?.[0];
			const inside =
				word === undefined
					? []
					: [...pythonModule(`${from}${/\.$|^$/.test(from) ? "" : "."}${word}`, path, index)];
			yield* inside.length > 0 ? inside : pythonModule(from, path, index);
		}
	}
}

function pythonModule(module: string, path: string, index: PathIndex): readonly string[] {
	const name = module.split(/\s/)[0] ?? "";
	const dots = /^\.*/.exec(name)?.[0].length ?? 0;
	const steps = name.slice(dots).split(".").filter(Boolean).join("/");
	const starts: string[] = [];
	let folder = folderOf(path);
	if (dots > 0) {
		for (let up = 1; up < dots; up++) folder = folderOf(folder);
		starts.push(folder);
	} else {
		for (; ; folder = folderOf(folder)) {
			starts.push(folder);
			if (folder === "") break;
		}
	}
	for (const start of starts) {
		const base = join(start, steps);
		const found = [`${base}.py`, join(base, "__init__.py")].find((file) => index.has(file));
		if (found !== undefined && (steps !== "" || dots > 0)) return [found];
	}
	return [];
}

function* fromGo({ text }: CodeFile, { index, goModules }: World): Iterable<string> {
	const blocks = [...text.matchAll(/^import\s*(?:\(([^)]*)\)|(?:[\w.]+\s+)?("[^"\n]+"))/gm)];
	for (const [, block, one] of blocks) {
		for (const [, name = ""] of (block ?? one ?? "").matchAll(/"([^"\n]+)"/g)) {
			for (const [module, folder] of goModules) {
				if (name !== module && !name.startsWith(`${module}/`)) continue;
				const within = join(folder, name.slice(module.length + 1));
				yield* index.in(within).filter((file) => file.endsWith(".go") && !file.endsWith("_test.go"));
			}
		}
	}
}

function goModulesIn(files: readonly CodeFile[]): ReadonlyMap<string, string> {
	const modules = new Map<string, string>();
	for (const { path, text } of files) {
		const name = baseOf(path) === "go.mod" && /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1];
		if (name) modules.set(name, folderOf(path));
	}
	return modules;
}

function* fromJava({ text }: CodeFile, { index }: World): Iterable<string> {
	for (const [, name = ""] of text.matchAll(/^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]*\w(?:\.\*)?)/gm)) {
		const steps = name.split(".");
		if (steps.at(-1) === "*") {
			yield* index.inFolderEndingWith(steps.slice(0, -1).join("/"));
			continue;
		}
		// A nested class or a static member stands one step below its file.
		const ends = [steps, steps.slice(0, -1)].map((each) => each.join("/"));
		const found = ends.flatMap((end) => index.endingWith([`${end}.java`, `${end}.kt`, `${end}.scala`]))[0];
		if (found !== undefined) yield found;
	}
}

function* fromCSharp({ text }: CodeFile, { namespaces }: World): Iterable<string> {
	for (const [, name = ""] of text.matchAll(
		/^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+|\w+[ \t]*=[ \t]*)?([\w.]+)[ \t]*;/gm,
	))
		yield* namespaces.get(name) ?? [];
}

function namespacesIn(files: readonly CodeFile[]): ReadonlyMap<string, readonly string[]> {
	const declared = new Map<string, string[]>();
	for (const { path, text } of files) {
		if (extensionOf(path) !== "cs") continue;
		for (const [, name = ""] of text.matchAll(/^[ \t]*namespace[ \t]+([\w.]+)/gm)) {
			const known = declared.get(name);
			if (known) known.push(path);
			else declared.set(name, [path]);
		}
	}
	return declared;
}

function* fromRust({ path, text }: CodeFile, { index }: World): Iterable<string> {
	const name = baseOf(path);
	const own = /^(?:mod|lib|main)\.rs$/.test(name) ? folderOf(path) : path.replace(/\.rs$/, "");
	const fileOf = (base: string) => [`${base}.rs`, join(base, "mod.rs")].find((file) => index.has(file));
	for (const [, module = ""] of text.matchAll(/^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?mod[ \t]+(\w+)[ \t]*;/gm)) {
		const found = fileOf(join(own, module));
		if (found !== undefined) yield found;
	}
	for (const [, from = "", rest = ""] of text.matchAll(/\buse[ \t]+(crate|self|super)((?:::\w+)+)/g)) {
		const start = from === "crate" ? crateOf(path) : from === "self" ? own : folderOf(own);
		const steps = rest.split("::").filter(Boolean);
		for (let count = steps.length; count > 0; count--) {
			const found = fileOf(join(start, steps.slice(0, count).join("/")));
			if (found === undefined) continue;
			yield found;
			break;
		}
	}
}

function crateOf(path: string): string {
	const at = `/${path}`.lastIndexOf("/src/");
	return at < 0 ? "" : path.slice(0, at + 3);
}

function* fromIncludes({ path, text }: CodeFile, { index }: World): Iterable<string> {
	for (const [, name = ""] of text.matchAll(/^[ \t]*#[ \t]*include[ \t]+["<]([^">\n]+)[">]/gm)) {
		const beside = join(folderOf(path), name);
		const found = index.has(beside) ? beside : index.endingWith([name])[0];
		if (found !== undefined) yield found;
	}
}

function* fromRuby({ path, text }: CodeFile, { index }: World): Iterable<string> {
	for (const [, name = ""] of text.matchAll(/^[ \t]*require_relative[ \t(]+["']([^"'\n]+)["']/gm)) {
		const target = join(folderOf(path), name);
		const found = [target, `${target}.rb`].find((file) => index.has(file));
		if (found !== undefined) yield found;
	}
}

const readers: Readonly<Record<string, Reader>> = {
	...each("js jsx mjs cjs ts tsx mts cts vue svelte", fromJavaScript),
	...each("py pyi", fromPython),
	go: fromGo,
	...each("java kt kts scala", fromJava),
	cs: fromCSharp,
	rs: fromRust,
	...each("c h cc cpp cxx hpp hh m mm", fromIncludes),
	rb: fromRuby,
};

function each(extensions: string, reader: Reader): Record<string, Reader> {
	return Object.fromEntries(extensions.split(" ").map((extension) => [extension, reader]));
}
