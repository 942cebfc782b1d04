import type { Finding } from "../finding.ts";
import { checkReferences } from "../intent/references.ts";
import type { CheckIn, Day, Intent, Score } from "../model.ts";
import { inOrder, readFile, unlocated, valuesOf } from "../yamlFile.ts";
import { locate } from "../yamlNodes.ts";
import { isDay } from "../yamlSchema.ts";
import type { Located } from "../yamlSound.ts";
import type { YamlText } from "../yamlText.ts";
import { checkInSchema } from "./checkInSchema.ts";

/**
 * What a file under `.alignment/check-ins/` says. There is no check-in when the file can't be read, or when neither
 * it nor its name has a day. Readings are kept whether or not the intent (still) has their key result.
 */
export function parseCheckIn(
	text: string,
	file: string,
	intent: Intent | undefined,
): { readonly checkIn?: CheckIn; readonly findings: readonly Finding[] } {
	const { sound, yaml, findings: misshapen, citations } = readFile(checkInSchema, text, file);
	if (sound === undefined || yaml === undefined) return { findings: misshapen };
	const { on = dayOfName(file), readings, satisfaction, morale, ...rest } = unlocated(sound);
	const findings = [
		...misshapen,
		...(intent === undefined ? [] : checkReferences(intent, citations, file)),
		...overTheTop(yaml, "satisfaction", satisfaction),
		...overTheTop(yaml, "morale", morale),
	];
	if (on === undefined) {
		findings.push({ code: "missing-key", key: "on", of: file, ...sound.at, file });
		return { findings: inOrder(findings) };
	}
	const content = scoreOf(satisfaction);
	const mood = scoreOf(morale);
	const checkIn: CheckIn = {
		...rest,
		file,
		on,
		readings: valuesOf(readings),
		...(content && { satisfaction: content }),
		...(mood && { morale: mood }),
	};
	return { checkIn, findings: inOrder(findings) };
}

/** The day that a file's name begins with. */
export function dayOfName(file: string): Day | undefined {
	const day = /(?:^|\/)(\d{4}-\d\d-\d\d)[^/]*$/.exec(file)?.[1];
	return day !== undefined && isDay(day) ? day : undefined;
}

type SoundScore = Located & Partial<Score>;

function scoreOf(sound: SoundScore | undefined): Score | undefined {
	if (sound?.score === undefined || sound.of === undefined || sound.score > sound.of) return undefined;
	return { ...unlocated(sound), score: sound.score, of: sound.of };
}

/** A score above its own scale can't be meant. */
function overTheTop(yaml: YamlText, key: string, sound: SoundScore | undefined): readonly Finding[] {
	const { score, of } = sound ?? {};
	if (sound === undefined || score === undefined || of === undefined || score <= of) return [];
	const at = locate(yaml, [key, "score"])?.value ?? sound.at;
	const bad = { code: "bad-value", key: "score", value: String(score), allowed: [`≤ ${of}`] } as const;
	return [{ ...bad, ...at, file: yaml.file }];
}
