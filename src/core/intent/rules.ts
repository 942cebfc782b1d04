import type { Finding, Problematic } from "../finding.ts";
import type { Intent, RefKind, Span } from "../model.ts";
import { locate } from "../yamlNodes.ts";
import type { YamlText } from "../yamlText.ts";
import { addsUp, type SoundIntent } from "./normalise.ts";
import { slug } from "./slug.ts";

// What the schema can't say. Shapes, versions and dates are judged by the schema; references by references.ts.

export interface Subject {
	/** As the file has it. */
	readonly sound: SoundIntent;
	/** As it is understood. */
	readonly intent: Intent;
	readonly yaml: YamlText;
}

type Rule = (subject: Subject) => readonly Fault[];
type Fault = { readonly problem: Problematic; readonly at: Span };

const rules: readonly Rule[] = [badId, duplicateId, periodEndsBeforeItStarts, capacityDoesNotAddUp];

export function checkRules(subject: Subject): readonly Finding[] {
	const { file } = subject.yaml;
	return rules
		.flatMap((rule) => rule(subject))
		.map(({ problem, at }) => ({ ...problem, from: at.from, to: at.to, file }));
}

const goodId = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Kebab-case. `none` is no id: `serves: none` means something. */
export function isGoodId(id: string): boolean {
	return goodId.test(id) && id !== "none";
}

function badId({ intent }: Subject): readonly Fault[] {
	const faults: Fault[] = [];
	const definitions = [
		...intent.problems.values(),
		...intent.objectives.values(),
		...intent.keyResults.values(),
		...intent.goals.values(),
	];
	for (const { id, at } of definitions) {
		if (isGoodId(id)) continue;
		const proposal = slug(id);
		const isBetter = proposal !== "" && proposal !== "none";
		faults.push({ problem: { code: "bad-id", id, ...(isBetter && { proposal }) }, at });
	}
	return faults;
}

/** Ids are unique across problems, objectives and engineering goals; the first in the file's order has the right. */
function duplicateId({ intent }: Subject): readonly Fault[] {
	const faults: Fault[] = [];
	const firsts = new Map<string, Definition>();
	const definitions = [
		...definitionsOf("problem", intent.problems),
		...definitionsOf("objective", intent.objectives),
		...definitionsOf("engineering goal", intent.goals),
	];
	for (const definition of definitions.sort((a, b) => a.at.from - b.at.from)) {
		const { id, kind, at } = definition;
		const first = firsts.get(id);
		if (first === undefined) firsts.set(id, definition);
		else
			faults.push({ problem: { code: "duplicate-id", id, kind, first: first.kind, firstAt: first.at }, at });
	}
	return faults;
}

interface Definition {
	readonly id: string;
	readonly kind: RefKind;
	readonly at: Span;
}

function definitionsOf(kind: RefKind, things: ReadonlyMap<string, { at: Span }>): readonly Definition[] {
	return Array.from(things, ([id, { at }]) => ({ id, kind, at }));
}

function periodEndsBeforeItStarts({ sound, yaml }: Subject): readonly Fault[] {
	const { period } = sound;
	if (period?.from === undefined || period.to === undefined || period.from <= period.to) return [];
	const at = locate(yaml, ["period", "to"])?.value ?? period.at;
	return [{ problem: { code: "bad-period", start: period.from, end: period.to }, at }];
}

function capacityDoesNotAddUp({ sound, yaml }: Subject): readonly Fault[] {
	const { capacity } = sound;
	if (capacity?.product === undefined || capacity.engineering === undefined) return [];
	if (addsUp(capacity.product, capacity.engineering)) return [];
	const at = locate(yaml, ["capacity"])?.value ?? capacity.at;
	return [{ problem: { code: "capacity-sum", sum: capacity.product + capacity.engineering }, at }];
}
