import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Never, Remembered } from "../core/branch/creation.ts";
import type { Birth, Branch } from "../core/snapshot.ts";
import { codeOf } from "./files.ts";
import { openFirstLook } from "./firstLook.ts";
import { repositoryKey, repositoryName } from "./repositoryKey.ts";

/** A branch is its name and its birth: a name that is used again later is another branch. */
type Born = Pick<Branch, "name" | "birth">;

/**
 * What all windows on one repository remember together: which branches were there at first, which were asked about,
 * and which never should be. What can't be read or written is as if it had been asked: none of this throws for it.
 */
export interface AskedBranches {
	/** Takes in which branches there are now. The first look, in whatever window, only learns. */
	look(names: readonly string[], now: string): Promise<void>;
	/** Undefined where nothing can be remembered. */
	recall(branch: Born): Promise<Remembered | undefined>;
	/** True for one caller among all windows, ever. */
	claim(branch: Born): Promise<boolean>;
	/** Forgets that a branch of this name was ever asked about. */
	release(name: string): Promise<void>;
	/** What the user never wants to be asked about. */
	silenced(): Promise<readonly Never[]>;
	silence(never: Never): Promise<void>;
	unsilence(never: Never): Promise<void>;
}

/** More entries than anybody makes by hand are not read. */
const mostSilenced = 500;

/** A branch that is gone may come back within this time, without a reflog that would tell it apart. */
const claimLasts = 24 * 60 * 60 * 1000;

/** `storage` is a folder of our own; `commonDir` the git folder that all work trees share. */
export function openAskedBranches(storage: string, commonDir: string): AskedBranches {
	const place = findPlace(storage, commonDir);
	const asked = async () => path.join((await place).folder, "asked");
	const never = async () => path.join((await place).folder, "never");
	let tidied = false;
	return {
		look: (names, now) =>
			quietly(undefined, async () => {
				const { folder, repository } = await place;
				await openFirstLook(storage, folder).look({ repository, names, now });
				if (tidied) return;
				tidied = true;
				await tidy(await asked(), names, Date.parse(now) - claimLasts);
			}),
		recall: (branch) =>
			quietly(undefined, async () => {
				const first = await openFirstLook(storage, (await place).folder).read();
				if (first === undefined) return undefined;
				return {
					learned: first.learned,
					wasThere: first.branches === null || first.branches.includes(branch.name),
					asked: isAmong(await namesIn(path.join(await asked(), hash(branch.name))), branch),
					never: await readNevers(await never()),
				};
			}),
		claim: (branch) =>
			quietly(false, async () => make(path.join(await asked(), claimOf(branch)), branch.name)),
		release: (name) =>
			quietly(undefined, async () =>
				rm(path.join(await asked(), hash(name)), { recursive: true, force: true }),
			),
		silenced: () => quietly([], async () => readNevers(await never())),
		silence: (entry) =>
			quietly(undefined, async () => {
				await make(path.join(await never(), fileOf(entry)), JSON.stringify(entry));
			}),
		unsilence: (entry) =>
			quietly(undefined, async () => rm(path.join(await never(), fileOf(entry)), { force: true })),
	};
}

interface PlaceOfRepository {
	readonly folder: string;
	readonly repository: string;
}

async function findPlace(storage: string, commonDir: string): Promise<PlaceOfRepository> {
	const [repository, key] = await Promise.all([repositoryName(commonDir), repositoryKey(commonDir)]);
	return { folder: path.join(storage, "branches", key), repository };
}

/** A folder for the name, and in it a file for each birth. */
function claimOf({ name, birth }: Born): string {
	return path.join(hash(name), birthOf(birth));
}

function birthOf(birth: Birth | undefined): string {
	const at = Date.parse(birth?.at ?? "");
	return Number.isNaN(at) ? "untold" : String(at / 1000);
}

function isAmong(claims: readonly string[], { birth }: Born): boolean {
	// The reflog that told its birth may have expired.
	return birth?.at === undefined ? claims.length > 0 : claims.includes(birthOf(birth));
}

/** Exclusive: of all windows that try, one succeeds. */
async function make(file: string, text: string): Promise<boolean> {
	await mkdir(path.dirname(file), { recursive: true });
	try {
		await writeFile(file, text, { flag: "wx" });
		return true;
	} catch (error) {
		// Made and not filled, on a full disk: nobody may ask now, and somebody later.
		if (/^(ENOSPC|EDQUOT)$/.test(codeOf(error) ?? "")) await rm(file, { force: true });
		return false;
	}
}

/** Takes away the claims of branches that are long gone. */
async function tidy(folder: string, names: readonly string[], before: number): Promise<void> {
	const present = new Set(names.map(hash));
	for (const name of await namesIn(folder)) {
		if (present.has(name)) continue;
		const claims = path.join(folder, name);
		if ((await stat(claims)).mtimeMs < before) await rm(claims, { recursive: true, force: true });
	}
}

async function readNevers(folder: string): Promise<readonly Never[]> {
	const names = (await namesIn(folder)).slice(0, mostSilenced);
	const texts = await Promise.all(
		names.map((name) => readFile(path.join(folder, name), "utf8").catch(() => "")),
	);
	return texts.flatMap((text) => neverIn(text) ?? []);
}

function neverIn(text: string): Never | undefined {
	if (text.length > 2000) return undefined;
	try {
		const { branch, like } = JSON.parse(text);
		if (typeof branch === "string") return { branch };
		return typeof like === "string" ? { like } : undefined;
	} catch {
		return undefined;
	}
}

function fileOf(never: Never): string {
	return `${hash(JSON.stringify(never))}.json`;
}

async function namesIn(folder: string): Promise<readonly string[]> {
	return (await readdir(folder).catch(() => [])).sort();
}

function hash(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** What the file system refuses is the fallback; a bug stays one. */
async function quietly<T>(fallback: T, run: () => Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (error) {
		if (codeOf(error) === undefined) throw error;
		return fallback;
	}
}
