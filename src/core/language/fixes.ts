import { isScalar } from "yaml";
import type { Finding } from "../finding.ts";
import { isGoodId } from "../intent/rules.ts";
import type { Intent, Ref, RefKind } from "../model.ts";
import type { YamlChange, YamlValue } from "../yamlEditChange.ts";
import { locate, sourceOf } from "../yamlNodes.ts";
import type { YamlText } from "../yamlText.ts";
import type { Path } from "./cursor.ts";
import { type PathTo, pathTo } from "./pathTo.ts";

/** One way to mend a finding. */
export interface Fix {
	readonly title: FixTitle;
	readonly do: FixChange;
	/** What most people mean. */
	readonly isPreferred: boolean;
}

export type FixTitle =
	| { readonly say: "change to"; readonly to: string }
	| { readonly say: "remove"; readonly what: string }
	| { readonly say: "add"; readonly kind: RefKind; readonly ref: Ref }
	| { readonly say: "add key"; readonly key: string }
	| { readonly say: "quote" }
	| { readonly say: "make a list" }
	| { readonly say: "set"; readonly key: string; readonly to: string };

export type FixChange =
	/** `intent`: of alignment.yaml, wherever the finding is. */
	| { readonly edit: "own file" | "intent"; readonly changes: readonly YamlChange[] }
	/** Of an id, everywhere. */
	| { readonly rename: Ref; readonly to: string };

/** More choices than that are no help. */
const mostChoices = 6;

/** The ways to mend a finding, as changes that the writer of YAML carries out or refuses. */
export function fixesFor(finding: Finding, yaml: YamlText, intent: Intent | undefined): readonly Fix[] {
	const there = pathTo(yaml, finding);
	switch (finding.code) {
		case "unknown-key":
			return there && finding.didYouMean !== undefined ? renamedKey(yaml, there, finding.didYouMean) : [];
		case "bad-value":
			return there ? otherValues(there, finding) : [];
		case "dangling-reference":
			return [
				...replaced(there, finding.didYouMean === undefined ? [] : [finding.didYouMean]),
				...missing(finding, intent),
				...removed(there, finding.ref),
			];
		case "wrong-reference":
			return [...replaced(there, finding.instead), ...removed(there, finding.ref)];
		case "missing-key":
			return missingKey(finding.key, there);
		case "bad-version":
			return Number(finding.value) > 1 ? [] : [set(["version"], 1, true)];
		case "wrong-type":
			return there ? otherShape(there, finding) : [];
		case "capacity-sum":
			return capacity(yaml);
		case "bad-id":
			return badId(finding, there, intent);
		default:
			return [];
	}
}

function own(title: FixTitle, change: YamlChange, isPreferred: boolean): Fix {
	return { title, do: { edit: "own file", changes: [change] }, isPreferred };
}

function set(path: Path, to: YamlValue, isPreferred: boolean): Fix {
	const key = String(path.at(-1) ?? "");
	return own({ say: "set", key, to: String(to) }, { set: path, to }, isPreferred);
}

function renamedKey(yaml: YamlText, { path, isKey }: PathTo, to: string): readonly Fix[] {
	const isTaken = locate(yaml, [...path.slice(0, -1), to]) !== undefined;
	if (!isKey || isTaken) return [];
	return [own({ say: "change to", to }, { renameKey: path, to }, true)];
}

function otherValues(
	{ path, isKey }: PathTo,
	{ allowed, didYouMean }: Extract<Finding, { code: "bad-value" }>,
): readonly Fix[] {
	const isLimit = allowed.some((value) => /^[≤≥]/.test(value));
	if (isKey || isLimit || allowed.length > mostChoices) return [];
	const choices = [...new Set([...(didYouMean === undefined ? [] : [didYouMean]), ...allowed])];
	return choices.map((to) => own({ say: "change to", to }, { set: path, to }, to === didYouMean));
}

