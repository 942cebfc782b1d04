import { StringDecoder } from "node:string_decoder";
import { commitFormat, type RawCommit, readCommit } from "../../core/history/commit.ts";
import type { Git } from "../git.ts";

/** The commits that `tips` have and `without` have not, by id; one process, read while it writes. */
export async function readCommits(
	git: Git,
	{ tips, without }: { readonly tips: readonly string[]; readonly without: readonly string[] },
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, RawCommit>> {
	const commits = new Map<string, RawCommit>();
	const take = (text: string) => {
		const commit = readCommit(text);
		if (commit) commits.set(commit.id, commit);
	};
	const decoder = new StringDecoder("utf8");
	let rest = "";
	const output = git.stream("log", {
		args: ["-z", "--encoding=UTF-8", `--format=${commitFormat}`],
		refs: [...tips, ...without.map((commit) => `^${commit}`)],
		...(signal && { signal }),
	});
	for await (const chunk of output) {
		const text = rest + decoder.write(chunk);
		let from = 0;
		for (let end = text.indexOf("\0"); end >= 0; end = text.indexOf("\0", from)) {
			take(text.slice(from, end));
			from = end + 1;
		}
		rest = text.slice(from);
	}
	return commits;
}
