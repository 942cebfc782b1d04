// The one action that the card offers where something is left to say.

import type { Finding } from "../../core/finding.ts";
import type { Intent } from "../../core/model.ts";
import type { CardAction } from "../../webview/card/messages.ts";
import type { Line } from "../../webview/card/model.ts";
import type { Words } from "../../host/words.ts";

interface Known {
	readonly file: string;
	readonly intent: Intent;
}

/** For a branch of which nobody has said whom it helps. */
export function offerAnswer(known: Known, words: Words): Line {
	return sayIt(known, words);
}

/** For a branch of which we only guess whom it helps. */
export function offerConfirm(known: Known, words: Words): Line {
	return sayIt(known, words);
}

// Until the why can be answered here, it can be said where standing links are.
function sayIt({ file, intent }: Known, { l10n }: Words): Line {
	const first = intent.branches[0];
	const action: CardAction = first ? { do: "openPlace", file, offset: first.at.from } : { do: "openIntent" };
	return { button: { key: "say", label: l10n.t("Say it in {0}", nameOf(file)), action } };
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
