import { deepEqual, throws } from "node:assert/strict";
import { h, textOf } from "./drawn.ts";

describe("description of a page", () => {
	it("keeps text as text", () => {
		deepEqual(h("p", { class: "title" }, "<b>&amp;").children, ["<b>&amp;"]);
	});

	it("leaves out what is absent", () => {
		const drawn = h("p", { id: undefined, hidden: false, "aria-label": "a" }, undefined, false, "b");
		deepEqual([...drawn.attributes], [["aria-label", "a"]]);
		deepEqual(drawn.children, ["b"]);
	});

	it("reads its text in order", () => {
		deepEqual(textOf(h("p", {}, "a", h("wbr"), h("bdi", {}, "b"), "c")), "abc");
	});

	for (const name of ["style", "onclick", "href", "src", "srcdoc", "xlink:href", "action"]) {
		it(`refuses the attribute ${name}`, () => throws(() => h("div", { [name]: "x" })));
	}

	for (const tag of ["script", "iframe", "a", "img", "style", "foreignObject", "use"]) {
		it(`refuses the element ${tag}`, () => throws(() => h(tag)));
	}
});
