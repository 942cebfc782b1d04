import * as vscode from "vscode";
import type { Finding, Problematic, Shape } from "../core/finding.ts";
import type { RefKind } from "../core/model.ts";
import type { Provenance } from "../core/snapshot.ts";
import type { Refusal } from "../core/yamlEditChange.ts";

/** Errors are what keeps the file from being read; everything else still works and only warns. */
export function severityOf(finding: Finding): vscode.DiagnosticSeverity {
	switch (finding.code) {
		case "yaml-broken":
		case "conflict-markers":
		case "unreadable-file":
		case "too-large":
		case "empty-file":
			return vscode.DiagnosticSeverity.Error;
		case "double-release":
			return vscode.DiagnosticSeverity.Information;
		case "dangling-reference":
			// A record of past work may well name what is no longer promised.
			return finding.file.startsWith(".alignment/")
				? vscode.DiagnosticSeverity.Information
				: vscode.DiagnosticSeverity.Warning;
		default:
			return vscode.DiagnosticSeverity.Warning;
	}
}

/** What is wrong and what to do next, in whole sentences. */
export function messageOf(finding: Problematic): string {
	const { l10n } = vscode;
	switch (finding.code) {
		case "yaml-broken":
			return l10n.t("This is not valid YAML: {0}", finding.detail);
		case "conflict-markers":
			return l10n.t(
				"This file holds conflict markers. Resolve the merge; until then its last good state is shown.",
			);
		case "unreadable-file":
			return finding.detail;
		case "too-large":
			return l10n.t(
				"This file has {0} kB and is not read: {1} kB is the limit. Move what is past into another file.",
				Math.ceil(finding.bytes / 1000),
				Math.floor(finding.limit / 1000),
			);
		case "empty-file":
			return l10n.t("This file is empty. Start with `version: 1` and a problem.");
		case "wrong-type":
			return l10n.t(
				"“{0}” should be {1}, and is {2}.",
				finding.key,
				shapeName(finding.expected),
				shapeName(finding.actual),
			);
		case "missing-key":
			return l10n.t("“{0}” has no {1} yet. Add `{1}:`.", finding.of, finding.key);
		case "unknown-key":
			return withProposal(
				l10n.t("“{0}” is not a key that means something here.", finding.key),
				finding.didYouMean,
			);
		case "bad-value":
			return withProposal(
				l10n.t(
					"“{0}” can't be “{1}”. It is one of: {2}.",
					finding.key,
					finding.value,
					finding.allowed.join(", "),
				),
				finding.didYouMean,
			);
		case "bad-version":
			return l10n.t("This file says version {0}; this extension reads version 1.", finding.value);
		case "duplicate-key":
			return l10n.t("“{0}” stands here twice. Keep one of them.", finding.key);
		case "bad-id":
			return withProposal(
				finding.id === "none"
					? l10n.t("“none” can't be an id: `serves: none` says that a branch serves nothing.")
					: l10n.t("“{0}” can't be an id: ids are lower-case words joined by dashes.", finding.id),
				finding.proposal,
			);
		case "duplicate-id":
			return l10n.t(
				"“{0}” is already the id of {1}. Every id names one thing; choose another here.",
				finding.id,
				kindName(finding.first),
			);
		case "dangling-reference":
			return withProposal(
				l10n.t("There is no {0} “{1}”.", kindNames(finding.kinds), finding.ref),
				finding.didYouMean,
			);
		case "wrong-reference":
			return withProposal(
				l10n.t(
					"“{0}” is {1}; here belongs {2}.",
					finding.ref,
					kindName(finding.actual),
					kindNames(finding.kinds),
				),
				finding.instead[0],
			);
		case "bad-date":
			return l10n.t("“{0}” is not a date. Write it as 2026-12-31.", finding.value);
		case "bad-period":
			return l10n.t("The period ends on {1}, before it starts on {0}.", finding.start, finding.end);
		case "capacity-sum":
			return l10n.t("Capacity adds up to {0} percent, not to 100.", finding.sum);
		case "double-release":
			return l10n.t(
				"{1} is a post-mortem of {0}, too. Merge them, or name another release here.",
				finding.release,
				finding.other,
			);
	}
}

