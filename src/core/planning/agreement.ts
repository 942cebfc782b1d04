import { intentAt, type PastState } from "../history/past.ts";
import { type IntentChange, intentChanges } from "../intent/changes.ts";
import { type Agreement, type AgreementRole, agreementRoles, type Intent } from "../model.ts";

/** What somebody agreed to, against what the file says now. */
export interface Signed {
	readonly agreement: Agreement;
	/**
	 * What has become different of objectives, key results and engineering goals since; empty while the agreement
	 * stands, and undefined where nobody can tell, as without git.
	 */
	readonly since?: readonly IntentChange[];
}

export interface AgreementState {
	/** In the file's order. */
	readonly signed: readonly Signed[];
	/** Sides on which nobody has agreed to what the file says now. */
	readonly missing: readonly AgreementRole[];
}

/** Who stands by the goals as they are now. An agreement counts from the first version of the file that holds it. */
export function agreementState(intent: Intent, past: PastState): AgreementState {
	const signed = intent.agreed.map((agreement) => signedState(agreement, intent, past));
	const standing = signed.filter(({ since }) => since === undefined || since.length === 0);
	return {
		signed,
		missing: agreementRoles.filter((role) => !standing.some(({ agreement }) => agreement.role === role)),
	};
}

function signedState(agreement: Agreement, intent: Intent, past: PastState): Signed {
	if (past.state !== "known") return { agreement };
	const then = versionSigned(agreement, past);
	// Given since the last commit, and so to what is there now.
	if (then === undefined) return { agreement, since: [] };
	return { agreement, since: intentChanges(then, intent).filter(({ kind }) => kind !== "problem") };
}

/** The oldest version of the unbroken run of versions up to now that hold the agreement. */
function versionSigned(agreement: Agreement, past: PastState & { state: "known" }): Intent | undefined {
	let then: Intent | undefined;
	for (const { intent } of past.versions) {
		if (!intent.agreed.some((other) => isSame(other, agreement))) break;
		then = intent;
	}
	return then ?? atItsDay(agreement, past);
}

/** An agreement that was typed in and not committed yet may be about an earlier day. */
function atItsDay({ on }: Agreement, past: PastState): Intent | undefined {
	return on === undefined ? undefined : intentAt(past, Date.parse(`${on}T23:59:59Z`) / 1000)?.intent;
}

function isSame(a: Agreement, b: Agreement): boolean {
	return a.who === b.who && a.role === b.role && a.on === b.on;
}
