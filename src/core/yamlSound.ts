import type { Span } from "./model.ts";

/** What is sound of a `T`. Every key may have been left out; maps with free keys become Maps in the file's order. */
export type Sound<T> = T extends string | number | boolean
	? T
	: T extends readonly (infer E)[]
		? readonly Sound<E>[]
		: string extends keyof T
			? ReadonlyMap<string, Entry<Sound<T[keyof T]>>>
			: Located & { readonly [K in keyof T]?: Sound<NonNullable<T[K]>> };

/** Where a map stands: its key, or in a list the whole of it. */
export interface Located {
	readonly at: Span;
}

export interface Entry<T> extends Located {
	readonly value: T;
}
