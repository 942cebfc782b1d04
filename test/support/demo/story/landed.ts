import { checkIns } from "../checkIns.ts";
import type { Work } from "../work.ts";
import { fromMayToSeptember } from "./fromMayToSeptember.ts";
import { sinceOctober } from "./sinceOctober.ts";

const weeklyCommits: readonly Work[] = checkIns.map(({ on }) => ({
	id: `check-in-${on}`,
	by: "product",
	commits: [`${on} 09:30 Check-in of 2026-${on}`],
}));

/** All that main holds; the history sorts it by the day on which it landed. */
export const landedWorks: readonly Work[] = [...fromMayToSeptember, ...sinceOctober, ...weeklyCommits];
