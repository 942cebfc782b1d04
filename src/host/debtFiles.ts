import { isDeepStrictEqual } from "node:util";
import type { DebtItem } from "../core/debt/items.ts";

/** The debt items of each file: as it lies on the disk, and over that as it is typed and not saved yet. */
export class DebtFiles {
	readonly #disk = new Map<string, readonly DebtItem[]>();
	readonly #typed = new Map<string, readonly DebtItem[]>();

	/** Files that hold items on the disk. */
	get onDisk(): Iterable<string> {
		return this.#disk.keys();
	}

	/** Files whose documents say something else than the disk. */
	get typed(): Iterable<string> {
		return this.#typed.keys();
	}

	holds(file: string): boolean {
		return this.#disk.has(file);
	}

	itemsOf(file: string): readonly DebtItem[] {
		return this.#typed.get(file) ?? this.#disk.get(file) ?? [];
	}

	setDisk(file: string, items: readonly DebtItem[]): void {
		if (items.length === 0) this.#disk.delete(file);
		else this.#disk.set(file, kept(this.itemsOf(file), items));
	}

	setTyped(file: string, items: readonly DebtItem[]): void {
		this.#typed.set(file, kept(this.itemsOf(file), items));
	}

	/** The file counts again as it lies on the disk. */
	dropTyped(file: string): void {
		this.#typed.delete(file);
	}

	/** Forgets what the disk held in all other files. */
	keepOnDisk(files: ReadonlySet<string>): void {
		for (const file of this.#disk.keys()) if (!files.has(file)) this.#disk.delete(file);
	}

	clear(): void {
		this.#disk.clear();
		this.#typed.clear();
	}

	/** All items: by file, and in it by place. */
	all(): readonly DebtItem[] {
		const files = [...new Set([...this.#disk.keys(), ...this.#typed.keys()])].sort();
		return files.flatMap((file) => this.itemsOf(file));
	}
}

/** The items as they were when nothing about them has changed, so that what is known of them stays known. */
function kept(old: readonly DebtItem[], items: readonly DebtItem[]): readonly DebtItem[] {
	return isDeepStrictEqual(old, items) ? old : items;
}
