import { looksGenerated } from "../../core/history/lineAges/generated.ts";
import type { Git } from "../git.ts";

const attributes = ["linguist-generated", "linguist-vendored"] as const;

/**
 * Those of the paths that people wrote for this product: neither generated nor vendored, as the attributes say that
 * GitHub's linguist reads, or else their names. One process.
 */
export async function writtenAmong(
	git: Git,
	paths: readonly string[],
	signal: AbortSignal | undefined,
): Promise<readonly string[]> {
	if (paths.length === 0) return [];
	const { text } = await git.run("check-attr", {
		args: attributes,
		input: paths.map((path) => `${path}\0`).join(""),
		maxBytes: 1024 * 1024 * 1024,
		timeout: 5 * 60_000,
		...(signal && { signal }),
	});
	const said = new Map<string, "yes" | "no">();
	const parts = text.split("\0");
	for (let at = 0; at + 2 < parts.length; at += 3) {
		const [path = "", , value = ""] = parts.slice(at, at + 3);
		if (value === "set" || value === "true") said.set(path, "yes");
		else if ((value === "unset" || value === "false") && !said.has(path)) said.set(path, "no");
	}
	return paths.filter((path) => (said.get(path) ?? (looksGenerated(path) ? "yes" : "no")) === "no");
}
