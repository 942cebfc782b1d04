import type { When } from "./when.ts";

export interface Release {
	readonly tag: string;
	/** The release holds what main held at this moment. */
	readonly on: When;
	/** Absent for a lightweight tag. */
	readonly message?: string;
}

export const releases: readonly Release[] = [
	{ tag: "v1.0.0", on: "05-29 15:00", message: "v1.0.0: open for business" },
	{ tag: "v1.1.0", on: "06-23 15:00", message: "v1.1.0: search that knows words" },
	{ tag: "v1.1.1", on: "07-02 11:00" },
	{ tag: "v1.2.0", on: "07-16 15:00", message: "v1.2.0: baskets that can be changed" },
	{ tag: "v1.2.1", on: "07-29 15:00" },
	{ tag: "v1.3.0", on: "08-18 15:00", message: "v1.3.0: delivery dates on every page" },
	{ tag: "v1.3.1", on: "09-01 15:00" },
	{ tag: "v1.3.2", on: "09-15 15:00" },
	{ tag: "v1.3.3", on: "09-29 15:00" },
	{ tag: "v1.4.0", on: "10-13 15:00", message: "v1.4.0: the autumn campaign" },
	{ tag: "v1.4.1", on: "10-20 11:30" },
	{ tag: "v1.4.2", on: "10-29 15:00" },
	{ tag: "v1.4.3", on: "11-03 15:00" },
	{ tag: "v1.5.0", on: "11-10 15:00", message: "v1.5.0: a search index that keeps up" },
	{ tag: "v1.5.1", on: "11-18 15:00" },
];
