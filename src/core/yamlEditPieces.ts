import type { TextEdit } from "./yamlEditChange.ts";

/** A text after some edits: stretches of the original, and new text between them. */
export type Pieces = readonly Piece[];
type Piece = { readonly from: number; readonly to: number } | { readonly added: string };

/** The pieces with one stretch, counted in the text as it is now, replaced. */
export function splice(pieces: Pieces, { from, to, insert }: TextEdit): Pieces {
	const spliced: Piece[] = [];
	let at = 0;
	let isIn = insert === "";
	for (const piece of pieces) {
		const end = at + lengthOf(piece);
		if (from > at) spliced.push(part(piece, 0, Math.min(from, end) - at));
		if (!isIn && from <= end) {
			spliced.push({ added: insert });
			isIn = true;
		}
		if (to < end) spliced.push(part(piece, Math.max(to, at) - at, end - at));
		at = end;
	}
	if (!isIn) spliced.push({ added: insert });
	return spliced.filter((piece) => lengthOf(piece) > 0);
}

function lengthOf(piece: Piece): number {
	return "added" in piece ? piece.added.length : piece.to - piece.from;
}

function part(piece: Piece, from: number, to: number): Piece {
	return "added" in piece
		? { added: piece.added.slice(from, to) }
		: { from: piece.from + from, to: piece.from + to };
}

/** The edits that make the pieces of a text of that length. */
export function editsOf(pieces: Pieces, length: number): readonly TextEdit[] {
	const edits: TextEdit[] = [];
	let at = 0;
	let insert = "";
	for (const piece of [...pieces, { from: length, to: length }]) {
		if ("added" in piece) {
			insert += piece.added;
			continue;
		}
		if (piece.from > at || insert !== "") edits.push({ from: at, to: piece.from, insert });
		at = piece.to;
		insert = "";
	}
	return edits;
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = "";
	let at = 0;
	for (const { from, to, insert } of edits) {
		result += text.slice(at, from) + insert;
		at = to;
	}
	return result + text.slice(at);
}
