// A drawing as text, for files that are read without us.

import type { Drawn } from "../../webview/drawn.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
/** What XML may not hold. */
const unsound = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

export function escaped(text: string): string {
	return text.replace(unsound, " ").replace(/[&"<>]/g, (character) => entities[character] ?? "");
}

/** The same in HTML and in XML. */
export function markup(drawn: Drawn | string): string {
	if (typeof drawn === "string") return escaped(drawn);
	const { tag, attributes, children } = drawn;
	const said = [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
	return tag === "input" ? `<${tag}${said}/>` : `<${tag}${said}>${children.map(markup).join("")}</${tag}>`;
}
