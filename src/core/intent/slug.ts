/** The id that `text` comes nearest to: `Slow Search!` → `slow-search`; empty when nothing of it can stand in an id. */
export function slug(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1-$2")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, 65)
		.replace(/^-+|-+$/g, "")
		.slice(0, 64)
		.replace(/-+$/, "");
}
