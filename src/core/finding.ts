import type { Day, Place, Ref, RefKind, Span } from "./model.ts";

/** The shapes a value can have in YAML, as a reader would name them. */
export type Shape = "text" | "number" | "true or false" | "list" | "map" | "nothing" | "date";

/**
 * Something wrong or worth a look, as data. The code is stable; text and severity are chosen at the edge.
 * Spans are offsets into the text that was parsed.
 */
export type Problematic =
	/**
	 * The YAML can't be read here; `reason` is the parser's own code, such as `BAD_INDENT`, or UNCLOSED_FRONT_MATTER.
	 * After some, such as MULTIPLE_DOCS or BAD_ALIAS, the rest of the file still counts.
	 */
	| { readonly code: "yaml-broken"; readonly reason: string; readonly detail: string }
	| { readonly code: "conflict-markers" }
	/** The file is there and the system refuses to give it; `detail` says what to do. */
	| { readonly code: "unreadable-file"; readonly detail: string }
	/** Bytes, against the limit. */
	| { readonly code: "too-large"; readonly bytes: number; readonly limit: number }
	| { readonly code: "empty-file" }
	/** `key` is the file's name for the whole file, and the list's key for an item. */
	| { readonly code: "wrong-type"; readonly key: string; readonly expected: Shape; readonly actual: Shape }
	/** `of` is the key of the map that lacks it: an id, the list's key for an item, the file's name at the top. */
	| { readonly code: "missing-key"; readonly key: string; readonly of: string }
	| { readonly code: "unknown-key"; readonly key: string; readonly didYouMean?: string }
	/** `allowed` are the values to choose from, or one limit such as `≥ 0`. */
	| {
			readonly code: "bad-value";
			readonly key: string;
			readonly value: string;
			readonly allowed: readonly string[];
			readonly didYouMean?: string;
	  }
	| { readonly code: "bad-version"; readonly value: string }
	/** The first one counts. */
	| { readonly code: "duplicate-key"; readonly key: string }
	/** Not kebab-case, or `none`; without a proposal where nothing of it can stand in an id. It still works. */
	| { readonly code: "bad-id"; readonly id: string; readonly proposal?: string }
	| {
			readonly code: "duplicate-id";
			readonly id: string;
			readonly kind: RefKind;
			readonly first: RefKind;
			readonly firstAt: Span;
	  }
	/** `ref` names nothing that exists. `kinds` is what may stand here. */
	| {
			readonly code: "dangling-reference";
			readonly ref: Ref;
			readonly kinds: readonly RefKind[];
			readonly didYouMean?: Ref;
	  }
	/** `ref` exists but is of a kind that can't stand here; `instead` are refs that could. */
	| {
			readonly code: "wrong-reference";
			readonly ref: Ref;
			readonly actual: RefKind;
			readonly kinds: readonly RefKind[];
			readonly instead: readonly Ref[];
	  }
	| { readonly code: "bad-date"; readonly value: string }
	/** The period ends before it starts. */
	| { readonly code: "bad-period"; readonly start: Day; readonly end: Day }
	| { readonly code: "capacity-sum"; readonly sum: number }
	/** Another post-mortem, in the file `other`, looks back on the same release. */
	| { readonly code: "double-release"; readonly release: string; readonly other: string };

export type Finding = Place & Problematic;
export type FindingCode = Finding["code"];
