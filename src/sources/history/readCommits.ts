import type { RawCommits } from "../../core/history/commit.ts";
import type { Git } from "../git.ts";
import { commitFormat, commitReader } from "./commitReader.ts";

/** The commits that `tips` have and `without` have not; one process, read while it writes. */
export async function readCommits(
	git: Git,
	{ tips, without }: { readonly tips: readonly string[]; readonly without: readonly string[] },
	signal: AbortSignal | undefined,
): Promise<RawCommits> {
	const reader = commitReader(tips[0]?.length ?? 0);
	const output = git.stream("log", {
		args: ["-z", "--encoding=UTF-8", `--format=${commitFormat}`],
		refs: [...tips, ...without.map((commit) => `^${commit}`)],
		...(signal && { signal }),
	});
	for await (const chunk of output) reader.push(chunk);
	return reader.end();
}
