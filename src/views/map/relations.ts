import { titleOf } from "../../core/intent/links.ts";
import { isolated, list, type Words } from "../../host/words.ts";
import type { MapKind, MapLink } from "../../webview/map/model.ts";
import type { MapContext } from "./context.ts";

/** A node's links in whole sentences: first what it serves, then what serves it. */
export function relationsOf(key: string, links: readonly MapLink[], { known, words }: MapContext): string[] {
	const names = (keys: readonly string[], kind: MapKind) =>
		list(
			keys
				.filter((other) => other.startsWith(`${kind}:`))
				.map((other) => other.slice(kind.length + 1))
				.map((id) => isolated(kind === "branch" ? id : (titleOf(known.intent, id) ?? id))),
			words,
		);
	const serves = links.filter(({ from }) => from === key).map(({ to }) => to);
	const servedBy = links.filter(({ to }) => to === key).map(({ from }) => from);
	const kind = key.slice(0, key.indexOf(":")) as MapKind;
	return [
		...kindsServed.map((other) => ({ text: names(serves, other), say: sayServes(kind, other, words) })),
		...kindsServing.map((other) => ({ text: names(servedBy, other), say: sayServed(other, words) })),
	].flatMap(({ text, say }) => (text === "" ? [] : [say(text)]));
}

const kindsServed = ["problem", "objective", "keyResult", "goal"] as const;
const kindsServing = ["objective", "keyResult", "goal", "branch"] as const;

type Say = (names: string) => string;

function sayServes(kind: MapKind, served: (typeof kindsServed)[number], { l10n }: Words): Say {
	if (kind === "branch") return (names) => l10n.t("Serves {0}.", names);
	const says: Readonly<Record<typeof served, Say>> = {
		problem: (names) => l10n.t("Solves {0}.", names),
		objective: (names) => l10n.t("Measures {0}.", names),
		keyResult: (names) => l10n.t("Supports {0}.", names),
		goal: (names) => l10n.t("Serves {0}.", names),
	};
	return says[served];
}

function sayServed(by: (typeof kindsServing)[number], { l10n }: Words): Say {
	const says: Readonly<Record<typeof by, Say>> = {
		objective: (names) => l10n.t("Solved by {0}.", names),
		keyResult: (names) => l10n.t("Measured by {0}.", names),
		goal: (names) => l10n.t("Supported by {0}.", names),
		branch: (names) => l10n.t("Worked on by {0}.", names),
	};
	return says[by];
}
