import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The demo's agreement of the fourth quarter, from its template: what stands only before it is left out. */
export const shopYaml = ofLastQuarter(
	readFileSync(join(import.meta.dirname, "..", "demo", "shop", "alignment.yaml.txt"), "utf8"),
);

function ofLastQuarter(template: string): string {
	const conditions: boolean[] = [];
	const kept: string[] = [];
	for (const line of template.split("\n")) {
		const [, directive, flag = ""] = /^@@ (end|else|(?:[+-][\w-]+))?(.*)$/.exec(line) ?? [];
		if (directive === "end") conditions.pop();
		else if (directive === "else") conditions.push(!conditions.pop());
		else if (directive !== undefined) conditions.push(directive.startsWith("+") && flag === "");
		else if (conditions.every(Boolean) && !/@@-align-q4\s*$/.test(line))
			kept.push(line.replace(/\s*@@\+[\w-]+\s*$/, ""));
	}
	return kept.join("\n");
}
