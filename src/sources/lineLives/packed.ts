import { createHash } from "node:crypto";
import type { FileLines } from "../../core/history/lineAges/runs.ts";
import type { KnownAges } from "../lineLives.ts";

/** Another layout has another number, so that no file is read as what it isn't. */
const magic = "alignment line ages 1\n";
const checksumLength = 41;

/** What is written; paths stand once. */
interface Packed extends Omit<KnownAges, "ages" | "written"> {
	readonly written: readonly string[];
	readonly paths: readonly string[];
	readonly commits: readonly (readonly [id: string, at: number])[];
	readonly landings: readonly (readonly [
		commit: number,
		path: number,
		added: number,
		deleted: number,
		...reworked: number[],
	])[];
	readonly files: readonly (readonly [path: string, open: 0 | 1, ...runs: number[]])[];
}

export function pack({ ages, written, ...rest }: KnownAges): Buffer {
	const paths = new Map<string, number>();
	const place = (path: string) => {
		const known = paths.get(path) ?? paths.size;
		paths.set(path, known);
		return known;
	};
	const landings = ages.landings.map(
		({ commit, path, added, deleted, reworked }) =>
			[commit, place(path), added, deleted, ...reworked] as const,
	);
	const packed: Packed = {
		...rest,
		written: [...written],
		paths: [...paths.keys()],
		commits: ages.commits.map(({ id, at }) => [id, at] as const),
		landings,
		files: [...ages.files].map(([path, { runs, open }]) => [path, open ? 1 : 0, ...runs] as const),
	};
	const body = JSON.stringify(packed);
	return Buffer.from(`${magic}${checksum(body)}\n${body}`);
}

/** Undefined for anything that `pack` didn't write, whole. */
export function unpack(bytes: Buffer): KnownAges | undefined {
	const text = bytes.toString("utf8");
	const body = text.slice(magic.length + checksumLength);
	if (!text.startsWith(`${magic}${checksum(body)}\n`)) return undefined;
	const { paths, commits, landings, files, written, ...rest }: Packed = JSON.parse(body);
	return {
		...rest,
		written: new Set(written),
		ages: {
			commits: commits.map(([id, at]) => ({ id, at })),
			landings: landings.map(([commit, path, added, deleted, ...reworked]) => ({
				...{ commit, path: paths[path] ?? "", added, deleted, reworked },
			})),
			files: new Map(
				files.map(([path, open, ...runs]): [string, FileLines] => [path, { runs, open: open === 1 }]),
			),
		},
	};
}

function checksum(text: string): string {
	return createHash("sha1").update(text).digest("hex");
}
