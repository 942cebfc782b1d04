import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import * as z from "zod/mini";
import { codeOf, filesOf } from "./files.ts";
import { replaceText, writeNew } from "./writeFiles.ts";

const schema = z.object({
	/** Path of the git folder; only to see whether it is still there. */
	repository: z.string(),
	/** Instant, ISO 8601. */
	learned: z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))),
	/** Names of the branches that were there, and at every look since; null where there were too many to keep. */
	branches: z.nullable(z.array(z.string())),
});
export type FirstLook = z.infer<typeof schema>;

/** What is known of a repository from our first look at it: all branches that came later are new. */
export interface FirstLookFile {
	read(): Promise<FirstLook | undefined>;
	/** Learns if this is the first look; else forgets the branches that are gone. */
	look(now: { repository: string; names: readonly string[]; now: string }): Promise<void>;
}

/** Most characters of names that are kept. */
const mostText = 1_000_000;

/** More repositories than anybody works on; beyond that, those that are gone are forgotten. */
const mostRepositories = 200;

export function openFirstLook(storage: string, folder: string): FirstLookFile {
	const file = path.join(folder, "first.json");
	const read = async () => {
		const content = await filesOf(storage).read(file);
		return content && ("tooLarge" in content ? "" : content.text);
	};
	return {
		read: async () => parse(await read()),
		async look({ repository, names, now }) {
			const text = await read();
			const first = parse(text);
			if (first === undefined) {
				// Whatever stands there can't be read: it is the first look again.
				if (text !== undefined) await rm(file, { force: true });
				await tidy(path.dirname(folder));
				await writeNew(storage, file, textOf({ repository, learned: now, branches: [...names] })).catch(
					unless("file-exists"),
				);
				return;
			}
			const present = new Set(names);
			const branches = first.branches?.filter((name) => present.has(name));
			if (text === undefined || branches === undefined || branches.length === first.branches?.length) return;
			// Another window has just done the same.
			await replaceText(storage, file, text, textOf({ ...first, branches })).catch(unless("file-changed"));
		},
	};
}

function parse(text: string | undefined): FirstLook | undefined {
	if (text === undefined) return undefined;
	try {
		return schema.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

function textOf(first: FirstLook): string {
	const text = JSON.stringify(first);
	return text.length <= mostText ? text : JSON.stringify({ ...first, branches: null });
}

/** Forgets repositories that are no longer there, once there are very many. */
async function tidy(folder: string): Promise<void> {
	const names = await readdir(folder).catch(() => []);
	if (names.length <= mostRepositories) return;
	for (const name of names) {
		const one = path.join(folder, name);
		const first = await openFirstLook(folder, one)
			.read()
			.catch(() => undefined);
		const there = first && (await stat(first.repository).catch((error) => codeOf(error) !== "ENOENT"));
		if (!there) await rm(one, { recursive: true, force: true });
	}
}

function unless(code: string): (error: unknown) => void {
	return (error) => {
		if (codeOf(error) !== code) throw error;
	};
}
