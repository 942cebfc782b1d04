/** A map that forgets what was used longest ago. */
export class Recent<Key, Value> {
	readonly #map = new Map<Key, Value>();
	readonly #limit: number;

	constructor(limit: number) {
		this.#limit = limit;
	}

	has(key: Key): boolean {
		return this.#map.has(key);
	}

	get(key: Key): Value | undefined {
		const value = this.#map.get(key);
		if (value !== undefined) this.set(key, value);
		return value;
	}

	set(key: Key, value: Value): void {
		this.#map.delete(key);
		this.#map.set(key, value);
		if (this.#map.size <= this.#limit) return;
		for (const oldest of this.#map.keys()) {
			this.#map.delete(oldest);
			return;
		}
	}

	delete(key: Key): void {
		this.#map.delete(key);
	}
}
