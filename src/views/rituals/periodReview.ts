import * as vscode from "vscode";
import { blockText } from "../../core/rituals/document.ts";
import { reviewOf } from "../../core/rituals/review.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Proposals } from "../../host/proposal.ts";
import { createDocument, keptReview, showPreview } from "../../host/ritualFiles.ts";
import { untilKnown } from "../../host/untilKnown.ts";
import { reviewText } from "./reviewText.ts";

const scheme = "alignment-review";

/** The period on one page, to be read; a copy of it is kept when somebody asks for one. */
export class PeriodReviews implements vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
	readonly #texts = new Map<string, string>();

	constructor() {
		this.#disposables.add(
			vscode.workspace.registerTextDocumentContentProvider(scheme, {
				onDidChange: this.#changed.event,
				provideTextDocumentContent: ({ path }) => this.#texts.get(path) ?? "",
			}),
		);
	}

	/** Shows it in the editor's own preview. */
	async show(folder: FolderModel): Promise<void> {
		const page = await compose(folder);
		if (!page) return;
		const uri = vscode.Uri.from({ scheme, path: `/${folder.name}/${page.period}.md` });
		this.#texts.set(uri.path, page.text);
		this.#changed.fire(uri);
		await showPreview(uri);
	}

	/** Keeps it under `.alignment/periods/`; one that is kept already is brought up to date. Resolves with its file. */
	async save(folder: FolderModel, proposals: Proposals): Promise<string | undefined> {
		const page = await compose(folder);
		if (!page) return undefined;
		const kept = await keptReview(folder, page.period);
		if (kept !== undefined) {
			await proposals.offer({ folder, file: kept, blocksOf: () => new Map([["review", page.text]]) });
			return kept;
		}
		return createDocument(folder, {
			kind: "period review",
			title: page.period,
			day: page.today,
			textOf: () => `${blockText("review", page.text)}\n`,
		});
	}

	dispose(): void {
		this.#disposables.dispose();
	}
}

interface Page {
	/** What the period is called, for a file's name. */
	readonly period: string;
	readonly today: string;
	readonly text: string;
}

async function compose(folder: FolderModel): Promise<Page | undefined> {
	const title = vscode.l10n.t("Looking back on the period");
	const snapshot = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
		untilKnown(folder, ["history", "lines", "debt"]),
	);
	const review = snapshot && reviewOf(snapshot);
	if (!review) return undefined;
	const words = { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today };
	const period = review.name ?? `${review.range.from} ${review.range.to}`;
	return { period, today: snapshot.today, text: reviewText(review, words) };
}
