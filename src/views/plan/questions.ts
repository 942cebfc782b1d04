import type { AskedQuestion } from "../../core/planning/plan.ts";
import { isolated, shortDay, type Words } from "../../host/words.ts";
import type { Questions } from "../../webview/plan/model.ts";

/** What engineers asked and proposed; undefined where they didn't. */
export function questionsOf(asked: readonly AskedQuestion[], words: Words): Questions | undefined {
	if (asked.length === 0) return undefined;
	const { l10n } = words;
	const open = asked.filter(({ answer }) => answer === undefined).length;
	const count = asked.length === 1 ? l10n.t("1 question") : l10n.t("{0} questions", asked.length);
	return {
		heading: open === 0 ? count : l10n.t("{0}, {1} open", count, open),
		items: asked.map(({ ask, answer, saved, branch, by, on }) => ({
			ask,
			aside: [
				by,
				on === undefined ? undefined : shortDay(on, words),
				isolated(branch),
				saved === undefined ? undefined : l10n.t("saved {0}", isolated(saved)),
			]
				.filter((part) => part !== undefined)
				.join(" · "),
			...(answer !== undefined && { answer }),
		})),
	};
}
