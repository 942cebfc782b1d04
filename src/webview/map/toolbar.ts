import type { Filter } from "./filter.ts";

type Control = HTMLInputElement | HTMLSelectElement;

const names = ["text", "owner", "kind", "gaps"] as const;

function control(root: Element, name: (typeof names)[number]): Control | null {
	return root.querySelector<Control>(`[data-filter="${name}"]`);
}

export function readFilter(root: Element): Filter {
	const value = (name: (typeof names)[number]) => control(root, name)?.value ?? "";
	const gaps = control(root, "gaps");
	return {
		text: value("text"),
		owner: value("owner"),
		kind: value("kind"),
		gaps: gaps instanceof HTMLInputElement && gaps.checked,
	};
}

export function writeFilter(root: Element, filter: Filter): void {
	for (const name of names) {
		const found = control(root, name);
		if (found instanceof HTMLInputElement && name === "gaps") found.checked = filter.gaps;
		// Writing what is there already would move the caret.
		else if (found && name !== "gaps" && found.value !== filter[name]) found.value = filter[name];
	}
}
