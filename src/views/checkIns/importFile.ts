import * as vscode from "vscode";
import type { CheckInFields } from "../../core/checkIns/checkInText.ts";
import { readCsv } from "../../core/checkIns/csv.ts";
import {
	type Import,
	type ImportProblem,
	importCheckIns,
	type Layout,
	layoutOf,
	type Meaning,
	meaningOf,
} from "../../core/checkIns/importCsv.ts";
import { titleOf } from "../../core/intent/links.ts";
import type { Intent } from "../../core/model.ts";
import { writeCheckIns } from "../../host/checkInFiles.ts";
import {
	type Answer,
	back,
	pickMany,
	pickOne,
	runSteps,
	type Step,
	type StepFrame,
} from "../../host/steps.ts";
import { amount, isolated, type Words, withoutIcons } from "../../host/words.ts";
import type { CheckInTarget } from "./checkInCommands.ts";

/** A larger file holds no check-ins. */
const mostBytes = 5_000_000;

/** Makes check-ins of a file of readings: says first what each name in it means, and shows what will be written. */
export async function importFile(target: CheckInTarget, file?: vscode.Uri): Promise<void> {
	const uri = file ?? (await chooseFile());
	if (!uri) return;
	const layout = await layoutIn(uri);
	if (typeof layout === "string") {
		void vscode.window.showErrorMessage(layout);
		return;
	}
	const sure = new Map(
		layout.names.flatMap((name): [string, Meaning][] => {
			const meaning = meaningOf(name, target.intent);
			return meaning === undefined ? [] : [[name, meaning]];
		}),
	);
	const asked = layout.names.filter((name) => !sure.has(name));
	const steps = asked.map(
		(name): Step<State> =>
			(state, frame) =>
				askMeaning(frame, state, name, target.intent),
	);
	const preview: Step<State> = (state, frame) => askWhich(frame, state, layout, target);
	const title = vscode.l10n.t("Import Check-ins");
	const answered = await runSteps<State>(title, [...steps, preview], { meanings: sure, chosen: [] });
	if (!answered || answered.chosen.length === 0) return;
	const files = await writeCheckIns(target.folder, answered.chosen);
	const told =
		files.length === 1
			? vscode.l10n.t("$(check) 1 check-in was written")
			: vscode.l10n.t("$(check) {0} check-ins were written", files.length);
	vscode.window.setStatusBarMessage(told, 5000);
}

interface State {
	readonly meanings: ReadonlyMap<string, Meaning>;
	readonly chosen: readonly CheckInFields[];
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
	const [uri] =
		(await vscode.window.showOpenDialog({
			title: vscode.l10n.t("Import Check-ins from CSV"),
			openLabel: vscode.l10n.t("Import"),
			filters: { [vscode.l10n.t("Separated values")]: ["csv", "tsv", "txt"] },
		})) ?? [];
	return uri;
}

