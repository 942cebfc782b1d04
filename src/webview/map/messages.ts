// What the map may say to the extension: a closed list. The map itself imports only types from here.

import * as z from "zod/mini";
import { noticeActions } from "./model.ts";

/** From the map. A node is named by its key: where it opens is the extension's to know. */
export const fromMap = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("ready") }),
	z.strictObject({
		type: z.literal("open"),
		key: z.string().check(z.minLength(1), z.maxLength(1024)),
		toSide: z.boolean(),
	}),
	z.strictObject({ type: z.literal("run"), action: z.enum(noticeActions) }),
]);
export type FromMap = z.infer<typeof fromMap>;
