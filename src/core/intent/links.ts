import type { Intent, Ref, RefKind } from "../model.ts";

/** The kind of thing that `ref` names, or undefined where it names nothing. */
export function kindOf(intent: Intent, ref: Ref): RefKind | undefined {
	if (intent.problems.has(ref)) return "problem";
	if (intent.keyResults.has(ref)) return "key result";
	if (intent.goals.has(ref)) return "engineering goal";
	if (intent.objectives.has(ref)) return "objective";
	return undefined;
}

export function titleOf(intent: Intent, ref: Ref): string | undefined {
	const named =
		intent.problems.get(ref) ??
		intent.keyResults.get(ref) ??
		intent.goals.get(ref) ??
		intent.objectives.get(ref);
	return named?.title;
}

/**
 * What `said` brings along, without `said` itself. A key result brings its objective, the problems which that
 * solves and the goals that support it; a goal brings its key results, with their objectives and problems;
 * a problem brings the objectives that solve it.
 */
export function partOf(intent: Intent, said: readonly Ref[]): readonly Ref[] {
	const brought = new Set<Ref>();
	for (const ref of said) for (const other of broughtBy(intent, ref)) brought.add(other);
	for (const ref of said) brought.delete(ref);
	return [...brought];
}

function* broughtBy(intent: Intent, ref: Ref): Iterable<Ref> {
	switch (kindOf(intent, ref)) {
		case "problem":
			yield* objectivesSolving(intent, ref);
			break;
		case "objective":
			yield* problemsOf(intent, ref);
			break;
		case "key result":
			yield* objectiveOf(intent, ref);
			yield* goalsSupporting(intent, ref);
			break;
		case "engineering goal":
			for (const keyResult of intent.goals.get(ref)?.supports ?? []) {
				if (!intent.keyResults.has(keyResult)) continue;
				yield keyResult;
				yield* objectiveOf(intent, keyResult);
			}
			break;
	}
}

function* objectiveOf(intent: Intent, keyResult: Ref): Iterable<Ref> {
	const objective = intent.keyResults.get(keyResult)?.objective;
	if (objective === undefined) return;
	yield objective;
	yield* problemsOf(intent, objective);
}

function problemsOf(intent: Intent, objective: string): readonly Ref[] {
	return (intent.objectives.get(objective)?.solves ?? []).filter((id) => intent.problems.has(id));
}

/** In the order of the file. */
export function objectivesSolving(intent: Intent, problem: string): readonly Ref[] {
	return backwards(intent).solving.get(problem) ?? [];
}

/** In the order of the file. */
export function goalsSupporting(intent: Intent, keyResult: Ref): readonly Ref[] {
	return backwards(intent).supporting.get(keyResult) ?? [];
}

/** The links of an intent from the other end. */
interface Backwards {
	readonly solving: ReadonlyMap<string, readonly Ref[]>;
	readonly supporting: ReadonlyMap<Ref, readonly Ref[]>;
}

const known = new WeakMap<Intent, Backwards>();

/** Made once for an intent, which never changes: to look through all of it for each of its entries takes a square. */
function backwards(intent: Intent): Backwards {
	let links = known.get(intent);
	if (!links) {
		links = {
			solving: byTarget(intent.objectives.values(), ({ solves }) => solves),
			supporting: byTarget(intent.goals.values(), ({ supports }) => supports),
		};
		known.set(intent, links);
	}
	return links;
}

function byTarget<Entry extends { readonly id: string }>(
	entries: Iterable<Entry>,
	targetsOf: (entry: Entry) => readonly Ref[],
): ReadonlyMap<Ref, readonly Ref[]> {
	const byRef = new Map<Ref, Ref[]>();
	for (const entry of entries)
		for (const target of new Set(targetsOf(entry))) {
			const ids = byRef.get(target);
			if (ids) ids.push(entry.id);
			else byRef.set(target, [entry.id]);
		}
	return byRef;
}
