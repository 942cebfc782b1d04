// What the plan may say to the extension: a closed list. The plan itself imports only types from here.

import * as z from "zod/mini";

export const planActions = [
	"createIntent",
	"openIntent",
	"commit",
	"startNextPeriod",
	"addProblem",
	"addObjective",
	"addKeyResult",
	"addGoal",
	"chooseSupports",
	"chooseOption",
	"openMap",
] as const;
export type PlanAction = (typeof planActions)[number];

const ref = z.string().check(z.minLength(1), z.maxLength(256));

/** From the plan. A thing is named by its ref: where it stands is the extension's to know. */
export const fromPlan = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("ready") }),
	z.strictObject({ type: z.literal("open"), ref }),
	z.strictObject({ type: z.literal("run"), action: z.enum(planActions), about: z.optional(ref) }),
]);
export type FromPlan = z.infer<typeof fromPlan>;
