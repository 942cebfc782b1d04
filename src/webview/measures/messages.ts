// What the page of measures may say to the extension: a closed list. The page itself imports only types from here.

import * as z from "zod/mini";
import { noticeActions, openKinds } from "./model.ts";

const short = z.string().check(z.maxLength(1024));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Also what the page keeps of itself through a reload. */
export const selection = z.strictObject({
	period: short,
	from: z.optional(day),
	to: z.optional(day),
	compare: z.boolean(),
	scope: short,
});

/** What opens is named as the model names it; whether that exists is the extension's to know. */
export const fromMeasures = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("ready") }),
	z.strictObject({ type: z.literal("select"), selection }),
	z.strictObject({
		type: z.literal("open"),
		what: z.enum(openKinds),
		name: short.check(z.minLength(1)),
		toSide: z.boolean(),
	}),
	z.strictObject({
		type: z.literal("run"),
		action: z.enum([...noticeActions, "stop", "export", "recordCheckIn"]),
	}),
]);
export type FromMeasures = z.infer<typeof fromMeasures>;
