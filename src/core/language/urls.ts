import type { Span } from "../model.ts";

/** Addresses on the web in a text, without the brackets and full stops around them. */
export function urlsIn(text: string): readonly (Span & { readonly url: string })[] {
	return Array.from(text.matchAll(/https?:\/\/[^\s"'<>`]+/g), ({ 0: written, index: from }) => {
		const url = withoutTail(written);
		return { from, to: from + url.length, url };
	});
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
