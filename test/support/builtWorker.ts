import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import { extensionId } from "../../src/ids.ts";

/** The parser's worker as it was built, for models that a test in the extension host makes itself. */
export function builtWorker(): URL {
	const path = vscode.extensions.getExtension(extensionId)?.extensionPath ?? "";
	return pathToFileURL(`${path}/dist/parseWorker.js`);
}
