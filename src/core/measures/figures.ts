import type { Change } from "../history/history.ts";
import type { CheckIn } from "../model.ts";
import type { Compared, DefinitionId, FewKind, Figure, Group, NotEnough, SampleKind } from "./measures.ts";

interface Evidence {
	readonly of: SampleKind;
	readonly size: number;
	readonly changes?: readonly Pick<Change, "commit">[];
	readonly checkIns?: readonly Pick<CheckIn, "file">[];
}

/** A figure with its value, unless something is not enough. */
export function figure(
	definition: DefinitionId,
	{ of, size, changes = [], checkIns = [] }: Evidence,
	value: number | undefined,
	notEnough?: NotEnough,
): Figure {
	return {
		definition,
		...(notEnough === undefined && value !== undefined && { value }),
		sample: { of, size },
		changes: [...new Set(changes.map(({ commit }) => commit))],
		checkIns: checkIns.map(({ file }) => file),
		...(notEnough && { notEnough }),
	};
}

export function compared(now: Figure, before: Figure | undefined): Compared {
	const isBoth = now.value !== undefined && before?.value !== undefined;
	return {
		now,
		...(before && { before }),
		...(isBoth && { change: (now.value ?? 0) - (before?.value ?? 0) }),
	};
}

export function tooFew(of: FewKind, has: number, needs: number): NotEnough | undefined {
	return has < needs ? { code: "too-few", of, has, needs } : undefined;
}

/** The figure of each key's members, largest sample first. */
export function groupsOf<Member>(
	members: readonly Member[],
	keysOf: (member: Member) => Iterable<string>,
	figureOf: (members: readonly Member[]) => Figure,
): readonly Group[] {
	const groups = new Map<string, Member[]>();
	for (const member of members) {
		for (const key of new Set(keysOf(member))) {
			const group = groups.get(key);
			if (group) group.push(member);
			else groups.set(key, [member]);
		}
	}
	return [...groups]
		.map(([key, group]): Group => ({ key, figure: figureOf(group) }))
		.sort((a, b) => b.figure.sample.size - a.figure.sample.size || (a.key < b.key ? -1 : 1));
}
