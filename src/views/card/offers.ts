// What the card offers where something is left to say.

import type { Finding } from "../../core/finding.ts";
import type { Words } from "../../host/words.ts";
import type { CardAction } from "../../webview/card/messages.ts";
import type { Line } from "../../webview/card/model.ts";

/** For a branch of which nobody has said whom it helps. */
export function offerAnswer({ l10n }: Words): Line {
	return {
		button: { key: "answer", label: l10n.t("Answer the why"), action: { do: "answerWhy" } },
		hint: l10n.t("two keystrokes"),
	};
}

/** For a branch of which we only guess whom it helps. */
export function offerConfirm({ l10n }: Words): Line {
	return {
		button: { key: "confirm", label: l10n.t("That's it"), action: { do: "confirmGuess" } },
		other: { key: "answer", label: l10n.t("Something else"), action: { do: "answerWhy" } },
	};
}

/** For a branch that serves what something else says: it may say so itself, or otherwise. */
export function offerOwn({ l10n }: Words): Line {
	return { button: { key: "answer", label: l10n.t("Answer the why"), action: { do: "answerWhy" } } };
}

/** Opens the first thing that is wrong in a file. */
export function openWrong(file: string, findings: readonly Finding[]): CardAction {
	const first = findings.find((finding) => finding.file === file);
	return { do: "openPlace", file, offset: first?.from ?? 0 };
}

/** `alignment.yaml` of `.alignment/alignment.yaml` */
export function nameOf(file: string): string {
	return file.slice(file.lastIndexOf("/") + 1);
}
