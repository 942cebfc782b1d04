import * as vscode from "vscode";
import { numberOf } from "../core/typedNumber.ts";
import { Disposables } from "./disposables.ts";

/** What a step says when the user goes back; undefined says that they left. */
export const back = Symbol("back");
export type Answer<T> = T | typeof back | undefined;

/** Where a step stands in its sequence. */
export interface StepFrame {
	readonly title: string;
	/** From 1. */
	readonly step: number;
	readonly total: number;
}

/** Takes what was answered before, and gives it back with the answer of this step. */
export type Step<State> = (state: State, frame: StepFrame) => Promise<Answer<State>>;

/**
 * Runs steps one after the other; Back returns to the one before with the answers as they stood. Resolves with all
 * answers, or with undefined when the user left.
 */
export async function runSteps<State>(
	title: string,
	steps: readonly Step<State>[],
	start: State,
): Promise<State | undefined> {
	const states = [start];
	for (let at = 0; at < steps.length; ) {
		const answer = await steps[at]?.(states[at] ?? start, { title, step: at + 1, total: steps.length });
		if (answer === undefined) return undefined;
		if (answer === back) {
			at = Math.max(0, at - 1);
			continue;
		}
		at++;
		states[at] = answer;
	}
	return states[steps.length];
}

export interface TextQuestion {
	readonly prompt: string;
	readonly placeholder?: string;
	readonly value?: string;
	/** What is wrong with a text, in words, as it is typed; undefined when it can be accepted. */
	readonly problemOf?: (text: string) => string | undefined;
}

/** Asks for a line of text, trimmed. An empty one is an answer, unless `problemOf` says otherwise. */
export function askText(frame: StepFrame, question: TextQuestion): Promise<Answer<string>> {
	const { prompt, placeholder, value = "", problemOf = () => undefined } = question;
	const input = vscode.window.createInputBox();
	input.prompt = prompt;
	if (placeholder !== undefined) input.placeholder = placeholder;
	input.value = value;
	const check = (text: string) => {
		input.validationMessage = problemOf(text.trim()) ?? "";
		return input.validationMessage === "";
	};
	return show<string, vscode.InputBox>(input, frame, (answer, disposables) => {
		disposables.add(input.onDidChangeValue(check));
		disposables.add(
			input.onDidAccept(() => {
				if (check(input.value)) answer(input.value.trim());
			}),
		);
	});
}

/** For `problemOf`, where a number or nothing is to be typed. */
export function numberProblem(typed: string): string | undefined {
	return typed === "" || numberOf(typed) !== undefined
		? undefined
		: vscode.l10n.t("Write it as a number, such as 1500 or 0.5.");
}

export interface Choice<Item extends vscode.QuickPickItem> {
	readonly placeholder: string;
	readonly items: readonly Item[];
	/** Marked from the start: Enter takes it. */
	readonly active?: Item;
}

/** Lets the user choose one item. */
export function pickOne<Item extends vscode.QuickPickItem>(
	frame: StepFrame,
	choice: Choice<Item>,
): Promise<Answer<Item>> {
	const pick = quickPick(choice);
	if (choice.active) pick.activeItems = [choice.active];
	return show<Item, vscode.QuickPick<Item>>(pick, frame, (answer, disposables) => {
		disposables.add(
			pick.onDidAccept(() => {
				const [item] = pick.activeItems;
				if (item) answer(item);
			}),
		);
	});
}

/** Lets the user mark any number of items, starting from `selected`. */
export function pickMany<Item extends vscode.QuickPickItem>(
	frame: StepFrame,
	choice: Choice<Item> & { readonly selected: readonly Item[] },
): Promise<Answer<readonly Item[]>> {
	const pick = quickPick(choice);
	pick.canSelectMany = true;
	pick.selectedItems = choice.selected;
	return show<readonly Item[], vscode.QuickPick<Item>>(pick, frame, (answer, disposables) => {
		disposables.add(pick.onDidAccept(() => answer(pick.selectedItems)));
	});
}

function quickPick<Item extends vscode.QuickPickItem>({ placeholder, items }: Choice<Item>) {
	const pick = vscode.window.createQuickPick<Item>();
	pick.placeholder = placeholder;
	pick.items = items;
	pick.matchOnDescription = true;
	pick.matchOnDetail = true;
	return pick;
}

/** Shows an input as one step of several, and resolves once: with an answer, with Back, or with undefined when it closes. */
function show<
	T,
	Input extends vscode.QuickPick<never> | vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
>(
	input: Input,
	{ title, step, total }: StepFrame,
	listen: (answer: (value: T) => void, disposables: Disposables) => void,
): Promise<Answer<T>> {
	const disposables = new Disposables();
	disposables.add(input);
	input.title = title;
	if (total > 1) {
		input.step = step;
		input.totalSteps = total;
	}
	if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
	// Looking something up in a file is part of answering.
	input.ignoreFocusOut = true;
	return new Promise<Answer<T>>((resolve) => {
		const settle = (value: Answer<T>) => {
			resolve(value);
			disposables.dispose();
		};
		listen(settle, disposables);
		disposables.add(
			input.onDidTriggerButton((button) => {
				if (button === vscode.QuickInputButtons.Back) settle(back);
			}),
		);
		disposables.add(input.onDidHide(() => settle(undefined)));
		input.show();
	});
}
