import type { DebtEntry, KnownDebt } from "../../core/debt/debtState.ts";
import type { FlagKind, FlagScope } from "../../host/settings.ts";

/** What is flagged of an entry, if anything: that it names a goal which doesn't exist outweighs its date. */
export function flagOf({ alignment }: DebtEntry, kinds: ReadonlySet<FlagKind>): FlagKind | undefined {
	const { state, overdue } = alignment;
	if (state === "dangling" && kinds.has("dangling")) return "dangling";
	if (overdue && kinds.has("overdue")) return "overdue";
	return state === "unaligned" && kinds.has("unaligned") ? "unaligned" : undefined;
}

export interface Flagged {
	readonly entry: DebtEntry;
	readonly kind: FlagKind;
}

/** What is flagged, by file. Where nobody knows yet what the branch did, nothing of it is. */
export function flagged(
	{ items }: KnownDebt,
	scope: FlagScope,
	kinds: ReadonlySet<FlagKind>,
	isOpen: (file: string) => boolean,
): ReadonlyMap<string, readonly Flagged[]> {
	const files = new Map<string, Flagged[]>();
	if (scope === "off") return files;
	for (const entry of items) {
		const kind = flagOf(entry, kinds);
		if (kind === undefined || !isInScope(entry, scope, isOpen)) continue;
		const inFile = files.get(entry.item.file);
		if (inFile) inFile.push({ entry, kind });
		else files.set(entry.item.file, [{ entry, kind }]);
	}
	return files;
}

function isInScope(
	{ item, onBranch }: DebtEntry,
	scope: FlagScope,
	isOpen: (file: string) => boolean,
): boolean {
	if (scope === "branch") return onBranch !== undefined;
	return scope === "workspace" || isOpen(item.file);
}
