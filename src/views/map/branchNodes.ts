import type { BranchView } from "../../core/snapshot.ts";
import { age, isolated, list } from "../../host/words.ts";
import type { Gap, MapLink, MapNode, MapPlace } from "../../webview/map/model.ts";
import type { MapContext } from "./context.ts";
import { keyOf, workOf } from "./links.ts";
import { relationsOf } from "./relations.ts";

/** The branches at work, in git's order. */
export function branchNodes(links: readonly MapLink[], context: MapContext): MapNode[] {
	return workOf(context.snapshot.work).map((branch) => branchNode(branch, links, context));
}

function branchNode(branch: BranchView, links: readonly MapLink[], context: MapContext): MapNode {
	const { snapshot, words } = context;
	const key = keyOf("branch", branch.name);
	const isCurrent = branch.name === snapshot.branch?.name;
	const how = provenance(branch, context);
	const detail = [
		isCurrent ? words.l10n.t("this branch") : undefined,
		branch.serves.said === "none" ? words.l10n.t("nothing on purpose") : shortProvenance(branch, context),
		age(branch.born, words),
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	const owner = branch.record?.by;
	return {
		key,
		kind: "branch",
		kindName: words.l10n.t("Branch"),
		title: branch.name,
		...(detail !== "" && { detail }),
		...(owner !== undefined && { owner }),
		...(isCurrent && { isCurrent }),
		gaps: gapsOf(branch, context),
		more: [
			...(branch.record?.why === undefined ? [] : [branch.record.why]),
			...relationsOf(key, links, context),
			...(how === undefined ? [] : [how]),
		],
		open: placeOf(branch, context),
	};
}

function gapsOf({ serves }: BranchView, { words }: MapContext): Gap[] {
	const { l10n } = words;
	if (serves.unknown.length > 0) {
		const names = list(serves.unknown.map(isolated), words);
		return [{ side: "before", text: l10n.t("Names {0}, which doesn't exist", names) }];
	}
	return serves.said !== "none" && serves.said.length === 0
		? [{ side: "before", text: l10n.t("Nobody has said whom it helps") }]
		: [];
}

/** How we know, where no record says it. */
function shortProvenance({ serves: { how } }: BranchView, { words: { l10n } }: MapContext) {
	switch (how.by) {
		case "standing link":
			return l10n.t("by {0}", isolated(how.pattern));
		case "guess":
			return l10n.t("a guess");
		case "inherited":
			return l10n.t("from {0}", isolated(how.from));
		default:
			return undefined;
	}
}

function provenance({ serves: { how } }: BranchView, { words: { l10n } }: MapContext) {
	switch (how.by) {
		case "record":
			return l10n.t("Said in {0}.", isolated(how.file));
		case "standing link":
			return l10n.t("Said by the pattern {0}.", isolated(how.pattern));
		case "guess":
			return l10n.t("Guessed from the branch's name.");
		case "inherited":
			return l10n.t("Inherited from {0}.", isolated(how.from));
		case "nobody":
			return undefined;
	}
}

/** Where it was said what the branch serves; where nobody did, where it can be said. */
function placeOf(branch: BranchView, context: MapContext, hasAsked = false): MapPlace {
	const { snapshot, known } = context;
	const { how } = branch.serves;
	if (how.by === "standing link") return { file: known.file, offset: how.at.from };
	const file = how.by === "record" ? how.file : branch.record?.file;
	if (file !== undefined) {
		const isElsewhere =
			snapshot.git.state === "ready" &&
			snapshot.git.elsewhere.some((tip) => tip.file === file && tip.branches.includes(branch.name));
		return { file, offset: 0, ...(isElsewhere && { onBranch: branch.name }) };
	}
	const parent = how.by === "inherited" && snapshot.work.find(({ name }) => name === how.from);
	if (parent && !hasAsked) return placeOf(parent, context, true);
	return { file: known.file, offset: known.intent.branches[0]?.at.from ?? 0 };
}
