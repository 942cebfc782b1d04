import { idsInNames } from "../branch/guess.ts";
import { standingLinks } from "../branch/serves.ts";
import { kindOf, partOf } from "../intent/links.ts";
import type { Intent, Said } from "../model.ts";
import { servesNobody } from "./changes.ts";
import type { Change, ChangeServes } from "./history.ts";

/** What changes serve as an intent has it today; give it many, one by one. An unchanged change is given back as it is. */
export function servingBy(intent: Intent): (change: Change) => Change {
	const linkOf = standingLinks(intent);
	const idIn = idsInNames(intent);
	const byBranch = new Map<string, ChangeServes>();
	const byName = (branch: string): ChangeServes => {
		const said = linkOf(branch)?.serves;
		if (said !== undefined) return { by: "standing link", said, partOf: broughtAlong(intent, said) };
		const ref = idIn(branch);
		return ref === undefined
			? servesNobody
			: { by: "name", said: [ref], partOf: broughtAlong(intent, [ref]) };
	};
	return (change) => {
		const { serves, branch } = change;
		if (serves.by === "record" || serves.by === "trailer") {
			const partOf = broughtAlong(intent, serves.said);
			return same(partOf, serves.partOf) ? change : { ...change, serves: { ...serves, partOf } };
		}
		const found = branch === undefined ? servesNobody : (byBranch.get(branch) ?? byName(branch));
		if (branch !== undefined) byBranch.set(branch, found);
		return equal(found, serves) ? change : { ...change, serves: found };
	};
}

/** By the links of an intent, from what was said outright and is still there. */
export function broughtAlong(intent: Intent, said: Said): readonly string[] {
	return said === "none"
		? []
		: partOf(
				intent,
				said.filter((ref) => kindOf(intent, ref) !== undefined),
			);
}

function equal(a: ChangeServes, b: ChangeServes): boolean {
	if (a === b) return true;
	return a.by === b.by && same([...a.said], [...b.said]) && same(a.partOf, b.partOf);
}

function same(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((ref, at) => ref === b[at]);
}
