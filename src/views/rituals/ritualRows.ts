import type { Action, Day, Lesson, RitualDocument } from "../../core/model.ts";
import { latest, releasesWithout, type Standing, standingOf } from "../../core/rituals/rhythm.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { ago, daysBetween, isolated, shortDay, type Words } from "../../host/words.ts";

/** What a press on a row does. */
export type RowAction =
	| { readonly do: "check-in" }
	| { readonly do: "deep dive" }
	| { readonly do: "post-mortem"; readonly release: string }
	/** Shows a Markdown document as it reads. */
	| { readonly do: "read"; readonly file: string }
	| { readonly do: "open"; readonly file: string; readonly from: number };

/** A row of the Rituals view, as a value. */
export interface RitualRow {
	/** Stays the same over refreshes. */
	readonly id: string;
	/** Decides which commands its menu has. */
	readonly kind: "due" | "rhythm" | "group" | "action" | "lesson" | "document" | "check-in";
	readonly label: string;
	readonly description?: string;
	readonly icon: string;
	/** Lines of the tooltip. */
	readonly more: readonly string[];
	readonly action?: RowAction;
	readonly children: readonly RitualRow[];
	readonly lesson?: Lesson;
	readonly todo?: Action;
	readonly document?: RitualDocument;
}

/** What is due, what was decided and isn't done, what was learned, and what was held, as rows. */
export function ritualRows(snapshot: Snapshot, words: Words): readonly RitualRow[] {
	const { l10n } = words;
	const actions = openActions(snapshot, words);
	const lessons = lessonRows(snapshot, words);
	const held = heldRows(snapshot, words);
	return [
		...dueRows(snapshot, words),
		...group("actions", l10n.t("Open Actions"), "checklist", actions),
		...group("lessons", l10n.t("Lessons"), "mortar-board", lessons),
		...group("held", l10n.t("Looking Back"), "history", held),
	];
}

function group(
	id: string,
	label: string,
	icon: string,
	children: readonly RitualRow[],
): readonly RitualRow[] {
	if (children.length === 0) return [];
	return [{ id, kind: "group", label, description: String(children.length), icon, more: [], children }];
}

function dueRows(snapshot: Snapshot, words: Words): readonly RitualRow[] {
	const { l10n } = words;
	const rituals = snapshot.intent.state === "known" ? snapshot.intent.intent.rituals : undefined;
	const { today, documents, checkIns } = snapshot;
	const daysOf = (kind: RitualDocument["kind"]) =>
		documents.filter((document) => document.kind === kind).map(({ on }) => on);
	const row = (
		id: string,
		label: string,
		said: string | undefined,
		days: readonly (Day | undefined)[],
		action: RowAction,
	) => {
		const standing = said === undefined ? undefined : standingOf(said, latest(days, today), today);
		return standing && said !== undefined ? [dueRow({ id, label, said, action }, standing, words)] : [];
	};
	return [
		...row(
			"check-in",
			l10n.t("Check-in"),
			rituals?.checkIn,
			checkIns.map(({ on }) => on),
			{ do: "check-in" },
		),
		...row("deep-dive", l10n.t("Deep dive"), rituals?.deepDive, daysOf("deep dive"), { do: "deep dive" }),
		...row("post-mortem", l10n.t("Post-mortem"), rituals?.postMortem, daysOf("post-mortem"), {
			do: "post-mortem",
			release: "",
		}),
		...releaseRows(snapshot, words),
	];
}

interface Due {
	readonly id: string;
	readonly label: string;
	readonly said: string;
	readonly action?: RowAction;
}

function dueRow({ id, label, said, action }: Due, standing: Standing, words: Words): RitualRow {
	const { l10n } = words;
	const row = (
		kind: "due" | "rhythm",
		icon: string,
		description: string,
		more: readonly string[],
	): RitualRow => ({
		id: `due/${id}`,
		kind,
		label,
		description,
		icon,
		more: [l10n.t("Agreed on: {0}", said), ...more],
		...(action && { action }),
		children: [],
	});
	switch (standing.state) {
		case "unclear":
			return row("rhythm", "question", l10n.t("“{0}” says no rhythm", isolated(said)), [
				l10n.t("Write weekly, every two weeks, monthly, quarterly, every 10 days, every release or never."),
			]);
		case "never held":
			return row("due", "circle-large-outline", l10n.t("due · never held yet"), []);
		case "due":
			return row("due", "circle-large-outline", l10n.t("due · last {0}", agoOrToday(standing.last, words)), [
				l10n.t("Due since {0}", shortDay(standing.due, words)),
			]);
		case "later":
			return row(
				"rhythm",
				"pass",
				l10n.t("{0} · next by {1}", agoOrToday(standing.last, words), shortDay(standing.due, words)),
				[],
			);
	}
}

/** A release that nobody has looked back on yet, in one row however many there are. */
function releaseRows({ history, documents, today }: Snapshot, words: Words): readonly RitualRow[] {
	const { l10n } = words;
	if (history.state !== "known") return [];
	const [newest, ...older] = releasesWithout(history.releases, documents, today);
	if (newest === undefined) return [];
	const { tag, on } = newest;
	const others = older.map((each) => isolated(each.tag)).join(", ");
	return [
		{
			id: `release/${tag}`,
			kind: "due",
			label: l10n.t("Post-mortem of {0}", isolated(tag)),
			description: l10n.t("released {0}", agoOrToday(on, words)),
			icon: "circle-large-outline",
			more: [
				l10n.t("Released on {0}", shortDay(on, words)),
				...(others === "" ? [] : [l10n.t("Also without one: {0}", others)]),
			],
			action: { do: "post-mortem", release: tag },
			children: [],
		},
	];
}

