import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";

/** What one repository is called among what we keep, whatever way leads to it; `part` tells apart what lies in it. */
export async function repositoryKey(commonDir: string, part = ""): Promise<string> {
	const name = await repositoryName(commonDir);
	return hash(part === "" ? name : `${name}\0${part}`);
}

/** The git folder's real path. */
export async function repositoryName(commonDir: string): Promise<string> {
	const real = await realpath(commonDir).catch(() => commonDir);
	return process.platform === "win32" ? real.toLowerCase() : real;
}

function hash(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
