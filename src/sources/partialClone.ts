import { readdir } from "node:fs/promises";
import path from "node:path";

/** Whether a clone was made without all contents, as by `--filter`: git marks the packs that came so. */
export async function isPartialClone(commonDir: string): Promise<boolean> {
	const names = await readdir(path.join(commonDir, "objects", "pack")).catch(() => []);
	return names.some((name) => name.endsWith(".promisor"));
}
