import { join } from "node:path";

/** Absolute path of the repository's root. */
export const root = join(import.meta.dirname, "..", "..");

/** What was downloaded and unpacked for tests; safe to delete at any time. */
export const cache = join(root, ".vscode-test");

/** What a test run leaves behind for a human to look at. */
export const results = join(root, "test-results");
