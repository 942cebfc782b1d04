import { type Drawn, isSvg } from "./drawn.ts";

/** Makes `parent` hold exactly `children`; elements that stay keep their focus. */
export function render(parent: Element, children: readonly (Drawn | string)[]): void {
	children.forEach((child, index) => {
		const there = parent.childNodes[index];
		const next = there && fits(there, child) ? there : make(child);
		if (next !== there) {
			there ? there.replaceWith(next) : parent.append(next);
		}
		update(next, child);
	});
	while (parent.childNodes.length > children.length) {
		parent.lastChild?.remove();
	}
}

function fits(node: Node, drawn: Drawn | string): boolean {
	if (typeof drawn === "string") {
		return node.nodeType === Node.TEXT_NODE;
	}
	return (
		node instanceof Element &&
		node.localName === drawn.tag &&
		(node.getAttribute("data-key") ?? undefined) === drawn.attributes.get("data-key")
	);
}

function make(drawn: Drawn | string): Element | Text {
	if (typeof drawn === "string") {
		return document.createTextNode(drawn);
	}
	return isSvg(drawn.tag)
		? document.createElementNS("http://www.w3.org/2000/svg", drawn.tag)
		: document.createElement(drawn.tag);
}

function update(node: Node, drawn: Drawn | string): void {
	if (typeof drawn === "string") {
		if (node.textContent !== drawn) {
			node.textContent = drawn;
		}
		return;
	}
	const element = node as Element;
	for (const name of element.getAttributeNames()) {
		if (!drawn.attributes.has(name)) {
			element.removeAttribute(name);
		}
	}
	for (const [name, value] of drawn.attributes) {
		if (element.getAttribute(name) !== value) {
			element.setAttribute(name, value);
		}
	}
	render(element, drawn.children);
}
