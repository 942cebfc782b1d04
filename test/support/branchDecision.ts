import { candidateOf, isToAsk, type Silence } from "../../src/core/branch/creation.ts";
import { computeSnapshot } from "../../src/core/computeSnapshot.ts";
import { type Repository, type Snapshot, unasked } from "../../src/core/snapshot.ts";
import type { AskedBranches } from "../../src/sources/askedBranches.ts";
import { lumenShop } from "../fixtures/lumenShop.ts";
import type { TestRepository } from "./repository.ts";

/** After everything that happens in test repositories. */
export const later = "2027-11-20T10:00:00.000Z";

export function snapshotOf(repository: Repository): Snapshot {
	return computeSnapshot({
		...unasked,
		folder: "shop",
		today: "2026-11-20",
		intent: {
			state: "known",
			file: "alignment.yaml",
			intent: { ...lumenShop(), branches: [] },
			stale: false,
		},
		git: { state: "ready", ...repository },
		records: [],
		elsewhere: [],
		checkIns: [],
		lessons: [],
		actions: [],
		documents: [],
		findings: [],
	});
}

/** What a window decides when HEAD is where it is. */
export async function decide(snapshot: Snapshot, memory: AskedBranches): Promise<Silence | "ask"> {
	const candidate = candidateOf(snapshot, ["release/**", "dependabot/**"]);
	if (!candidate.ask) return candidate.because;
	const decision = isToAsk(candidate.branch, await memory.recall(candidate.branch), later);
	return decision.ask ? "ask" : decision.because;
}

/** As if HEAD were there. */
export function on(branch: string, repository: Repository): Repository {
	return { ...repository, head: { kind: "branch", name: branch, commit: "" } };
}

/** Of the last commit: as good as the clock, in repositories that have one of their own. */
export function lastInstant(shop: TestRepository): Promise<string> {
	return shop.git("log", "-1", "--format=%cI");
}
