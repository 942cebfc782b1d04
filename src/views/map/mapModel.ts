// Snapshot → map: the nodes of five columns, the links between them, and what is missing.

import type { Snapshot } from "../../core/snapshot.ts";
import { goalKindName, isolated, type L10n, type Words } from "../../host/words.ts";
import type { MapModel, MapNode, Notice } from "../../webview/map/model.ts";
import { branchNodes } from "./branchNodes.ts";
import type { MapContext } from "./context.ts";
import { intentNodes } from "./intentNodes.ts";
import { linksOf } from "./links.ts";
import { mapColumns, mapWords } from "./mapWords.ts";

export interface MapInput {
	/** Without one it is still being computed. */
	readonly snapshot: Snapshot | undefined;
	/** URI of the workspace folder. */
	readonly folder: string;
}

/** What the map shows of a snapshot. */
export function mapModel({ snapshot, folder }: MapInput, l10n: L10n, locale: string): MapModel {
	const words: Words = { l10n, locale, today: snapshot?.today ?? "" };
	const nothing: MapModel = {
		state: "loading",
		folder,
		columns: mapColumns(snapshot?.git, l10n),
		nodes: [],
		links: [],
		owners: [],
		goalKinds: [],
		words: mapWords(l10n),
	};
	if (!snapshot) return nothing;
	const { intent: known } = snapshot;
	if (known.state !== "known") return { ...nothing, state: "empty", notice: withoutIntent(snapshot, words) };
	const context: MapContext = { snapshot, known, words };
	const links = linksOf(context);
	const nodes = [...intentNodes(links, context), ...branchNodes(links, context)];
	if (nodes.length === 0) return { ...nothing, state: "empty", notice: emptyIntent(known.file, words) };
	return {
		...nothing,
		state: "map",
		...(known.stale && { notice: stale(known.file, words) }),
		nodes,
		links,
		owners: sortedNames(nodes, locale),
		goalKinds: goalKindsOf(context),
	};
}

function sortedNames(nodes: readonly MapNode[], locale: string): string[] {
	const names = new Set(nodes.flatMap(({ owner }) => owner ?? []));
	return [...names].sort(new Intl.Collator(locale).compare);
}

function goalKindsOf({ known, words }: MapContext) {
	const kinds = new Set([...known.intent.goals.values()].flatMap(({ kind }) => kind ?? []));
	return [...kinds].map((kind) => ({ value: kind, label: goalKindName(kind, words) }));
}

function withoutIntent({ intent, folder }: Snapshot, { l10n }: Words): Notice {
	if (intent.state === "none") {
		return {
			text: l10n.t("{0} has no alignment.yaml yet.", isolated(folder)),
			button: { label: l10n.t("Create alignment.yaml"), action: "createIntent" },
		};
	}
	return {
		text: l10n.t("{0} can't be read.", nameOf(intent.file)),
		button: { label: l10n.t("Open"), action: "openIntent" },
	};
}

function emptyIntent(file: string, { l10n }: Words): Notice {
	return {
		text: l10n.t("{0} names no problem, no objective and no engineering goal yet.", nameOf(file)),
		button: { label: l10n.t("Open"), action: "openIntent" },
	};
}

function stale(file: string, { l10n }: Words): Notice {
	return {
		text: l10n.t("{0} has errors; this is what it last said.", nameOf(file)),
		button: { label: l10n.t("Open"), action: "openIntent" },
	};
}

function nameOf(file: string): string {
	return file.slice(file.lastIndexOf("/") + 1);
}
