import * as vscode from "vscode";
import { type BurnDown, burnDown } from "../core/debt/burnDown.ts";
import type { DebtState } from "../core/debt/debtState.ts";
import { settledDebt } from "../core/debt/settled.ts";
import type { EngineeringGoal } from "../core/model.ts";
import { burnDownText, debtAndTarget } from "./debtWords.ts";
import { plainMarkdown } from "./plainMarkdown.ts";
import type { Words } from "./words.ts";

/** A goal's debt as Markdown for hovers: its count and target, and how it went; undefined until it is known. */
export function debtMarkdown(
	goal: EngineeringGoal,
	debt: DebtState | undefined,
	words: Words,
): string | undefined {
	const known = debt && settledDebt(debt)?.byGoal.get(goal.id);
	if (!known || (known.count === 0 && !goal.debt)) return undefined;
	const count = plainMarkdown(debtAndTarget(known.count, goal.debt, words));
	const course = burnDown(known, goal.debt);
	if (!course) return count;
	const text = plainMarkdown(burnDownText(course, words));
	return `${count} (${text})\n\n![${text}](${pictureUri(course)})`;
}

const width = 200;
const height = 44;
const edge = 4;

/** Pictures in hovers can't take colours from the theme; these have been looked at on both kinds. */
const colours = {
	dark: { fewer: "#89d185", more: "#d18616", same: "#9d9d9d", target: "#808080" },
	light: { fewer: "#388a34", more: "#b5651d", same: "#6e6e6e", target: "#909090" },
} as const;

function pictureUri({ points, target, tone }: BurnDown): string {
	const { kind } = vscode.window.activeColorTheme;
	const { Light, HighContrastLight } = vscode.ColorThemeKind;
	const palette = colours[kind === Light || kind === HighContrastLight ? "light" : "dark"];
	const at = (share: number, size: number) => Math.round((edge + share * (size - 2 * edge)) * 10) / 10;
	const line = points.map(({ x, y }) => `${at(x, width)},${at(y, height)}`).join(" ");
	const last = points.at(-1) ?? { x: 1, y: 0.5 };
	const dashes =
		target === undefined
			? ""
			: `<path d="M0 ${at(target, height)}H${width}" stroke="${palette.target}" stroke-dasharray="2 3"/>`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none">${dashes}<polyline points="${line}" stroke="${palette[tone]}" stroke-width="1.5" stroke-linejoin="round"/><circle cx="${at(last.x, width)}" cy="${at(last.y, height)}" r="3" fill="${palette[tone]}"/></svg>`;
	return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
