import { type Drawn, h } from "../drawn.ts";
import type { CardAction } from "./messages.ts";
import type { Button, Line } from "./model.ts";

/** A button that carries its action as data; one listener at the root obeys them all. */
export function pressable(look: "link" | "open", button: Button): Drawn {
	return h(
		"button",
		{ type: "button", class: look, "data-key": `press:${button.key}`, "data-action": encode(button.action) },
		button.label,
	);
}

export function encode(action: CardAction): string {
	return JSON.stringify(action);
}

/** Text, one action, a hint; the style sheet puts dots between them. */
export function drawLine({ text, button, other, hint }: Line, look: string): Drawn {
	return h(
		"p",
		{ class: `pieces ${look}` },
		text !== undefined && h("span", {}, text),
		button && h("span", {}, pressable("link", button)),
		other && h("span", {}, pressable("link", other)),
		hint !== undefined && h("span", { class: "hint" }, hint),
	);
}
