import type * as vscode from "vscode";
import { Disposables } from "./host/disposables.ts";
import { registerLazily } from "./host/lazyCommands.ts";
import {
	checkInCommands,
	debtCommands,
	intentCommands,
	laterCommands,
	ritualCommands,
	whyCommands,
} from "./ids.ts";
import type { Surroundings } from "./later.ts";

/** Commands that are there from the start, and whose code is loaded when they are run. */
export function registerLaterCommands(surroundings: Surroundings): vscode.Disposable {
	const { context, folders, git, log } = surroundings;
	const disposables = new Disposables();
	const later = disposables.add(
		registerLazily(laterCommands, async () => {
			const { registerLater } = await import("./later.ts");
			return () => registerLater(surroundings);
		}),
	);
	// VS Code reads modules without waiting: within `activate`, all of them would be a part of it.
	const soon = setImmediate(() => {
		later
			.load()
			.catch((error: unknown) => log.error("later", error instanceof Error ? error : String(error)));
	});
	disposables.add({ dispose: () => clearImmediate(soon) });
	disposables.add(
		registerLazily(intentCommands, async () => {
			const { registerIntentCommands } = await import("./views/intent/intentCommands.ts");
			return () => registerIntentCommands(folders, log);
		}),
	);
	disposables.add(
		registerLazily(whyCommands, async () => {
			const { registerWhyCommands } = await import("./views/why/whyCommands.ts");
			const { recordFiles } = await import("./host/recordFiles.ts");
			const records = recordFiles({ git, log });
			return () => registerWhyCommands({ folders, git, records, log, memento: context.workspaceState });
		}),
	);
	disposables.add(
		registerLazily(ritualCommands, async () => {
			const { registerRitualCommands } = await import("./views/rituals/ritualCommands.ts");
			const { recordFiles } = await import("./host/recordFiles.ts");
			const records = recordFiles({ git, log });
			return () => registerRitualCommands({ folders, records, log });
		}),
	);
	disposables.add(
		registerLazily(debtCommands, async () => {
			const { registerDebtCommands } = await import("./views/debtFlags/debtCommands.ts");
			return () => registerDebtCommands({ folders, log, memento: context.workspaceState });
		}),
	);
	disposables.add(
		registerLazily(checkInCommands, async () => {
			const { registerCheckInCommands } = await import("./views/checkIns/checkInCommands.ts");
			return () => registerCheckInCommands(folders, log);
		}),
	);
	return disposables;
}
