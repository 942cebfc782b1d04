import { crc32 } from "node:zlib";

/** Another layout has another number, so that no file is read as what it isn't. */
const magic = "alignment history 4\n";
const checksumBytes = 4;
/** The parts begin at such a multiple, for columns are read where they lie. */
const alignment = 8;

/** The parts behind each other, with their lengths, and a checksum over all of it. */
export function sealed(parts: readonly Buffer[]): Buffer {
	const lengths = JSON.stringify(parts.map(({ length }) => length));
	const line = `${lengths.padEnd(Math.ceil((lengths.length + 1) / alignment) * alignment - 1)}\n`;
	const body = Buffer.concat([Buffer.from(line), ...parts]);
	return Buffer.concat([Buffer.from(magic), checksum(body), body]);
}

/** Undefined for anything that `sealed` didn't make, whole. */
export function opened(bytes: Buffer): readonly Buffer[] | undefined {
	if (bytes.toString("latin1", 0, magic.length) !== magic) return undefined;
	const start = magic.length + checksumBytes;
	const body = bytes.subarray(start);
	if (!checksum(body).equals(bytes.subarray(magic.length, start))) return undefined;
	const lengthsEnd = body.indexOf(0x0a);
	const lengths: number[] = JSON.parse(body.toString("latin1", 0, lengthsEnd));
	let at = lengthsEnd + 1;
	return lengths.map((length) => {
		at += length;
		return body.subarray(at - length, at);
	});
}

function checksum(bytes: Buffer): Buffer {
	const sum = Buffer.alloc(checksumBytes);
	sum.writeUInt32BE(crc32(bytes));
	return sum;
}

export function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Buffer {
	return Buffer.from(buffer, byteOffset, byteLength);
}

/** The bytes themselves, or a copy where they don't begin at a multiple of what each number takes. */
function arrayOf(bytes: Buffer, size: number): { readonly buffer: ArrayBufferLike; readonly start: number } {
	const { buffer, byteOffset: start } = bytes;
	if (start % size === 0) return { buffer, start };
	const copy = new ArrayBuffer(bytes.length);
	Buffer.from(copy).set(bytes);
	return { buffer: copy, start: 0 };
}

export function integersIn(bytes: Buffer): Int32Array {
	const { buffer, start } = arrayOf(bytes, 4);
	return new Int32Array(buffer, start, bytes.length / 4);
}

export function numbersIn(bytes: Buffer): Float64Array {
	const { buffer, start } = arrayOf(bytes, 8);
	return new Float64Array(buffer, start, bytes.length / 8);
}
