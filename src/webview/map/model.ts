// What the map draws: every string is localised and every number formatted before it comes here.

/** From left to right: each column serves the one before it. */
export const mapKinds = ["problem", "objective", "keyResult", "goal", "branch"] as const;
export type MapKind = (typeof mapKinds)[number];

export interface MapModel {
	/** `empty` says in its notice what there is to do. */
	readonly state: "loading" | "empty" | "map";
	/** URI of the workspace folder, by which the panel finds it again. */
	readonly folder: string;
	readonly notice?: Notice;
	readonly columns: readonly MapColumn[];
	readonly nodes: readonly MapNode[];
	readonly links: readonly MapLink[];
	readonly owners: readonly string[];
	readonly goalKinds: readonly Option[];
	readonly words: MapWords;
}

export interface Notice {
	readonly text: string;
	readonly button?: { readonly label: string; readonly action: NoticeAction };
}

export const noticeActions = ["createIntent", "openIntent"] as const;
export type NoticeAction = (typeof noticeActions)[number];

export interface MapColumn {
	readonly kind: MapKind;
	readonly heading: string;
	readonly caption: string;
	/** Stands where the column has nothing. */
	readonly none: string;
}

export interface MapNode {
	readonly key: string;
	readonly kind: MapKind;
	/** `Key result` */
	readonly kindName: string;
	readonly title: string;
	readonly detail?: string;
	/** Share of the way to a key result's target, 0 to 1. */
	readonly progress?: number;
	readonly owner?: string;
	/** One of `goalKinds`. */
	readonly goalKind?: string;
	/** The branch that HEAD is on. */
	readonly isCurrent?: boolean;
	readonly gaps: readonly Gap[];
	/** Its links and what else is known, in whole sentences. */
	readonly more: readonly string[];
	readonly open: MapPlace;
}

/** `onBranch` names a branch on whose tip the file is, and not in the work tree. */
export interface MapPlace {
	readonly file: string;
	readonly offset: number;
	readonly onBranch?: string;
}

/** A missing link: `before` is what the node should serve, `after` what should serve the node. */
export interface Gap {
	readonly side: "before" | "after";
	readonly text: string;
}

/** `from` serves `to`, which stands in a column further left. */
export interface MapLink {
	readonly from: string;
	readonly to: string;
	readonly isGuess: boolean;
	/** Follows from other links: told in words, and not drawn. */
	readonly isImplied: boolean;
}

export interface Option {
	readonly value: string;
	readonly label: string;
}

export interface MapWords {
	readonly map: string;
	/** `{0}` links, `{1}` nodes, `{2}` of them with gaps. */
	readonly summary: string;
	readonly keys: string;
	readonly filter: string;
	readonly owner: string;
	readonly anyOwner: string;
	readonly noOwner: string;
	readonly kind: string;
	readonly anyKind: string;
	readonly gaps: string;
	/** `{0}` of `{1}` */
	readonly shown: string;
	readonly nothingFound: string;
	readonly clear: string;
	readonly table: string;
	readonly tableHeads: readonly [kind: string, title: string, serves: string, servedBy: string, gaps: string];
	readonly guess: string;
}
