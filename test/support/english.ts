/** `vscode.l10n` in English. */
export const english = {
	t: (message: string, ...args: (string | number)[]) =>
		message.replace(/\{(\d+)\}/g, (match, index) => String(args[Number(index)] ?? match)),
};
