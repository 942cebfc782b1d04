// What the card may say to the extension: a closed list. The card itself imports only types from here, because
// zod would be most of its code; what the extension says to it stands in modelMessage.ts.

import * as z from "zod/mini";

/** A path that stays inside the folder, whatever a webview may ask for. */
const insidePath = z
	.string()
	.check(
		z.minLength(1),
		z.maxLength(1024),
		z.regex(/^(?![/\\]|[A-Za-z][A-Za-z0-9+.-]*:)(?!(?:.*[/\\])?\.\.(?:[/\\]|$))/),
	);

/** Actions that need nothing but their name. */
const plainActions = [
	"openIntent",
	"createIntent",
	"answerWhy",
	"confirmGuess",
	"stillRight",
	"showSuspect",
	"showGuide",
	"manageTrust",
	"getGit",
	"refresh",
	"openMeasures",
] as const;

const cardAction = z.union([
	z.strictObject({ do: z.literal("openPlace"), file: insidePath, offset: z.int().check(z.nonnegative()) }),
	z.strictObject({ do: z.literal("heedLesson"), text: z.string().check(z.minLength(1), z.maxLength(4000)) }),
	z.strictObject({
		do: z.literal("showDebt"),
		goal: z.optional(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))),
	}),
	z.strictObject({ do: z.enum(plainActions) }),
]);

/** What a press in the card asks the extension to do. `file` is relative to the folder that holds the intent. */
export type CardAction = z.infer<typeof cardAction>;

/** More than anybody types into a card, and little enough to be written at once. */
const mostText = 4000;
const typed = z.string().check(z.maxLength(mostText));

/** Fields of forms: `why`, `outcomes`, `expects find-it-fast.search-p95`. */
const fieldName = z.string().check(z.maxLength(200), z.regex(/^[a-z]+(?: [a-z0-9.-]+)?$/));

export const cardEdits = ["why", "ask", "answer"] as const;
export type CardEdit = (typeof cardEdits)[number];

const cardSave = z.strictObject({
	/** The form's key, for the answer. */
	form: z.string().check(z.minLength(1), z.maxLength(200)),
	edit: z.enum(cardEdits),
	/** The branch that the form was about. */
	branch: z.string().check(z.minLength(1), z.maxLength(1024)),
	/** The question that is answered. */
	about: z.optional(z.string().check(z.maxLength(mostText * 4))),
	/** Only fields that were changed: what they said when the form was opened, and what they say now. */
	fields: z
		.array(z.strictObject({ name: fieldName, was: z.string().check(z.maxLength(mostText * 4)), is: typed }))
		.check(z.maxLength(100)),
});
/** What was typed into one of the card's forms. */
export type CardSave = z.infer<typeof cardSave>;

/** Said to the card when a form was saved, or why it wasn't. */
export interface SavedMessage {
	readonly type: "saved";
	readonly form: string;
	/** What is wrong and what to do; the typed text stays. */
	readonly error?: SaveError;
}

export interface SaveError {
	readonly text: string;
	/** The field that it is about. */
	readonly field?: string;
	/** The file said something else by then; saving again replaces that. */
	readonly isStale?: boolean;
}

/** From the card. `ready` asks for the model, after the card was made again. */
export const fromCard = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("ready") }),
	z.strictObject({ type: z.literal("run"), action: cardAction }),
	z.strictObject({ type: z.literal("save"), save: cardSave }),
]);
export type FromCard = z.infer<typeof fromCard>;
