import { fieldsIn, isFields, isList, type YamlChange, type YamlValue } from "./yamlEditChange.ts";
import type { RandomFile } from "./yamlEditRandom.test.ts";
import type { Dice, Path, Value } from "./yamlEditRandomFlow.test.ts";

// Random changes of random files, and what should come out, by plain means.

/** Strings that mean something else wherever they are written without care. */
const odd = [
	...["", "yes", "12", "null", "~", "1e3", "0x1f", "1_000", "12:30", "2026-10-02", "<<", "---", "..."],
	...[": x", "a: b", "a:", "a #b", "- x", "&x", "*x", "!x", "|", ">-", "%a", "@a", "`a`", "?", "? a"],
	...["[a", "a]b, c", "{}", "'q'", '"', "\\", "src/**", " x", "x ", "é☃😀", "x".repeat(120)],
	...["a\nb", "a\n\nb\n", "\n", "a\r\nb", "\t", "\u2028", "\u0007", "\ud800", "\ufeff", "\u202e"],
] as const;

export function randomChange(dice: Dice, { value, paths }: RandomFile): YamlChange {
	const path = paths[dice.pick(paths.length)];
	if (path === undefined) return { insert: [], key: newKey(dice, 8), value: newValue(dice, 2) };
	const kind = dice.pick(5);
	if (kind === 0) return { set: path, to: newValue(dice, 2) };
	if (kind === 1) return { remove: path };
	if (kind === 2 && typeof path.at(-1) === "string") return { renameKey: path, to: newKey(dice, 7) };
	const here = valueAt(value, path);
	const target = kind === 3 && typeof here === "object" ? path : path.slice(0, -1);
	return addition(dice, target, valueAt(value, target));
}

function addition(dice: Dice, target: Path, there: Value | undefined): YamlChange {
	const value = newValue(dice, 2);
	if (Array.isArray(there))
		return { append: target, value, ...(dice.rarely(3) && { at: dice.pick(there.length + 1) }) };
	const keys = there instanceof Map ? [...there.keys()] : [];
	const after = dice.rarely(3) ? keys[dice.pick(keys.length)] : undefined;
	return { insert: target, key: newKey(dice, 8), value, ...(after !== undefined && { after }) };
}

function newValue(dice: Dice, depth: number): YamlValue {
	const several = () => Array.from({ length: dice.pick(4) }, (_, i) => i);
	switch (dice.pick(depth > 0 ? 8 : 5)) {
		case 0:
			return `new${dice.pick(100)}`;
		case 3:
			return dice.oneOf(0, 1, -1, 1.5, 70, 1e21, -0.25);
		case 4:
			return dice.oneOf(true, false, null);
		case 5:
			return several().map(() => newValue(dice, depth - 1));
		case 6:
		case 7:
			return Object.fromEntries(several().map((i) => [newKey(dice, i), newValue(dice, depth - 1)]));
		default:
			return dice.oneOf(...odd);
	}
}

function newKey(dice: Dice, i: number): string {
	return dice.rarely(3) ? `${dice.oneOf(...odd)}${i}x` : `n${i}`;
}

function valueAt(value: Value, path: Path): Value | undefined {
	let here: Value | undefined = value;
	for (const step of path)
		here = here instanceof Map ? here.get(String(step)) : (here as readonly Value[])[Number(step)];
	return here;
}

/** The value after the change. */
export function changedValue(value: Value, change: YamlChange): Value {
	if ("set" in change) return replaced(value, change.set, () => [plain(change.to)]);
	if ("remove" in change) return replaced(value, change.remove, () => []);
	if ("renameKey" in change) return replaced(value, change.renameKey, (old) => [old], change.to);
	if ("append" in change)
		return replaced(value, change.append, (old) => {
			const items = old === null ? [] : (old as readonly Value[]);
			return [items.toSpliced(change.at ?? items.length, 0, plain(change.value))];
		});
	return replaced(value, change.insert, (old) => {
		const entries = old === null ? [] : [...(old as ReadonlyMap<string, Value>)];
		const behind = entries.findIndex(([key]) => key === change.after);
		const index = behind < 0 ? entries.length : behind + 1;
		return [new Map(entries.toSpliced(index, 0, [change.key, plain(change.value)]))];
	});
}

/** The value with what stands at `path` replaced by one or no value. */
function replaced(value: Value, path: Path, make: (old: Value) => readonly Value[], key?: string): Value {
	const [step, ...rest] = path;
	if (step === undefined) return make(value)[0] ?? null;
	const next = (old: Value) => (rest.length === 0 ? make(old) : [replaced(old, rest, make, key)]);
	if (!(value instanceof Map))
		return (value as readonly Value[]).flatMap((old, i) => (i === step ? next(old) : [old]));
	const name = rest.length === 0 && key !== undefined ? key : String(step);
	return new Map(
		[...value].flatMap(([each, old]) =>
			each === step ? next(old).map((now): [string, Value] => [name, now]) : [[each, old] as const],
		),
	);
}

function plain(value: YamlValue): Value {
	if (isList(value)) return value.map(plain);
	if (!isFields(value)) return value;
	return new Map(fieldsIn(value).map(([key, of]) => [key, plain(of)]));
}
