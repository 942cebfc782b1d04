/** Every command, view and setting id; a test holds this file against package.json. */
export const extensionId = "alignment.alignment";

export const commands = {
	createIntent: "alignment.createIntent",
	openIntent: "alignment.openIntent",
	addProblem: "alignment.addProblem",
	addObjective: "alignment.addObjective",
	addKeyResult: "alignment.addKeyResult",
	addGoal: "alignment.addGoal",
	linkBranch: "alignment.linkBranch",
	goToIntent: "alignment.goToIntent",
	answerWhy: "alignment.answerWhy",
	askQuestion: "alignment.askQuestion",
	proposeAlternative: "alignment.proposeAlternative",
	showBranch: "alignment.showBranch",
	openMap: "alignment.openMap",
	planPeriod: "alignment.planPeriod",
	commitToGoals: "alignment.commitToGoals",
	startNextPeriod: "alignment.startNextPeriod",
	tagDebt: "alignment.tagDebt",
	linkDebt: "alignment.linkDebt",
	removeDebtTag: "alignment.removeDebtTag",
	createGoalFromDebt: "alignment.createGoalFromDebt",
	showDebt: "alignment.showDebt",
	chooseDebtScope: "alignment.chooseDebtScope",
	groupDebt: "alignment.groupDebt",
	filterDebt: "alignment.filterDebt",
	clearDebtFilter: "alignment.clearDebtFilter",
	scanDebt: "alignment.scanDebt",
	stopDebtScan: "alignment.stopDebtScan",
	expandDebt: "alignment.expandDebt",
	nextDebt: "alignment.nextDebt",
	previousDebt: "alignment.previousDebt",
	revealDebt: "alignment.revealDebt",
	exportDebt: "alignment.exportDebt",
	startWork: "alignment.startWork",
	switchBranch: "alignment.switchBranch",
	copyPullRequestDescription: "alignment.copyPullRequestDescription",
	insertServesTrailer: "alignment.insertServesTrailer",
	refresh: "alignment.refresh",
	showLog: "alignment.showLog",
	askAgain: "alignment.askAgain",
	prepareDeepDive: "alignment.prepareDeepDive",
	askInDeepDive: "alignment.askInDeepDive",
	useDeepDiveAnswer: "alignment.useDeepDiveAnswer",
	writePostMortem: "alignment.writePostMortem",
	refreshDocument: "alignment.refreshDocument",
	reviewPeriod: "alignment.reviewPeriod",
	savePeriodReview: "alignment.savePeriodReview",
	openDocumentSource: "alignment.openDocumentSource",
	completeAction: "alignment.completeAction",
	heedLesson: "alignment.heedLesson",
	retireLesson: "alignment.retireLesson",
	recordCheckIn: "alignment.recordCheckIn",
	importCheckIns: "alignment.importCheckIns",
	whyLine: "alignment.whyLine",
	whyFile: "alignment.whyFile",
	openStory: "alignment.openStory",
	openMeasures: "alignment.openMeasures",
	exportMeasures: "alignment.exportMeasures",
} as const;

/** Commands that rows and cards call with arguments; they aren't contributed, so no palette shows them. */
export const internalCommands = {
	openPlace: "alignment.openPlace",
	openCommit: "alignment.openCommit",
	confirmGuess: "alignment.confirmGuess",
	stillRight: "alignment.stillRight",
	showSuspect: "alignment.showSuspect",
	linkDebtTo: "alignment.linkDebtTo",
	openDebt: "alignment.openDebt",
	readDocument: "alignment.readDocument",
	heedLesson: "alignment.heedLessonHere",
} as const;

/** Commands of what is registered as soon as the extension has started; see later.ts. */
export const laterCommands: readonly string[] = [
	commands.createIntent,
	commands.askAgain,
	commands.planPeriod,
	commands.commitToGoals,
	commands.startNextPeriod,
	commands.openMeasures,
	commands.exportMeasures,
	commands.showDebt,
	commands.chooseDebtScope,
	commands.groupDebt,
	commands.filterDebt,
	commands.clearDebtFilter,
	commands.scanDebt,
	commands.stopDebtScan,
	commands.expandDebt,
	commands.nextDebt,
	commands.previousDebt,
	commands.revealDebt,
	commands.exportDebt,
	internalCommands.openDebt,
	commands.whyLine,
	commands.whyFile,
	commands.openStory,
];

/** Commands that load their code when they are run. */
export const intentCommands: readonly string[] = [
	commands.addProblem,
	commands.addObjective,
	commands.addKeyResult,
	commands.addGoal,
	commands.linkBranch,
	commands.goToIntent,
];

export const debtCommands: readonly string[] = [
	commands.tagDebt,
	commands.linkDebt,
	commands.removeDebtTag,
	commands.createGoalFromDebt,
	internalCommands.linkDebtTo,
];

export const whyCommands: readonly string[] = [
	commands.answerWhy,
	commands.askQuestion,
	commands.proposeAlternative,
	commands.startWork,
	commands.switchBranch,
	commands.copyPullRequestDescription,
	commands.insertServesTrailer,
	internalCommands.confirmGuess,
	internalCommands.stillRight,
	internalCommands.showSuspect,
];

export const ritualCommands: readonly string[] = [
	commands.prepareDeepDive,
	commands.askInDeepDive,
	commands.useDeepDiveAnswer,
	commands.writePostMortem,
	commands.refreshDocument,
	commands.reviewPeriod,
	commands.savePeriodReview,
	commands.openDocumentSource,
	commands.completeAction,
	commands.heedLesson,
	commands.retireLesson,
	internalCommands.readDocument,
	internalCommands.heedLesson,
];

export const checkInCommands: readonly string[] = [commands.recordCheckIn, commands.importCheckIns];

export const views = {
	branch: "alignment.branch",
	intent: "alignment.intent",
	debt: "alignment.debt",
	rituals: "alignment.rituals",
} as const;

/** Kinds of webview panels. */
export const panels = {
	map: "alignment.map",
	plan: "alignment.plan",
	measures: "alignment.measures",
} as const;

export const contextKeys = {
	/** `known`, `unreadable` or `none`; unset until the first snapshot. */
	intent: "alignment.intent",
	/** `some` or `none`: whether there is a ritual to show; unset without an intent. */
	rituals: "alignment.held",
	/** Why the Tech Debt view is empty; unset while it isn't. */
	debtLack: "alignment.debtLack",
	debtFiltered: "alignment.debtFiltered",
	debtScanning: "alignment.debtScanning",
} as const;