function replaced(there: PathTo | undefined, refs: readonly Ref[]): readonly Fix[] {
	if (there === undefined) return [];
	const { path, isKey } = there;
	return refs.slice(0, mostChoices).map((to) => {
		const change = isKey ? { renameKey: path, to } : { set: path, to };
		return own({ say: "change to", to }, change, refs.length === 1);
	});
}

function removed(there: PathTo | undefined, what: Ref): readonly Fix[] {
	return there ? [own({ say: "remove", what }, { remove: there.path }, false)] : [];
}

/** The thing that the reference wants, with a title made of its id. */
function missing(
	{ ref, kinds }: Extract<Finding, { code: "dangling-reference" }>,
	intent: Intent | undefined,
): readonly Fix[] {
	const [first = "", second, ...more] = ref.split(".");
	const parts = second === undefined ? [first] : [first, second];
	if (intent === undefined || more.length > 0 || !parts.every(isGoodId)) return [];
	return kinds
		.filter((kind) => (kind === "key result") === (second !== undefined))
		.map((kind) => ({
			title: { say: "add", kind, ref },
			do: { edit: "intent", changes: [newThing(kind, first, second ?? "", intent)] },
			isPreferred: false,
		}));
}

function newThing(kind: RefKind, id: string, keyResult: string, intent: Intent): YamlChange {
	const value = { title: titleFrom(id) };
	switch (kind) {
		case "problem":
			return { insert: ["problems"], key: id, value };
		case "objective":
			return { insert: ["objectives"], key: id, value };
		case "engineering goal":
			return { insert: ["engineering_goals"], key: id, value };
		case "key result": {
			const result = { title: titleFrom(keyResult) };
			if (intent.objectives.has(id))
				return { insert: ["objectives", id, "key_results"], key: keyResult, value: result };
			return { insert: ["objectives"], key: id, value: { ...value, key_results: { [keyResult]: result } } };
		}
	}
}

/** `slow-search` → `Slow search` */
function titleFrom(id: string): string {
	const words = id.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function missingKey(key: string, there: PathTo | undefined): readonly Fix[] {
	if (key === "version") return [set(["version"], 1, true)];
	const id = there?.path.at(-1);
	if (key !== "title" || !there?.isKey || typeof id !== "string") return [];
	return [own({ say: "add key", key }, { set: [...there.path, key], to: titleFrom(id) }, true)];
}

function otherShape(
	{ path, isKey, node }: PathTo,
	{ expected, actual }: Extract<Finding, { code: "wrong-type" }>,
): readonly Fix[] {
	if (isKey || !isScalar(node) || actual === "nothing") return [];
	const written = sourceOf(node);
	if (expected === "text") return [own({ say: "quote" }, { set: path, to: written }, true)];
	return expected === "list" ? [own({ say: "make a list" }, { set: path, to: [written] }, true)] : [];
}

/** Either share gives way. */
function capacity(yaml: YamlText): readonly Fix[] {
	const share = (key: string) => {
		const node = locate(yaml, ["capacity", key])?.node;
		return isScalar(node) && typeof node.value === "number" ? node.value : Number.NaN;
	};
	const rest = (of: string) => Math.round((100 - share(of)) * 100) / 100;
	return [["engineering", rest("product")] as const, ["product", rest("engineering")] as const].flatMap(
		([key, to], i) => (to >= 0 && to <= 100 ? [set(["capacity", key], to, i === 0)] : []),
	);
}

/** The id of something gets a better one, wherever it stands. */
function badId(
	{ id, proposal }: Extract<Finding, { code: "bad-id" }>,
	there: PathTo | undefined,
	intent: Intent | undefined,
): readonly Fix[] {
	if (proposal === undefined || there === undefined || intent === undefined) return [];
	const [, objective, isKeyResult] = there.path;
	const ref = isKeyResult === "key_results" ? `${objective}.${id}` : id;
	const title = { say: "change to", to: proposal } as const;
	return [{ title, do: { rename: ref, to: proposal }, isPreferred: true }];
}
