import type { IntentState, Snapshot } from "../../core/snapshot.ts";
import type { Words } from "../../host/words.ts";

/** What every part of the map is made from. */
export interface MapContext {
	readonly snapshot: Snapshot;
	readonly known: Extract<IntentState, { state: "known" }>;
	readonly words: Words;
}
