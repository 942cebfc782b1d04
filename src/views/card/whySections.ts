// What was written down about the branch: its why, and what earlier work taught.

import { titleOf } from "../../core/intent/links.ts";
import type { Lesson, Ref, WhyRecord } from "../../core/model.ts";
import { relevantLessons } from "../../core/rituals/relevance.ts";
import type { BranchView } from "../../core/snapshot.ts";
import { amount, isolated, reworkReasonName, type Words } from "../../host/words.ts";
import type { CardAction } from "../../webview/card/messages.ts";
import type { Block, Section } from "../../webview/card/model.ts";
import type { BlockContext } from "./blocks.ts";
import { keyOfResult } from "./keyResult.ts";
import { whyForm } from "./whyForm.ts";

const shown = 2;

/** `drawn` are keys of blocks, among them the key results whose lines show what the branch expects. */
export function whySections(
	record: WhyRecord | undefined,
	drawn: ReadonlySet<string>,
	context: BlockContext,
): Section[] {
	if (!record) return [];
	const { l10n } = context.words;
	const rework = reworkText(record, context.words);
	const notes = [...(rework ? [rework] : []), ...expectations(record, drawn, context)];
	const blocks: Block[] = [
		...(record.why !== undefined ? [{ kind: "quote", text: record.why } as const] : []),
		...(record.outcomes.length > 0 ? [{ kind: "outcomes", outcomes: record.outcomes } as const] : []),
		...notes.map((text) => ({ kind: "line", text }) as const),
	];
	return [{ key: "why", tone: "plain", heading: l10n.t("Why"), form: whyForm(record, context), blocks }];
}

/** What the branch expects of key results that have no line in the card. */
function expectations(
	record: WhyRecord,
	drawn: ReadonlySet<string>,
	{ intent, words }: BlockContext,
): string[] {
	return [...record.expects]
		.filter(([ref]) => !drawn.has(keyOfResult(ref)))
		.map(([ref, value]) => {
			const title = isolated(titleOf(intent, ref) ?? ref);
			return words.l10n.t(
				"Expects {0} at {1}",
				title,
				amount(value, intent.keyResults.get(ref)?.unit, words),
			);
		});
}

function reworkText({ rework }: WhyRecord, words: Words): string | undefined {
	if (!rework) {
		return undefined;
	}
	const { l10n } = words;
	const of = rework.of === undefined ? undefined : isolated(rework.of);
	const because = rework.because && reworkReasonName(rework.because, words);
	if (of !== undefined) {
		return because ? l10n.t("Reworks {0}: {1}", of, because) : l10n.t("Reworks {0}", of);
	}
	return because && l10n.t("Rework: {0}", because);
}

/** What is known of the branch besides what it serves, as far as lessons can be about it. */
export interface Learned {
	readonly lessons: readonly Lesson[];
	/** Paths of files that the branch changed. */
	readonly files: readonly string[];
}

/** The lessons that meet the branch by an id or a path, each with its source; quietly, and not those that were heeded. */
export function lessonSections(
	{ record, serves, isDefault }: BranchView,
	{ lessons, files }: Learned,
	context: BlockContext,
): Section[] {
	const { l10n } = context.words;
	const said = serves.said === "none" ? [] : serves.said;
	const touched = { said, partOf: serves.partOf, files, heeded: record?.heeded ?? [] };
	const blocks = relevantLessons(lessons, touched)
		.slice(0, shown)
		.map(({ lesson, by }): Block => {
			const key = `lesson:${lesson.file}#${lesson.index}`;
			const heed: CardAction = { do: "heedLesson", text: lesson.text };
			return {
				kind: "lesson",
				key,
				text: lesson.text,
				source: `${origin(lesson, context.words)} · ${"ref" in by ? sameness(by.ref, context) : l10n.t("same files")}`,
				open: { do: "openPlace", file: lesson.file, offset: lesson.at.from },
				...(!isDefault && { heed: { key: `heed:${key}`, label: l10n.t("Heeded"), action: heed } }),
			};
		});
	return blocks.length > 0
		? [{ key: "lessons", tone: "plain", heading: l10n.t("Learned before"), blocks }]
		: [];
}

function origin({ file, release }: Lesson, { l10n }: Words): string {
	if (file.includes("/deep-dives/")) return l10n.t("Deep dive");
	return release === undefined ? l10n.t("Post-mortem") : l10n.t("Post-mortem of {0}", isolated(release));
}

function sameness(ref: Ref, { intent, words: { l10n } }: BlockContext): string {
	if (intent.problems.has(ref)) {
		return l10n.t("same problem");
	}
	if (intent.goals.has(ref)) {
		return l10n.t("same goal");
	}
	return intent.objectives.has(ref) ? l10n.t("same objective") : l10n.t("same key result");
}
