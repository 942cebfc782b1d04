import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.ts";

interface Manifest {
	readonly displayName: string;
	readonly contributes: {
		readonly viewsContainers: { readonly activitybar: readonly { id: string; title: string }[] };
		readonly views: Readonly<Record<string, readonly { id: string; name: string }[]>>;
		readonly commands: readonly { command: string; title: string; category?: string }[];
	};
}

const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const manifest = () => read("package.json") as Manifest;

/** What VS Code calls our extension. */
export function displayName(): string {
	return shown(manifest().displayName);
}

/** The name under which a view of ours is shown. */
export function viewName(id: string): string {
	const view = Object.values(manifest().contributes.views)
		.flat()
		.find((candidate) => candidate.id === id);
	if (!view) throw new Error(`package.json has no view ${id}`);
	return shown(view.name);
}

/** A command of ours as the palette shows it: `Category: Title`. */
export function commandTitle(id: string): string {
	const command = manifest().contributes.commands.find((candidate) => candidate.command === id);
	if (!command) throw new Error(`package.json has no command ${id}`);
	const title = shown(command.title);
	return command.category ? `${shown(command.category)}: ${title}` : title;
}

/** Title of our icon in the activity bar. */
export function containerTitle(): string {
	const [container] = manifest().contributes.viewsContainers.activitybar;
	if (!container) throw new Error("package.json has no view container");
	return shown(container.title);
}

/** A text of the manifest with `%key%` replaced by what package.nls.json says. */
function shown(text: string): string {
	const key = /^%(.+)%$/.exec(text)?.[1];
	if (key === undefined) return text;
	const entry = read("package.nls.json")[key] as string | { message: string } | undefined;
	if (entry === undefined) throw new Error(`package.nls.json has no ${key}`);
	return typeof entry === "string" ? entry : entry.message;
}
