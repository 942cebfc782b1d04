import type { DebtEntry } from "../core/debt/debtState.ts";
import type { FolderModel } from "./folderModel.ts";

/** What a row of the Tech Debt tree hands to a command; a group has no entry of its own. */
export interface DebtRow {
	readonly folder: FolderModel;
	readonly entry?: DebtEntry;
}

/** A row with its debt item. */
export type ItemRow = Required<DebtRow>;

/** The items among the rows that a menu hands over: the one that was clicked, and all that are selected with it. */
export function itemRows(row: DebtRow | undefined, selected?: readonly DebtRow[]): readonly ItemRow[] {
	const rows = row === undefined ? [] : selected?.includes(row) ? selected : [row];
	return rows.flatMap(({ folder, entry }) => (entry ? [{ folder, entry }] : []));
}
