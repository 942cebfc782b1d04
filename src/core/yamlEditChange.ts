import type { Shape } from "./finding.ts";
import type { Span } from "./model.ts";

// What goes into an edit of a YAML file, and what comes out.

/** Keys and indexes from the root: `["problems", "slow-search", "evidence", 0]`. */
export type YamlPath = readonly (string | number)[];

/** What is written as YAML; undefined fields are left out. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | YamlFields;
export interface YamlFields {
	readonly [key: string]: YamlValue | undefined;
}

/** A change at a path; sections that are missing on the way are added. */
export type YamlChange =
	/**
	 * Gives a key or an item another value; a key that isn't there is added. Maps and lists change piece by piece, so
	 * that what stays the same is left alone.
	 */
	| { readonly set: YamlPath; readonly to: YamlValue }
	/** Adds an entry to the map at the path: behind the key `after`, else in the schema's order, else at the end. */
	| { readonly insert: YamlPath; readonly key: string; readonly value: YamlValue; readonly after?: string }
	/** Adds an item to the list at the path: where the item `at` stands, else at the end. */
	| { readonly append: YamlPath; readonly value: YamlValue; readonly at?: number }
	/** Takes an entry or an item away, with its comments. What then is empty stays as `{}` or `[]`. */
	| { readonly remove: YamlPath }
	/** Gives the key that the path ends with another name. */
	| { readonly renameKey: YamlPath; readonly to: string };

/** Replaces the text between two offsets of the old text. */
export interface TextEdit extends Span {
	readonly insert: string;
}

export interface PlannedEdit {
	/** In the text's order, without overlaps. */
	readonly edits: readonly TextEdit[];
	/** The whole text after the edits. */
	readonly text: string;
}

/**
 * Why a file is left as it is, as data; message texts are chosen at the edge. `at` counts in the text that was given,
 * unless earlier changes of the same plan have moved it.
 */
export type Refusal = Reason & { readonly at?: Span };

type Reason =
	/** `reason` is the parser's own code, such as `BAD_INDENT`. */
	| { readonly code: "yaml-broken"; readonly reason: string }
	| { readonly code: "conflict-markers" }
	/** The file, or what it would become; bytes of UTF-8. */
	| { readonly code: "too-large"; readonly bytes: number; readonly limit: number }
	/** Nothing stands at the path. */
	| { readonly code: "not-found"; readonly path: YamlPath }
	/** What stands at the path can't take the change, such as a text where an entry is to be added. */
	| {
			readonly code: "wrong-shape";
			readonly path: YamlPath;
			readonly expected: Shape;
			readonly actual: Shape;
	  }
	| { readonly code: "key-exists"; readonly key: string }
	/** The key stands twice in its map, so which one is meant is anybody's guess. */
	| { readonly code: "duplicate-key"; readonly key: string }
	/** An alias is or leads to what would change; what it stands for is elsewhere. */
	| { readonly code: "alias"; readonly alias: string }
	/** What would change is used elsewhere through an alias. */
	| { readonly code: "anchor-in-use"; readonly anchor: string }
	/** The key comes from another map through `<<`. */
	| { readonly code: "merged-key"; readonly key: string }
	/** A tag such as `!!str` says how the old value is read. */
	| { readonly code: "tagged"; readonly tag: string }
	/** The new value isn't plain data: not a finite number, a Date or another object, or nested without end. */
	| { readonly code: "bad-value" }
	/** What would come out isn't the old value plus the change. */
	| { readonly code: "not-the-change" };

export interface Refused {
	readonly refused: Refusal;
}

export function isRefused<T extends object>(result: T | Refused): result is Refused {
	return "refused" in result;
}

export function isList(value: YamlValue): value is readonly YamlValue[] {
	return Array.isArray(value);
}

export function isFields(value: YamlValue): value is YamlFields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields that are written, in their order. */
export function fieldsIn(value: YamlFields): readonly (readonly [string, YamlValue])[] {
	return Object.entries(value).filter((entry): entry is [string, YamlValue] => entry[1] !== undefined);
}

/** The entry, item or collection that the change is about. */
export function pathOf(change: YamlChange): YamlPath {
	if ("set" in change) return change.set;
	if ("insert" in change) return [...change.insert, change.key];
	if ("append" in change) return change.append;
	return "remove" in change ? change.remove : change.renameKey;
}

/** Deeper values are endless, or no part of any file of ours. */
const mostLevels = 50;

/** Whether everything that the change brings can be written as YAML. */
export function isWritable(change: YamlChange): boolean {
	if ("set" in change) return isPlainData(change.to, mostLevels);
	return !("value" in change) || isPlainData(change.value, mostLevels);
}

function isPlainData(value: unknown, levels: number): boolean {
	if (value === null || typeof value === "string" || typeof value === "boolean") return true;
	if (typeof value === "number") return Number.isFinite(value);
	if (typeof value !== "object" || levels === 0) return false;
	if (Array.isArray(value)) return value.every((item) => isPlainData(item, levels - 1));
	const prototype = Object.getPrototypeOf(value);
	if (prototype !== Object.prototype && prototype !== null) return false;
	return Object.values(value).every((of) => of === undefined || isPlainData(of, levels - 1));
}
