// Drawing as a value: `h` describes; `render` of dom.ts makes the document look like the description.
// User text can only become text, and only the attributes listed here can be set.

const svgTags = ["svg", "rect", "circle", "line", "path", "g", "text", "title"] as const;
const htmlTags = [
	..."bdi blockquote button div h2 h3 header input label li p section span textarea ul wbr pre".split(" "),
	..."input label optgroup option select".split(" "),
	..."caption table tbody td th thead tr".split(" "),
] as const;

const safeAttribute =
	/^(?:class|dir|id|lang|role|type|tabindex|viewBox|placeholder|scope|title|value|label|x|y|x1|x2|y1|y2|cx|cy|r|rx|d|width|height|for|value|rows|maxlength|placeholder|inputmode|disabled|(?:aria|data)-[a-z-]+)$/;

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Drawn | string | undefined | false;

export interface Drawn {
	readonly tag: string;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: readonly (Drawn | string)[];
}

/** Describes one element. Absent and false attributes and children are left out. */
export function h(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Drawn {
	if (!htmlTags.includes(tag) && !isSvg(tag)) {
		throw new Error(`<${tag}> is not on the list of safe elements`);
	}
	const kept = new Map<string, string>();
	for (const [name, value] of Object.entries(attributes)) {
		if (value === undefined || value === false) {
			continue;
		}
		if (!safeAttribute.test(name)) {
			throw new Error(`${name} is not on the list of safe attributes`);
		}
		kept.set(name, String(value));
	}
	return {
		tag,
		attributes: kept,
		children: children.filter((child) => child !== undefined && child !== false),
	};
}

/** The text that a reader of the page would get. */
export function textOf(drawn: Drawn | string): string {
	return typeof drawn === "string" ? drawn : drawn.children.map(textOf).join("");
}

export function isSvg(tag: string): boolean {
	return (svgTags as readonly string[]).includes(tag);
}