function openActions({ actions, today }: Snapshot, words: Words): readonly RitualRow[] {
	const { l10n } = words;
	return actions
		.filter(({ done }) => !done)
		.toSorted(
			(a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999") || (a.on ?? "").localeCompare(b.on ?? ""),
		)
		.map((todo) => {
			const { file, index, text, owner, due, on, at } = todo;
			const late = due !== undefined && due < today;
			const when =
				due === undefined
					? undefined
					: late
						? l10n.t("{0} late", days(daysBetween(due, today), words))
						: l10n.t("by {0}", shortDay(due, words));
			const parts = [
				owner === undefined ? undefined : isolated(owner),
				when,
				on === undefined ? undefined : l10n.t("open for {0}", days(daysBetween(on, today), words)),
			];
			return {
				id: `action/${file}#${index}`,
				kind: "action",
				label: text,
				description: parts.filter((part) => part !== undefined).join(" · "),
				icon: late ? "warning" : "circle-large-outline",
				more: [sourceOf(todo, words)],
				action: { do: "open", file, from: at.from },
				children: [],
				todo,
			} satisfies RitualRow;
		});
}

function lessonRows({ lessons, records }: Snapshot, words: Words): readonly RitualRow[] {
	const { l10n } = words;
	const heeded = new Map<string, number>();
	for (const record of records)
		for (const text of record.heeded ?? []) heeded.set(text, (heeded.get(text) ?? 0) + 1);
	return lessons
		.filter(({ retired }) => retired === undefined)
		.toSorted((a, b) => (b.on ?? "").localeCompare(a.on ?? ""))
		.map((lesson) => {
			const { file, index, text, applies, at } = lesson;
			const count = heeded.get(text) ?? 0;
			const times = count === 1 ? l10n.t("heeded on 1 branch") : l10n.t("heeded on {0} branches", count);
			return {
				id: `lesson/${file}#${index}`,
				kind: "lesson",
				label: text,
				...(count > 0 && { description: times }),
				icon: "lightbulb",
				more: [
					sourceOf(lesson, words),
					...(applies.length > 0
						? [l10n.t("Comes back for {0}", applies.map(isolated).join(", "))]
						: [l10n.t("Comes back for nothing: give it `applies:`")]),
				],
				action: { do: "open", file, from: at.from },
				children: [],
				lesson,
			} satisfies RitualRow;
		});
}

/** Newest first; those without a day at the end. */
function heldRows({ documents, checkIns, history }: Snapshot, words: Words): readonly RitualRow[] {
	const { l10n } = words;
	const tags = history.state === "known" ? new Set(history.releases.map(({ tag }) => tag)) : undefined;
	const rows = [
		...documents.map((document): readonly [Day | undefined, RitualRow] => {
			const { file, kind, title, on, release } = document;
			const name = kind === "deep dive" ? l10n.t("deep dive") : l10n.t("post-mortem");
			const gone =
				release !== undefined &&
				tags !== undefined &&
				![release, `v${release}`, release.replace(/^v/, "")].some((tag) => tags.has(tag));
			const open = document.questions.filter(({ answer }) => answer === undefined).length;
			return [
				on,
				{
					id: `document/${file}`,
					kind: "document",
					label: title ?? file.slice(file.lastIndexOf("/") + 1),
					description: [on && shortDay(on, words), name].filter(Boolean).join(" · "),
					icon: kind === "deep dive" ? "telescope" : "milestone",
					more: [
						file,
						...(gone ? [l10n.t("No tag is called {0} (any more).", isolated(release))] : []),
						...(open > 0
							? [open === 1 ? l10n.t("1 question is open.") : l10n.t("{0} questions are open.", open)]
							: []),
					],
					action: { do: "read", file },
					children: [],
					document,
				},
			];
		}),
		...checkIns.map(({ file, on, note }): readonly [Day, RitualRow] => [
			on,
			{
				id: `check-in/${file}`,
				kind: "check-in",
				label: note ?? l10n.t("Check-in"),
				description: [shortDay(on, words), ...(note === undefined ? [] : [l10n.t("check-in")])].join(" · "),
				icon: "pulse",
				more: [file],
				action: { do: "open", file, from: 0 },
				children: [],
			},
		]),
	];
	return rows.toSorted(([a], [b]) => (b ?? "").localeCompare(a ?? "")).map(([, row]) => row);
}

function sourceOf({ release, on, file }: Lesson | Action, words: Words): string {
	const { l10n } = words;
	const what = file.includes("/deep-dives/")
		? l10n.t("Deep dive")
		: release === undefined
			? l10n.t("Post-mortem")
			: l10n.t("Post-mortem of {0}", isolated(release));
	return on === undefined ? what : l10n.t("{0}, {1}", what, shortDay(on, words));
}

function agoOrToday(day: Day, words: Words): string {
	return day === words.today ? words.l10n.t("today") : ago(day, words);
}

function days(count: number, words: Words): string {
	const parts = {
		style: "unit",
		unit: count < 14 ? "day" : count < 70 ? "week" : "month",
		unitDisplay: "long",
	} as const;
	const many = count < 14 ? count : count < 70 ? Math.floor(count / 7) : Math.floor(count / 30.44);
	return new Intl.NumberFormat(words.locale, parts).format(Math.max(0, many));
}
