import type * as vscode from "vscode";
import type { RecordFields } from "../../core/branch/recordText.ts";
import type { Ref, Said, WhyRecord } from "../../core/model.ts";

/** An answer as it comes to be; plain data, so that it can be kept. */
export interface Draft {
	/** Empty until the first step is done. */
	readonly serves: Said;
	/** Problems that aren't in alignment.yaml yet. */
	readonly added: readonly NewProblem[];
	readonly why?: string;
	/** Whether somebody wrote the why, so that another choice of what it serves leaves it alone. */
	readonly ownWhy: boolean;
	readonly expects: readonly (readonly [Ref, number])[];
	readonly outcomes: readonly string[];
	readonly rework?: NonNullable<WhyRecord["rework"]>;
}

export interface NewProblem {
	readonly id: string;
	readonly title: string;
}

export const emptyDraft: Draft = { serves: [], added: [], ownWhy: false, expects: [], outcomes: [] };

export function draftOf({ serves = [], why, expects, outcomes, rework }: WhyRecord): Draft {
	return {
		serves,
		added: [],
		...(why !== undefined && { why }),
		ownWhy: why !== undefined,
		expects: [...expects],
		outcomes,
		...(rework && { rework }),
	};
}

export function fieldsOf({ serves, why, expects, outcomes, rework }: Draft): Omit<RecordFields, "branch"> {
	return {
		serves,
		...(why !== undefined && { why }),
		expects: new Map(expects),
		outcomes,
		...(rework && { rework }),
	};
}

const key = "alignment.answers";
/** Branches come and go; the oldest drafts go with them. */
const mostDrafts = 20;

/** Answers that somebody left half-way, by branch; on this machine only. */
export class Drafts {
	readonly #memento: vscode.Memento;

	constructor(memento: vscode.Memento) {
		this.#memento = memento;
	}

	get(branch: string): Draft | undefined {
		return this.#all.find(([of]) => of === branch)?.[1];
	}

	async set(branch: string, draft: Draft | undefined): Promise<void> {
		const others = this.#all.filter(([of]) => of !== branch);
		const all = draft ? [...others, [branch, draft] as const].slice(-mostDrafts) : others;
		await this.#memento.update(key, all.length > 0 ? all : undefined);
	}

	get #all(): readonly (readonly [string, Draft])[] {
		return this.#memento.get(key, []);
	}
}
