import { blockText } from "../../core/rituals/document.ts";

/** A piece of a document: text that is people's from then on, or a block that is kept true. */
export type Piece = string | { readonly block: string; readonly content: string };

/** A new document, and its blocks as they are brought up to date later. */
export interface Composed {
	readonly text: string;
	readonly blocks: ReadonlyMap<string, string>;
}

/** Joins pieces with an empty line between them. */
export function compose(pieces: readonly (Piece | undefined)[]): Composed {
	const blocks = new Map<string, string>();
	const texts = pieces.flatMap((piece) => {
		if (piece === undefined) return [];
		if (typeof piece === "string") return [piece];
		blocks.set(piece.block, piece.content);
		return [blockText(piece.block, piece.content)];
	});
	return { text: `${texts.join("\n\n")}\n`, blocks };
}

/** A table of Markdown; cells are Markdown in one line already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell || " ").join(" | ")} |`;
	return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

export function bullets(items: readonly string[]): string {
	return items.map((item) => `- ${item}`).join("\n");
}

/** Paragraphs and lists, without those that are empty. */
export function paragraphs(...parts: readonly (string | false | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n\n");
}
