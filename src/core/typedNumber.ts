/** The number that was typed for a key result; undefined for text that is none or might be another: `1,500`. */
export function numberOf(text: string): number | undefined {
	const bare = text.replace(/[\s\u00a0\u202f]/g, "");
	return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?$/i.test(bare) ? Number(bare) : undefined;
}
