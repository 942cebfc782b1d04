import { parseWhyRecord } from "../core/branch/whyRecord.ts";
import type { Finding } from "../core/finding.ts";
import { parseIntent, type ReadIntent, readIntent } from "../core/intent/parse.ts";
import { type LanguageFile, readLanguageFile } from "../core/language/languageFile.ts";
import type { Action, CheckIn, Intent, Lesson, RitualDocument, WhyRecord } from "../core/model.ts";
import { parseCheckIn } from "../core/rituals/checkIn.ts";
import { doubleReleases, parseDeepDive, parsePostMortem } from "../core/rituals/frontMatter.ts";
import type { IntentState, RecordElsewhere } from "../core/snapshot.ts";
import { byteLimit } from "../core/yamlText.ts";
import type { BackgroundParser } from "../sources/backgroundParser.ts";
import type { SourceFile, Sources } from "../sources/readSources.ts";

/** What the team's files say, parsed. */
export interface Said {
	readonly intent: IntentState;
	readonly records: readonly WhyRecord[];
	readonly checkIns: readonly CheckIn[];
	readonly lessons: readonly Lesson[];
	readonly actions: readonly Action[];
	readonly documents: readonly RitualDocument[];
	readonly findings: readonly Finding[];
}

type Parsed = ReturnType<typeof parseIntent>;

/** Characters from which on parsing takes longer than a frame. */
const large = 60_000;

type Parse<T> = (text: string, file: string, intent: Intent | undefined) => T;

/** Parses the team's files, each again only when its text or the intent changed; keeps the last good intent. */
export class Readings {
	#lastGood: { readonly root: string; readonly intent: Intent } | undefined;
	#intent: { readonly file: string; readonly text: string; readonly read: ReadIntent } | undefined;
	#parsed: { readonly file: string; readonly text: string; readonly read: Parsed } | undefined;
	readonly #background: BackgroundParser;
	readonly #records = new Results(parseWhyRecord);
	readonly #elsewhere = new Results(parseWhyRecord);
	readonly #checkIns = new Results(parseCheckIn);
	readonly #postMortems = new Results(parsePostMortem);
	readonly #deepDives = new Results(parseDeepDive);

	constructor(background: BackgroundParser) {
		this.#background = background;
	}

	async read(sources: Sources): Promise<Said> {
		const { intent: state, findings } = await this.#readIntent(sources);
		const intent = state.state === "known" ? state.intent : undefined;
		const records = this.#records.all(sources.why, intent);
		const checkIns = this.#checkIns.all(sources.checkIns, intent);
		const postMortems = this.#postMortems.all(sources.postMortems, intent);
		const rituals = [...postMortems, ...this.#deepDives.all(sources.deepDives, intent)];
		return {
			intent: state,
			records: records.flatMap(({ record }) => record ?? []),
			checkIns: checkIns.flatMap(({ checkIn }) => checkIn ?? []),
			lessons: rituals.flatMap((each) => each.lessons),
			actions: rituals.flatMap((each) => each.actions),
			documents: rituals.map((each) => each.document),
			findings: [
				...findings,
				...sources.unreadable.map(unreadable),
				...[...records, ...checkIns, ...rituals].flatMap((each) => each.findings),
				...doubleReleases(postMortems.map((each) => each.document)),
			],
		};
	}

	/** Records on other branches' tips; their findings belong to those branches. */
	readElsewhere(records: readonly RecordElsewhere[]) {
		return this.#elsewhere.all(records, undefined).flatMap(({ record }, index) => {
			const branches = records[index]?.branches;
			return record && branches ? [{ branches, record }] : [];
		});
	}

	/** Reads alignment.yaml, once for whoever asks about the same text. */
	readIntent(text: string, file: string): ReadIntent {
		if (this.#intent?.text !== text || this.#intent.file !== file)
			this.#intent = { file, text, read: readIntent(text, file) };
		return this.#intent.read;
	}

	/** What the language features need to know of alignment.yaml; of a large one, without holding anybody up. */
	async readLanguage(text: string, file: string): Promise<LanguageFile> {
		const now = () => readLanguageFile("intent", text, file, (each, path) => this.readIntent(each, path));
		if (text.length < large || this.#intent?.text === text) return now();
		return this.#background.language(text, file).catch(now);
	}

	/** The same without its tree, which can't leave a worker: a large file is read in one. */
	async #parse(text: string, file: string): Promise<Parsed> {
		if (text.length < large || (this.#intent?.text === text && this.#intent.file === file))
			return this.readIntent(text, file);
		if (this.#parsed?.text !== text || this.#parsed.file !== file) {
			// Without a worker it takes a moment of everybody's time, and is as right.
			const read = await this.#background.parse(text, file).catch(() => parseIntent(text, file));
			this.#parsed = { file, text, read };
		}
		return this.#parsed.read;
	}

	async #readIntent({
		root,
		intentFile,
		unreadable: failed,
	}: Sources): Promise<Pick<Said, "intent" | "findings">> {
		if (!intentFile) {
			const [first] = failed;
			if (!first) return { intent: { state: "none" }, findings: [] };
			return { intent: this.#lastKnown(root, first.file), findings: [] };
		}
		const { path: file } = intentFile;
		if ("tooLarge" in intentFile) {
			const finding: Finding = {
				code: "too-large",
				bytes: intentFile.tooLarge,
				limit: byteLimit,
				file,
				from: 0,
				to: 0,
			};
			return { intent: this.#lastKnown(root, file), findings: [finding] };
		}
		const { intent, findings } = await this.#parse(intentFile.text, file);
		if (!intent) return { intent: this.#lastKnown(root, file), findings };
		this.#lastGood = { root, intent };
		return { intent: { state: "known", file, intent, stale: false }, findings };
	}

	#lastKnown(root: string, file: string): IntentState {
		return this.#lastGood?.root === root
			? { state: "known", file, intent: this.#lastGood.intent, stale: true }
			: { state: "unreadable", file };
	}
}

function unreadable({ file, error }: Sources["unreadable"][number]): Finding {
	return { code: "unreadable-file", detail: error.message, file, from: 0, to: 0 };
}

/** Results of one parser, by file; only those of the last call are kept. */
class Results<T> {
	#known = new Map<string, { readonly intent: Intent | undefined; readonly value: T }>();
	readonly #parse: Parse<T>;

	constructor(parse: Parse<T>) {
		this.#parse = parse;
	}

	all(files: readonly SourceFile[], intent: Intent | undefined): readonly T[] {
		const known = this.#known;
		this.#known = new Map();
		return files.map(({ file, text }) => {
			const key = `${file}\0${text}`;
			const last = known.get(key);
			const entry =
				last?.intent === intent && last ? last : { intent, value: this.#parse(text, file, intent) };
			this.#known.set(key, entry);
			return entry.value;
		});
	}
}
