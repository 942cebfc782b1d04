import { type Drawn, h } from "./drawn.ts";

/** Lets a long name break after its separators. */
export function breakable(name: string): (Drawn | string)[] {
	return name
		.split(/(?<=[/_.-])(?=[^/_.-])/)
		.flatMap((part, index) => (index === 0 ? [part] : [h("wbr"), part]));
}
