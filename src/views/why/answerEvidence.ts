import type { RankEvidence, RankReason } from "../../core/branch/rank.ts";
import type { Said } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { isolated, type L10n } from "../../host/words.ts";
import type { AnswerTarget } from "./answerTarget.ts";

/** Everything that speaks for one answer or another. */
export async function evidenceFor({ folder, snapshot, branch }: AnswerTarget): Promise<RankEvidence> {
	return {
		branch,
		changed: branch === snapshot.branch?.name ? await folder.changedFiles() : [],
		parents: parentsOf(branch, snapshot),
		records: snapshot.records,
		today: snapshot.today,
	};
}

const mostParents = 5;

function parentsOf(branch: string, snapshot: Snapshot): RankEvidence["parents"] {
	const { git } = snapshot;
	if (git.state !== "ready") return [];
	const startOf = (name: string) => git.branches.find((each) => each.name === name)?.createdFrom;
	const seen = new Set([branch, git.defaultBranch]);
	const parents: { branch: string; serves: Said }[] = [];
	for (
		let at = startOf(branch);
		at !== undefined && !seen.has(at) && seen.size < mostParents;
		at = startOf(at)
	) {
		seen.add(at);
		const serves = saidOf(at, snapshot);
		if (serves !== undefined) parents.push({ branch: at, serves });
	}
	return parents;
}

/** What somebody said that a branch serves, be it at work still or gone. */
function saidOf(branch: string, { work, records }: Snapshot): Said | undefined {
	const view = work.find(({ name }) => name === branch);
	if (view && (view.serves.how.by === "record" || view.serves.how.by === "standing link"))
		return view.serves.said;
	return records.findLast((record) => record.branch === branch)?.serves;
}

/** `from the branch's name`: why something is proposed. */
export function reasonText(reason: RankReason, l10n: L10n): string {
	switch (reason.by) {
		case "standing link":
			return l10n.t("from the pattern {0}", isolated(reason.pattern));
		case "name":
			return l10n.t("from the branch's name");
		case "inherited":
			return l10n.t("inherited from {0}", isolated(reason.from));
		case "files":
			return reason.count === 1
				? l10n.t("1 file changed under {0}", isolated(reason.glob))
				: l10n.t("{0} files changed under {1}", reason.count, isolated(reason.glob));
		case "recent":
			return reason.count === 1
				? l10n.t("served by 1 recent branch")
				: l10n.t("served by {0} recent branches", reason.count);
	}
}
