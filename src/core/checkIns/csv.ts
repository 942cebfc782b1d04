/** A row of a file of separated values, and the line that it begins on, from 1. */
export interface CsvRow {
	readonly line: number;
	readonly cells: readonly string[];
}

export type CsvResult =
	| { readonly delimiter: string; readonly rows: readonly CsvRow[] }
	/** A quote that began on `line` never ends. */
	| { readonly open: number };

const delimiters = [",", ";", "\t", "|"];

/**
 * Rows of comma-separated values after RFC 4180, with whatever delimiter the first line has most of; cells are trimmed,
 * blank rows left out.
 */
export function readCsv(text: string): CsvResult {
	const bare = text.replace(/^\ufeff/, "");
	const delimiter = delimiterOf(bare);
	const rows: CsvRow[] = [];
	let [line, began, cell, quoted]: [number, number, string, boolean] = [1, 1, "", false];
	let cells: string[] = [];
	const endCell = () => {
		cells.push(cell.trim());
		cell = "";
	};
	const endRow = () => {
		endCell();
		if (cells.some((each) => each !== "")) rows.push({ line: began, cells });
		cells = [];
	};
	for (let at = 0; at < bare.length; at += 1) {
		const character = bare[at] as string;
		if (character === "\n") line += 1;
		if (quoted) {
			if (character !== '"') cell += character;
			else if (bare[at + 1] === '"') {
				cell += '"';
				at += 1;
			} else quoted = false;
		} else if (character === '"' && cell.trim() === "") {
			quoted = true;
			cell = "";
		} else if (character === delimiter) endCell();
		else if (character === "\n") {
			endRow();
			began = line;
		} else if (character !== "\r") cell += character;
	}
	if (quoted) return { open: began };
	endRow();
	return { delimiter, rows };
}

function delimiterOf(text: string): string {
	const first = text.slice(0, (text.indexOf("\n") + 1 || text.length + 1) - 1).replace(/"[^"]*"/g, "");
	const counts = delimiters.map((each) => first.split(each).length);
	return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}
