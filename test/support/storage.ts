import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for caches, as VS Code gives the extension one; it goes away with this process. */
export const storage = mkdtempSync(join(tmpdir(), "alignment-storage-"));
process.on("exit", () => rmSync(storage, { recursive: true, force: true }));