function withProposal(message: string, proposal: string | undefined): string {
	return proposal === undefined ? message : vscode.l10n.t("{0} Did you mean “{1}”?", message, proposal);
}

export function kindName(kind: RefKind): string {
	const { l10n } = vscode;
	switch (kind) {
		case "problem":
			return l10n.t("a problem");
		case "objective":
			return l10n.t("an objective");
		case "key result":
			return l10n.t("a key result");
		case "engineering goal":
			return l10n.t("an engineering goal");
	}
}

function kindNames(kinds: readonly RefKind[]): string {
	return new Intl.ListFormat(vscode.env.language, { type: "disjunction" }).format(kinds.map(bareKindName));
}

export function bareKindName(kind: RefKind): string {
	const { l10n } = vscode;
	switch (kind) {
		case "problem":
			return l10n.t("problem");
		case "objective":
			return l10n.t("objective");
		case "key result":
			return l10n.t("key result");
		case "engineering goal":
			return l10n.t("engineering goal");
	}
}

function shapeName(shape: Shape): string {
	const { l10n } = vscode;
	switch (shape) {
		case "text":
			return l10n.t("text");
		case "number":
			return l10n.t("a number");
		case "true or false":
			return l10n.t("true or false");
		case "list":
			return l10n.t("a list");
		case "map":
			return l10n.t("keys with values");
		case "nothing":
			return l10n.t("empty");
		case "date":
			return l10n.t("a date");
	}
}

/** Where the knowledge comes from that a branch serves something; undefined where nobody said. */
export function provenanceOf(how: Provenance): string | undefined {
	const { l10n } = vscode;
	switch (how.by) {
		case "record":
			return l10n.t("Said in {0}", how.file);
		case "standing link":
			return l10n.t("From the pattern {0} in alignment.yaml", how.pattern);
		case "guess":
			return l10n.t("A guess from the branch's name");
		case "inherited":
			return l10n.t("Inherited from {0}", how.from);
		case "nobody":
			return undefined;
	}
}

/** Why an edit of `file` was refused, and what to do next. */
export function refusalMessage(file: string, refusal: Refusal): string {
	const { l10n } = vscode;
	switch (refusal.code) {
		case "yaml-broken":
			return l10n.t("{0} is not valid YAML at the moment, so nothing was changed. Mend it first.", file);
		case "conflict-markers":
			return l10n.t("{0} holds conflict markers, so nothing was changed. Resolve the merge first.", file);
		case "too-large":
			return l10n.t(
				"{0} would have {1} kB, and {2} kB is the limit. Nothing was changed; move what is past into another file.",
				file,
				Math.ceil(refusal.bytes / 1000),
				Math.floor(refusal.limit / 1000),
			);
		case "not-found":
			return l10n.t("“{1}” is no longer in {0}. Nothing was changed.", file, refusal.path.join("."));
		case "wrong-shape":
			return l10n.t(
				"“{1}” in {0} is {2} where {3} belongs. Nothing was changed; mend it first.",
				file,
				refusal.path.join("."),
				shapeName(refusal.actual),
				shapeName(refusal.expected),
			);
		case "key-exists":
			return l10n.t("“{1}” is already in {0}. Nothing was changed.", file, refusal.key);
		case "duplicate-key":
			return l10n.t(
				"“{1}” stands twice in {0}. Nothing was changed; keep one of them first.",
				file,
				refusal.key,
			);
		case "alias":
			return l10n.t("What would change in {0} is the alias *{1}. Edit it by hand.", file, refusal.alias);
		case "anchor-in-use":
			return l10n.t(
				"What would change in {0} is used elsewhere as *{1}. Edit it by hand.",
				file,
				refusal.anchor,
			);
		case "merged-key":
			return l10n.t(
				"“{1}” in {0} comes from another place through “<<”. Edit it by hand.",
				file,
				refusal.key,
			);
		case "tagged":
			return l10n.t("What would change in {0} carries the tag {1}. Edit it by hand.", file, refusal.tag);
		case "bad-value":
		case "not-the-change":
			return l10n.t("{0} can't take this change without changing something else. Edit it by hand.", file);
	}
}
