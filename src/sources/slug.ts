const mostBytes = 80;
const reserved = /^(con|prn|aux|nul|conin|conout|com\d|lpt\d)$/;

/**
 * Part of a file name made from text such as a branch's name: lower-case letters and digits of any script, joined by
 * dashes; never empty, at most 80 bytes, and a legal name on every platform. Two texts may give the same one.
 * `otherwise` stands for a text without any.
 */
export function slugFileName(text: string, otherwise = "branch"): string {
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
	if (slug === "") return otherwise;
	return reserved.test(slug) ? `${otherwise}-${slug}` : slug;
}

/** The same for the name of a release, whose dots say much: `v1.4.0`, `release-2024.1`. */
export function releaseFileName(tag: string): string {
	const parts = tag.split(".").map((part) => slugFileName(part, "").replace(/^-/, ""));
	const name = parts.filter((part) => part !== "").join(".");
	const [first = ""] = name.split(".");
	if (name === "") return "release";
	return Buffer.byteLength(name) > mostBytes || reserved.test(first) ? slugFileName(`release ${name}`) : name;
}
