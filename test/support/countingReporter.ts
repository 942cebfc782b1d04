import Mocha from "mocha";
import { countsLine } from "./counts.ts";

/** The usual report, and the counts in a form that a program can read. */
class CountingReporter extends Mocha.reporters.Spec {
	constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
		super(runner, options);
		runner.once("end", () => {
			const { passes, failures } = this.stats;
			process.stdout.write(`${countsLine({ passed: passes, failed: failures })}\n`);
		});
	}
}

// biome-ignore lint/style/noDefaultExport: mocha loads a reporter by its default export
export default CountingReporter;
