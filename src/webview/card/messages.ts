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
	"showGuide",
	"manageTrust",
	"getGit",
	"refresh",
] as const;

/** All that a press in the card can do. */
export const cardActions = ["openPlace", ...plainActions] as const;

const cardAction = z.union([
	z.strictObject({ do: z.literal("openPlace"), file: insidePath, offset: z.int().check(z.nonnegative()) }),
	z.strictObject({ do: z.enum(plainActions) }),
]);

/** What a press in the card asks the extension to do. `file` is relative to the folder that holds the intent. */
export type CardAction = z.infer<typeof cardAction>;

/** From the card. `ready` asks for the model, after the card was made again. */
export const fromCard = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("ready") }),
	z.strictObject({ type: z.literal("run"), action: cardAction }),
]);
export type FromCard = z.infer<typeof fromCard>;
