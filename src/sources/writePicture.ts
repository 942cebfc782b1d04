import { readFile } from "node:fs/promises";
import { blocksIn, refresh } from "../core/rituals/document.ts";
import { codeOf } from "./files.ts";
import { replaceText, writeNew } from "./writeFiles.ts";

/** Writes a picture that belongs to a document, unless somebody drew another one in its place. Throws `FileFailed`. */
export async function writePicture(root: string, file: string, picture: string): Promise<void> {
	const there = await readFile(file, "utf8").catch((error: unknown) => {
		if (codeOf(error) === "ENOENT") return undefined;
		throw error;
	});
	if (there === undefined) return writeNew(root, file, picture);
	const blocks = new Map(blocksIn(picture).map(({ name, content }) => [name, content]));
	const { text } = refresh(there, blocks);
	if (text !== there) await replaceText(root, file, there, text);
}
