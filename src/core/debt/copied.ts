/**
 * The same text in memory of its own. A part that was cut from a file's text otherwise keeps all of that text alive,
 * for as long as the item lives.
 */
export function copied(text: string): string {
	return JSON.parse(JSON.stringify(text));
}
