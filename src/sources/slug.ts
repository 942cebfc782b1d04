const mostBytes = 80;
const reserved = /^(con|prn|aux|nul|conin|conout|com\d|lpt\d)$/;

/**
 * Part of a file name made from text such as a branch's name: lower-case letters and digits of any script, joined by
 * dashes; never empty, at most 80 bytes, and a legal name on every platform. Two texts may give the same one.
 */
export function slugFileName(text: string): string {
	const words =
		text
			.normalize("NFKC")
			.toLowerCase()
			.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	let slug = "";
	for (const letter of words.join("-")) {
		if (Buffer.byteLength(slug + letter) > mostBytes) break;
		slug += letter;
	}
	slug = slug.replace(/-$/, "");
	if (slug === "") return "branch";
	return reserved.test(slug) ? `branch-${slug}` : slug;
}
