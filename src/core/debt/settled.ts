import type { DebtState, KnownDebt } from "./debtState.ts";

/** Debt whose counts can be said: while files are looked at for the first time, they would only run. */
export function settledDebt(debt: DebtState): KnownDebt | undefined {
	return debt.state === "known" || (debt.state === "scanning" && debt.engine !== undefined)
		? debt
		: undefined;
}
