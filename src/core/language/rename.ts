import { kindOf } from "../intent/links.ts";
import { isGoodId } from "../intent/rules.ts";
import type { Intent, Ref, RefKind } from "../model.ts";

/** Why an id can't be called so. */
export type RenameRefusal =
	| { readonly code: "bad-id"; readonly id: string }
	| { readonly code: "taken"; readonly id: string; readonly by: RefKind };

/** Whether `ref` can be called `to`; a key result is called by its own half. */
export function refusalToRename(intent: Intent, ref: Ref, to: string): RenameRefusal | undefined {
	if (!isGoodId(to)) return { code: "bad-id", id: to };
	const own = intent.keyResults.get(ref);
	const wanted = own === undefined ? to : `${own.objective}.${to}`;
	const by = wanted === ref ? undefined : kindOf(intent, wanted);
	return by === undefined ? undefined : { code: "taken", id: wanted, by };
}
