import type { Span } from "../model.ts";
import { Lines } from "./lines.ts";

/** Addresses on the web in a text, without the brackets and full stops around them. */
export function urlsIn(text: string): readonly (Span & { readonly url: string })[] {
	const lines = new Lines(text);
	const found: (Span & { url: string })[] = [];
	for (let line = 0; line < lines.count; line++)
		for (const { 0: written, index } of lines.at(line).matchAll(/https?:\/\/[^\s"'<>`]+/g)) {
			const url = withoutTail(written);
			const from = lines.start(line) + index;
			found.push({ from, to: from + url.length, url });
		}
	return found;
}

/** A bracket at the end belongs to the address only when it was opened in it. */
function withoutTail(written: string): string {
	let url = written.replace(/[.,;:!?]+$/, "");
	for (const [open, close] of ["()", "[]", "{}"])
		while (url.endsWith(close ?? "") && count(url, close) > count(url, open))
			url = url.slice(0, -1).replace(/[.,;:!?]+$/, "");
	return url;
}

function count(text: string, char: string | undefined): number {
	return [...text].filter((each) => each === char).length;
}
