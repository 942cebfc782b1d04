import path from "node:path";
import { type KeptFile, keptFile } from "../keptFile.ts";
import { repositoryKey } from "../repositoryKey.ts";
import { pack, unpack } from "./packed.ts";
import type { Timeline } from "./timeline.ts";

/** Where a timeline is kept between sessions. */
export type HistoryCache = KeptFile<Timeline>;

export interface CachePlace {
	/** A folder of our own. */
	readonly storage: string;
	/** The git folder that all work trees share. */
	readonly commonDir: string;
	/** Of the same repository other folders may hold an intent. */
	readonly folder: string;
}

export function openHistoryCache({ storage, commonDir, folder }: CachePlace): HistoryCache {
	return keptFile({
		home: path.join(storage, "history"),
		name: async () => `${await repositoryKey(commonDir, folder)}.bin`,
		pack,
		unpack,
	});
}
