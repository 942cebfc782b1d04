import { type Child, type Drawn, h } from "../drawn.ts";
import { drawDebtRows, drawGoalDebt } from "./drawDebt.ts";
import { drawAnswered, drawQuestion } from "./drawForm.ts";
import { drawKeyResult } from "./drawKeyResult.ts";
import { drawLine, pressable } from "./drawText.ts";
import type { PageState } from "./formState.ts";
import type { Block, GoalBlock, LessonBlock, ObjectiveBlock, ProblemBlock, Titled } from "./model.ts";

export function drawBlock(block: Block, page: PageState): Drawn {
	switch (block.kind) {
		case "problem":
			return drawProblem(block);
		case "objective":
			return drawObjective(block);
		case "keyResult":
			return drawKeyResult(block);
		case "goal":
			return drawGoal(block);
		case "lesson":
			return drawLesson(block);
		case "question":
			return drawQuestion(block, page);
		case "answered":
			return drawAnswered(block, page);
		case "debt":
			return drawDebtRows(block.key, block.rows);
		case "sentence":
			return h("p", { class: block.isQuiet ? "sentence quiet" : "sentence", dir: "auto" }, block.text);
		case "quote":
			return h("blockquote", { class: "quote", dir: "auto" }, block.text);
		case "output":
			return h("pre", { class: "output", dir: "ltr" }, block.text);
		case "outcomes":
			return drawOutcomes(block.outcomes);
		case "line":
			return drawLine(block, "line");
	}
}

function drawProblem(problem: ProblemBlock): Drawn {
	if (problem.size === "small") {
		const who = problem.who !== undefined && h("p", { class: "source", dir: "auto" }, problem.who);
		return titled(problem, title(problem), who);
	}
	return titled(
		problem,
		problem.who !== undefined && h("p", { class: "overline", dir: "auto" }, problem.who),
		title(problem),
		problem.outcomes.length > 0 && drawOutcomes(problem.outcomes),
	);
}

function drawOutcomes(outcomes: readonly string[]): Drawn {
	return h(
		"ul",
		{ class: "outcomes", role: "list" },
		...outcomes.map((text) => h("li", { dir: "auto" }, text)),
	);
}

function drawObjective(objective: ObjectiveBlock): Drawn {
	return titled(objective, overline(objective), title(objective), ...objective.keyResults.map(drawKeyResult));
}

function drawGoal(goal: GoalBlock): Drawn {
	const inFull = goal.size !== "small";
	return titled(
		goal,
		inFull && overline(goal),
		title(goal),
		inFull && goal.because !== undefined && h("p", { class: "because", dir: "auto" }, goal.because),
		inFull && goal.supports !== undefined && h("p", { class: "supports", dir: "auto" }, goal.supports),
		inFull && goal.debt && drawGoalDebt(goal.debt),
	);
}

function drawLesson(lesson: LessonBlock): Drawn {
	return h(
		"div",
		{ class: "block lesson", "data-key": lesson.key },
		h("p", { dir: "auto" }, pressable("open", { ...lesson, label: lesson.text, action: lesson.open })),
		h(
			"p",
			{ class: "source pieces", dir: "auto" },
			h("span", {}, lesson.source),
			lesson.heed && h("span", {}, pressable("link", lesson.heed)),
		),
	);
}

function titled(block: Titled & { readonly kind: string }, ...children: readonly Child[]): Drawn {
	return h("div", { class: `block ${block.kind} ${block.size}`, "data-key": block.key }, ...children);
}

function overline({ label, aside }: Titled): Child {
	return (
		label !== undefined &&
		h(
			"div",
			{ class: "over" },
			h("p", { class: "overline" }, label),
			aside !== undefined && h("span", { class: "aside" }, aside),
		)
	);
}

/** The heading of a block, which opens the place where it is written. */
export function title({ key, title: text, size, open, aside, label }: Titled): Drawn {
	const heading = h(
		size === "large" ? "h2" : "h3",
		{ class: "title", dir: "auto" },
		pressable("open", { key, label: text, action: open }),
	);
	return label === undefined && aside !== undefined
		? h("div", { class: "row" }, heading, h("span", { class: "aside" }, aside))
		: heading;
}
