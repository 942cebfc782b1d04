import { isSeq } from "yaml";
import type { Agreement, AgreementRole, Day } from "../model.ts";
import type { YamlChange } from "../yamlEditChange.ts";
import { locate, resolve, scalarIn } from "../yamlNodes.ts";
import type { YamlText } from "../yamlText.ts";

export interface NewAgreement extends Pick<Agreement, "who"> {
	readonly role: AgreementRole;
	readonly on: Day;
}

/** Adds who agreed; whoever did so before on the same side agrees again, in the same place. */
export function agreeChanges(yaml: YamlText, { who, role, on }: NewAgreement): readonly YamlChange[] {
	const list = resolve(yaml, locate(yaml, ["agreed"])?.node);
	const index = isSeq(list)
		? list.items.findIndex((item) => {
				const named = scalarIn(yaml, item, "who");
				const side = scalarIn(yaml, item, "role");
				return named === who && (side === undefined || side === role);
			})
		: -1;
	if (index < 0) return [{ append: ["agreed"], value: { who, role, on } }];
	return [
		{ set: ["agreed", index, "role"], to: role },
		{ set: ["agreed", index, "on"], to: on },
	];
}
