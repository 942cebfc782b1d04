import { type DebtItem, itemSteps } from "../../core/debt/items.ts";
import { languageOf } from "../../core/debt/languages.ts";
import { tagSyntax } from "../../core/debt/tags.ts";
import type { DebtScanOptions } from "../debtScan.ts";
import type { Git } from "../git.ts";
import { patiently } from "../patiently.ts";
import { decode } from "./readText.ts";

/** A blob, by its id or as `commit:path`. */
export interface Asked {
	readonly name: string;
	/** What it is called there, for its language. */
	readonly file: string;
}

export type BlobRules = Pick<DebtScanOptions, "tags" | "maxBytes" | "languageId">;

/** The debt in each of some blobs, in their order, in one process; those that are missing or too large are left out. */
export async function* blobDebt(
	git: Git,
	blobs: readonly Asked[],
	{ tags, maxBytes = 2_000_000, languageId }: BlobRules,
	signal?: AbortSignal,
): AsyncGenerator<{ readonly blob: Asked; readonly items: readonly DebtItem[] }> {
	const syntax = tagSyntax(tags);
	const asked = blobs.filter(({ name }) => !name.includes("\n"));
	if (asked.length === 0) return;
	const input = `${asked.map(({ name }) => name).join("\n")}\n`;
	const output = git.stream("cat-file", { args: ["--batch"], input, ...(signal && { signal }) });
	let at = 0;
	for await (const bytes of objectsIn(output, maxBytes)) {
		const blob = asked[at++];
		if (blob === undefined) return;
		if (bytes === undefined) continue;
		const text = decode(bytes);
		const language =
			text === undefined ? undefined : languageOf(blob.file, { id: languageId?.(blob.file), text });
		yield {
			blob,
			items:
				text === undefined || !language ? [] : await patiently(itemSteps(text, blob.file, language, syntax)),
		};
	}
}

/** What `cat-file --batch` says, object by object; undefined for what is missing, no blob, or larger than asked for. */
export async function* objectsIn(
	output: AsyncIterable<Buffer>,
	maxBytes: number,
): AsyncGenerator<Buffer | undefined> {
	let rest: Buffer = Buffer.alloc(0);
	/** Bytes of the object at hand, its line break included, that are still to come. */
	let missing = 0;
	let kept: Buffer[] | undefined;
	for await (const chunk of output) {
		rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
		for (;;) {
			if (missing > 0) {
				const part = rest.subarray(0, missing);
				kept?.push(part);
				rest = rest.subarray(part.length);
				missing -= part.length;
				if (missing > 0) break;
				yield kept && Buffer.concat(kept).subarray(0, -1);
			}
			const end = rest.indexOf(0x0a);
			if (end < 0) break;
			const [, type, size] = rest.toString("utf8", 0, end).match(/ (\w+) (\d+)$/) ?? [];
			rest = rest.subarray(end + 1);
			if (size === undefined) {
				yield undefined;
				continue;
			}
			missing = Number(size) + 1;
			kept = type === "blob" && Number(size) <= maxBytes ? [] : undefined;
		}
	}
}