/** What the file holds, or what is wrong with it. */
async function layoutIn(uri: vscode.Uri): Promise<Layout | string> {
	const { l10n } = vscode;
	const name = isolated(uri.path.slice(uri.path.lastIndexOf("/") + 1));
	const { size } = await vscode.workspace.fs.stat(uri);
	if (size > mostBytes) return l10n.t("{0} is too large for a file of check-ins.", name);
	const csv = readCsv(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
	if ("open" in csv) return l10n.t("{0}, line {1}: a quote begins here and never ends.", name, csv.open);
	return (
		layoutOf(csv.rows) ??
		l10n.t(
			"{0}, line 1: the first line has to name the columns: a date and key results, or date, key result and value.",
			name,
		)
	);
}

interface MeaningRow extends vscode.QuickPickItem {
	readonly meaning: Meaning;
}

async function askMeaning(
	frame: StepFrame,
	state: State,
	name: string,
	intent: Intent,
): Promise<Answer<State>> {
	const { l10n } = vscode;
	const rows: readonly MeaningRow[] = [
		...[...intent.keyResults.values()].map(({ ref, title }) => ({
			label: withoutIcons(title),
			description: ref,
			meaning: ref,
		})),
		{ label: l10n.t("How content customers are"), meaning: "satisfaction" },
		{ label: l10n.t("How content the team is"), meaning: "morale" },
		{ label: l10n.t("Leave it out"), iconPath: new vscode.ThemeIcon("circle-slash"), meaning: "skip" },
	];
	const was = rows.find(({ meaning }) => meaning === state.meanings.get(name));
	const row = await pickOne<MeaningRow>(frame, {
		placeholder: l10n.t("What is {0} in this file?", isolated(name)),
		items: rows,
		...(was && { active: was }),
	});
	if (row === undefined || row === back) return row;
	return { ...state, meanings: new Map([...state.meanings, [name, row.meaning]]) };
}

interface PreviewRow extends vscode.QuickPickItem {
	/** Absent of a row that says what is left out. */
	readonly checkIn?: CheckInFields;
}

/** Shows what will be written, and what is left out, and why. Nothing is written before it is accepted. */
async function askWhich(
	frame: StepFrame,
	state: State,
	layout: Layout,
	{ intent, snapshot }: CheckInTarget,
): Promise<Answer<State>> {
	const { l10n } = vscode;
	const words: Words = { l10n, locale: vscode.env.language, today: snapshot.today };
	const found = importCheckIns(layout, state.meanings, snapshot.checkIns);
	const written = found.checkIns.map(
		(checkIn): PreviewRow => ({
			label: checkIn.on,
			detail: withoutIcons(contentOf(checkIn, intent, words)),
			iconPath: new vscode.ThemeIcon("new-file"),
			checkIn,
		}),
	);
	const leftOut = found.problems.map(
		(problem): PreviewRow => ({
			label: l10n.t("Line {0} is left out", problem.line),
			detail: withoutIcons(problemText(problem, intent, words)),
			iconPath: new vscode.ThemeIcon("warning"),
		}),
	);
	const rows = await pickMany<PreviewRow>(frame, {
		placeholder: placeholderOf(found),
		items: [...written, ...leftOut],
		selected: written,
	});
	if (rows === undefined || rows === back) return rows;
	return { ...state, chosen: rows.flatMap(({ checkIn }) => checkIn ?? []) };
}

function placeholderOf({ checkIns, known }: Import): string {
	const { l10n } = vscode;
	if (checkIns.length === 0)
		return known > 0
			? l10n.t("All of it is recorded already: there is nothing to write.")
			: l10n.t("There is nothing to write.");
	return known > 0
		? l10n.t("A new file for each day; what is recorded already ({0}) is left out.", known)
		: l10n.t("A new file for each day. Nothing is written before you accept.");
}

function contentOf(
	{ readings, satisfaction, morale, note }: CheckInFields,
	intent: Intent,
	words: Words,
): string {
	const { l10n } = words;
	const score = (name: string, said: typeof morale) =>
		said ? [l10n.t("{0} {1} of {2}", name, said.score, said.of)] : [];
	return [
		...[...readings].map(([ref, value]) =>
			l10n.t("{0} {1}", titleOf(intent, ref) ?? ref, amount(value, intent.keyResults.get(ref)?.unit, words)),
		),
		...score(l10n.t("customers"), satisfaction),
		...score(l10n.t("team"), morale),
		...(note === undefined ? [] : [note]),
	].join(" · ");
}

function problemText(problem: ImportProblem, intent: Intent, words: Words): string {
	const { l10n } = words;
	switch (problem.code) {
		case "bad-date":
			return l10n.t("“{0}” is no day. Write it as 2026-11-20.", problem.text);
		case "bad-number":
			return l10n.t("“{0}” is no number that can be read surely. Write it as 1500 or 0.5.", problem.text);
		case "no-name":
			return l10n.t("It names no key result.");
		case "score-parts":
			return l10n.t("A score needs its scale and can't be above it, such as 4.2/5.");
		case "other-value": {
			const value = amount(problem.value, intent.keyResults.get(problem.ref)?.unit, words);
			return l10n.t("{0} is {1} on that day already.", titleOf(intent, problem.ref) ?? problem.ref, value);
		}
	}
}
