import { StringDecoder } from "node:string_decoder";
import type { RawCommits } from "../../core/history/commit.ts";
import { commitFormat, commitReader } from "../../core/history/commitReader.ts";
import type { Git } from "../git.ts";

/** The commits that `tips` have and `without` have not; one process, read while it writes. */
export async function readCommits(
	git: Git,
	{ tips, without }: { readonly tips: readonly string[]; readonly without: readonly string[] },
	signal: AbortSignal | undefined,
): Promise<RawCommits> {
	const reader = commitReader();
	const decoder = new StringDecoder("utf8");
	let rest = "";
	const output = git.stream("log", {
		args: ["-z", "--encoding=UTF-8", `--format=${commitFormat}`],
		refs: [...tips, ...without.map((commit) => `^${commit}`)],
		...(signal && { signal }),
	});
	for await (const chunk of output) {
		const text = rest + decoder.write(chunk);
		rest = text.slice(reader.read(text));
	}
	return reader;
}
