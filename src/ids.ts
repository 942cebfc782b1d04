/** Every command, view and setting id; a test holds this file against package.json. */
export const extensionId = "alignment.alignment";

export const commands = {
	createIntent: "alignment.createIntent",
	openIntent: "alignment.openIntent",
	showBranch: "alignment.showBranch",
	refresh: "alignment.refresh",
	showLog: "alignment.showLog",
} as const;

/** Commands that rows and cards call with arguments; they aren't contributed, so no palette shows them. */
export const internalCommands = {
	openPlace: "alignment.openPlace",
} as const;

export const views = {
	branch: "alignment.branch",
	intent: "alignment.intent",
} as const;

export const contextKeys = {
	/** `known`, `unreadable` or `none`; unset until the first snapshot. */
	intent: "alignment.intent",
} as const;
