import assert from "node:assert/strict";
import { parseDocument } from "yaml";
import { type PlannedEdit, pathOf, type YamlChange } from "./yamlEditChange.ts";
import type { RandomFile } from "./yamlEditRandom.test.ts";
import { changedValue } from "./yamlEditRandomChange.test.ts";
import type { Mark, Path, Value } from "./yamlEditRandomFlow.test.ts";

/** Checks an edit against all that is known of the file: no byte, value or comment may suffer but by the change. */
export function checkEdit(file: RandomFile, change: YamlChange, planned: PlannedEdit): void {
	checkEdits(file.text, planned);
	checkTaken(file.text, planned);
	checkValue(changedValue(file.value, change), planned.text, "set" in change);
	checkComments(file, change, planned.text);
	checkLines(file.text, planned.text);
}

/** All bytes outside of the edits are the same. */
export function checkEdits(text: string, { edits, text: now }: PlannedEdit): void {
	let rebuilt = "";
	let end = 0;
	for (const { from, to, insert } of edits) {
		assert.ok(end <= from && from <= to && to <= text.length);
		rebuilt += text.slice(end, from) + insert;
		end = to;
	}
	assert.equal(now, rebuilt + text.slice(end));
}

/** No edit takes away and writes again what it should leave alone. */
function checkTaken(text: string, { edits }: PlannedEdit): void {
	for (const { from, to, insert } of edits) {
		const written = new Set(insert.match(/[mka]\d+/g));
		for (const taken of text.slice(from, to).match(/[mka]\d+/g) ?? [])
			assert.ok(!written.has(taken), `${taken} was written again`);
	}
}

/** Read by the parser alone, the text is the expected value; a map that was set may keep the order of its keys. */
function checkValue(expected: Value, text: string, isSet: boolean): void {
	const document = parseDocument(text.replace(/^\uFEFF/, ""), { prettyErrors: false });
	assert.deepEqual(document.errors, []);
	const actual: Value = document.toJS({ mapAsMap: true });
	const written = (value: Value) =>
		JSON.stringify(value, (_, of) => {
			if (!(of instanceof Map)) return of;
			const entries = [...of];
			return { map: isSet ? entries.sort(([a], [b]) => (a < b ? -1 : 1)) : entries };
		});
	if (written(actual) !== written(expected)) assert.deepEqual(actual, expected);
	assert.equal(written(actual), written(expected));
}

/** A comment goes with what it is about, stays with what stays, and stands where it stood. */
function checkComments(file: RandomFile, change: YamlChange, text: string): void {
	const path = "insert" in change ? change.insert : pathOf(change);
	const there = new Set(text.match(/\bm\d+\b/g));
	const [was, is] = [subjects(file.text), subjects(text)];
	for (const mark of file.marks) {
		const fate = fateOf(mark, path, change);
		if (fate !== "open") assert.equal(there.has(mark.mark), fate === "stays", `${mark.mark} ${fate}`);
		const isElsewhere = !startsWith(mark.owner, path) && !startsWith(path, mark.owner);
		if ((mark.is === "above" || mark.is === "behind") && isElsewhere)
			assert.equal(is.get(mark.mark), was.get(mark.mark), `what ${mark.mark} is about`);
	}
}

function fateOf({ owner, is }: Mark, path: Path, change: YamlChange): "stays" | "goes" | "open" {
	if (!("remove" in change) && !("set" in change)) return "stays";
	// How deep a comment stands doesn't always tell to which of the entries above it belongs.
	if (is === "below" && startsWith(path, owner) && path.length > owner.length) return "open";
	if (!startsWith(owner, path)) return "stays";
	if ("remove" in change) return "goes";
	return owner.length > path.length || is === "value" || is === "inside" || is === "below" ? "open" : "stays";
}

function startsWith(path: Path, start: Path): boolean {
	return start.every((step, i) => path[i] === step);
}

/** What each comment is about: what stands before it on its line, or else in the line below. */
function subjects(text: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const lines = text.split(/\r?\n/);
	for (const [i, line] of lines.entries()) {
		const comment = /(?:^|\s)# (m\d+)/.exec(line);
		if (comment?.[1] === undefined) continue;
		const before = line.slice(0, comment.index).trim();
		const below = lines.slice(i + 1).find((other) => !/^\s*#/.test(other)) ?? "";
		const subject = before === "" ? below.replace(/\s# m\d.*/, "") : before;
		// A new neighbour may bring a comma or share a dash.
		found.set(comment[1], subject.replace(/^[\s-]+|,/g, "").trimEnd());
	}
	return found;
}

/** Line breaks are of the file's kind, the last line ends as before, and no line ends with new spaces. */
function checkLines(text: string, now: string): void {
	if (now === text) return;
	if (/\n/.test(text) && /\n/.test(now)) assert.equal(/(?<!\r)\n/.test(now), /(?<!\r)\n/.test(text));
	const trailing = (of: string) => of.match(/[ \t](?=\r?\n|$)/g)?.length ?? 0;
	assert.ok(trailing(now) <= trailing(text), "spaces at the end of a line");
	// Without its line break, a block scalar that keeps all its line breaks would lose one.
	if (!/[|>]\+/.test(text)) assert.equal(now.endsWith("\n"), text.endsWith("\n"), "end of the file");
}
