/** Work that can be left and gone on with at each `yield`. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all of it at once. */
export function finished<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
