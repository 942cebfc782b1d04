import type { Finding } from "../finding.ts";

/**
 * Whether a finding is about the shape of a file: our JSON Schema says the same of it, so where another extension
 * validates with that, there is no need to say it twice.
 */
export function isShape(finding: Finding): boolean {
	// The front matter of Markdown is nobody else's.
	if (finding.file.endsWith(".md")) return false;
	switch (finding.code) {
		case "yaml-broken":
		case "wrong-type":
		case "missing-key":
		case "unknown-key":
		case "bad-version":
		case "duplicate-key":
		case "bad-id":
		case "bad-date":
			return true;
		case "bad-value":
			// A score is held against its own scale, which no schema can do.
			return finding.key !== "score";
		default:
			return false;
	}
}
