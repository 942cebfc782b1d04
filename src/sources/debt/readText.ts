import { isUtf8 } from "node:buffer";
import type { Stats } from "node:fs";
import { closeSync, constants, fstat, fstatSync, open, openSync, read, readSync } from "node:fs";

/** A file's text, or why there is none. */
export type TextOrNot =
	| { readonly text: string }
	| { readonly not: "binary" | "gone" }
	/** `detail` is the number of bytes, or the system's reason. */
	| { readonly not: "too large" | "unreadable"; readonly detail: string };

// A link that took a file's place is not followed, and a pipe not waited for. Windows knows neither flag.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads a whole file of at most `maxBytes`; never throws. */
export async function readText(path: string, maxBytes: number): Promise<TextOrNot> {
	try {
		return await readOpened(path, maxBytes);
	} catch (error) {
		return whyNot(error);
	}
}

/** The same without waiting, for a disk that is known to answer at once. */
export function readTextNow(path: string, maxBytes: number): TextOrNot {
	try {
		const file = openSync(path, flags);
		try {
			return readSmall(file, maxBytes) ?? readLargeNow(file, maxBytes);
		} finally {
			shut(file);
		}
	} catch (error) {
		return whyNot(error);
	}
}

/** What the system says where there is no file, or a folder, a link, a pipe or a socket has taken its place. */
const gone: ReadonlySet<string> = new Set([
	"ENOENT",
	"ENOTDIR",
	"ELOOP",
	"EMLINK",
	"EISDIR",
	"ENXIO",
	"ESPIPE",
]);

function whyNot(error: unknown): TextOrNot {
	const code = (error as NodeJS.ErrnoException).code ?? "";
	if (gone.has(code)) return { not: "gone" };
	return { not: "unreadable", detail: code || String(error) };
}

/** Where small files are read, one after the other; nobody keeps what is in it. */
const small = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Waits for what a slow disk may keep waiting, and for nothing else. A small file that is open is read at once: who
 * proposed it has just read it, so that it lies in memory, and to wait for it would take five times as long.
 */
function readOpened(path: string, maxBytes: number): Promise<TextOrNot> {
	return new Promise((resolve, reject) => {
		open(path, flags, (failed, file) => {
			if (failed) return reject(failed);
			try {
				const text = readSmall(file, maxBytes);
				if (text === undefined) return readLarge(file, maxBytes).then(resolve, reject);
				resolve(text);
			} catch (error) {
				reject(error);
			}
			shut(file);
		});
	});
}

/** Without asking for its size, which costs as much as reading it; undefined for a file that is larger. */
function readSmall(file: number, maxBytes: number): TextOrNot | undefined {
	const length = readSync(file, small, 0, small.length, 0);
	if (length === small.length) return undefined;
	return length > maxBytes ? tooLarge(length) : textOf(small.subarray(0, length));
}

function readLargeNow(file: number, maxBytes: number): TextOrNot {
	const stats = fstatSync(file);
	const not = notReadable(stats, maxBytes);
	if (not !== undefined) return not;
	const buffer = Buffer.allocUnsafe(stats.size);
	return textOf(buffer.subarray(0, readSync(file, buffer, 0, stats.size, 0)));
}

/** Closes the file when done. */
function readLarge(file: number, maxBytes: number): Promise<TextOrNot> {
	return new Promise((resolve, reject) => {
		const done = (error: unknown, text?: TextOrNot) => {
			shut(file);
			if (text === undefined) reject(error);
			else resolve(text);
		};
		fstat(file, (unknown, stats) => {
			const not = unknown ? undefined : notReadable(stats, maxBytes);
			if (unknown || not !== undefined) return done(unknown, not);
			const buffer = Buffer.allocUnsafe(stats.size);
			read(file, buffer, 0, stats.size, 0, (failed, length) =>
				done(failed, failed ? undefined : textOf(buffer.subarray(0, length))),
			);
		});
	});
}

function notReadable(stats: Stats, maxBytes: number): TextOrNot | undefined {
	if (!stats.isFile()) return { not: "gone" };
	return stats.size > maxBytes ? tooLarge(stats.size) : undefined;
}

function tooLarge(bytes: number): TextOrNot {
	return { not: "too large", detail: String(bytes) };
}

function textOf(bytes: Buffer): TextOrNot {
	const text = decode(bytes);
	return text === undefined ? { not: "binary" } : { text };
}

/** What was only read has nothing left to write, and so closes at once. */
function shut(file: number): void {
	try {
		closeSync(file);
	} catch {
		// The system closes it with the process.
	}
}

/**
 * Bytes as text, without a byte order mark: UTF-8, UTF-16 where a mark says so, else Latin-1. Undefined for what holds
 * a NUL and so is no text.
 */
export function decode(bytes: Buffer): string | undefined {
	const [first, second, third, fourth] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return decodeBytes(bytes.subarray(3));
	if (first === 0xff && second === 0xfe)
		return third === 0 && fourth === 0 ? undefined : bytes.subarray(2).toString("utf16le");
	if (first === 0xfe && second === 0xff) {
		const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
		return Buffer.from(even).swap16().toString("utf16le");
	}
	return decodeBytes(bytes);
}

function decodeBytes(bytes: Buffer): string | undefined {
	if (bytes.includes(0)) return undefined;
	return bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");
}
