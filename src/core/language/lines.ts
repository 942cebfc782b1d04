// One line of block YAML at a time, so that a text that is half typed can be understood, too.

/** A dash or a key at the beginning of a line; several may share one. Offsets count from the line's start. */
export type Token =
	| { readonly is: "dash"; readonly column: number; readonly after: number }
	| { readonly is: "key"; readonly column: number; readonly after: number; readonly name: string };

/** `"…"`, `'…'` or plain text up to a colon that ends a key. */
const keyPattern =
	/^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#[\]{},&*!|>%@`](?:[^:#]|:(?![ \t]|$)|(?<![ \t])#)*))[ \t]*:(?=[ \t]|$)/;

/** The dashes and the key that the line begins with. */
export function tokensOf(line: string): readonly Token[] {
	const tokens: Token[] = [];
	let at = indentOf(line);
	while (line[at] === "-" && isGap(line[at + 1])) {
		tokens.push({ is: "dash", column: at, after: at + 1 });
		at = skipGap(line, at + 1);
	}
	const key = keyPattern.exec(line.slice(at));
	if (key !== null) {
		const name = key[1] ?? key[2]?.replaceAll("''", "'") ?? key[3]?.trimEnd() ?? "";
		tokens.push({ is: "key", column: at, after: at + key[0].length, name });
	}
	return tokens;
}

export function indentOf(line: string): number {
	return /^ */.exec(line)?.[0].length ?? 0;
}

/** Whether the line says nothing: it is empty or a comment. */
export function isSilent(line: string): boolean {
	return /^\s*(?:#|$)/.test(line);
}

export function skipGap(text: string, from: number): number {
	let at = from;
	while (text[at] === " " || text[at] === "\t") at++;
	return at;
}

function isGap(char: string | undefined): boolean {
	return char === undefined || char === " " || char === "\t" || char === "\r";
}

/** A scalar as written, without its quotes and the comment behind it; empty when it is none. */
export function scalarIn(text: string): string {
	const written = text.trim();
	const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(written);
	if (quoted !== null) return quoted[1] ?? quoted[2] ?? "";
	return /^[[{#|>&*]/.test(written) ? "" : written.replace(/\s+#.*$/, "");
}

/** The lines of a text, by number; nothing is split that isn't asked for. */
export class Lines {
	readonly text: string;
	readonly #starts: readonly number[];

	constructor(text: string) {
		this.text = text;
		const starts = [0];
		for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
		this.#starts = starts;
	}

	get count(): number {
		return this.#starts.length;
	}

	start(line: number): number {
		return this.#starts[line] ?? this.text.length;
	}

	/** Without its line break. */
	at(line: number): string {
		const next = this.#starts[line + 1];
		const text = this.text.slice(this.start(line), next === undefined ? undefined : next - 1);
		return text.endsWith("\r") ? text.slice(0, -1) : text;
	}

	of(offset: number): number {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if (this.start(middle) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
