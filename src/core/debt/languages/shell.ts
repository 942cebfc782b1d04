import { enter, type Grammar, grammar, holed, later, leave, line, skip, spanning, text } from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { heredocEnd } from "../scene.ts";

/** Within `$(…)`, the bracket after a pattern of `case` closes nothing. */
const inSubstitution: () => Grammar = lazily(() =>
	grammar(leave(")"), enter("(", inSubstitution), enter(caseOf, inCase), ...shell.forms),
);
const inCase: () => Grammar = lazily(() =>
	grammar(leave(/(?<=[\s;])esac\b/), enter(caseOf, inCase), ...shell.forms),
);
const caseOf = /(?<![^\s;&|(])case\s(?=[^\r\n]{1,200}\sin\b)/;
const substitution = enter("$(", inSubstitution);
const backticks = enter(
	"`",
	lazily(() => grammar(leave("`"), ...shell.forms.filter((form) => form !== backticks))),
);

/** Within `$((…))`, `<<` shifts and `#` names a base. */
const arithmetic: () => Grammar = lazily(() => grammar(leave("))"), enter("(", inParentheses), substitution));
const inParentheses: () => Grammar = lazily(() =>
	grammar(leave(")"), enter("(", inParentheses), substitution),
);

/** Within `${…}`, `#` cuts a prefix off. */
const parameter: () => Grammar = lazily(() =>
	grammar(leave("}"), skip(/\\[\s\S]/), enter("${", parameter), substitution, backticks, inQuotes, text("'")),
);
/** Between double quotes, an apostrophe is one. */
const quotedParameter: () => Grammar = lazily(() =>
	grammar(leave("}"), skip(/\\[\s\S]/), enter("${", quotedParameter), substitution, backticks, inQuotes),
);
const inQuotes = enter(
	'"',
	holed('"', enter("$((", arithmetic), substitution, enter("${", quotedParameter), backticks),
);

export const shell: Grammar = grammar(
	line(/(?<![^\s;&|()`])#/, { mark: "#" }),
	skip(/\\[\s\S]/),
	enter("$((", arithmetic),
	enter(/(?<![^\s;&|])\(\((?=[^\r\n]{0,200}\)\))/, arithmetic),
	substitution,
	enter("${", parameter),
	skip("<<<"),
	later(/<<(-?)[ \t]*(?:(["'])([^"'\r\n]{1,60})\2|\\?([A-Za-z_][\w.-]*))/, (scene, from, found) =>
		heredocEnd(scene, from, found[3] ?? found[4] ?? "", { indented: found[1] === "-", alone: true }),
	),
	spanning("$'", "'"),
	inQuotes,
	text("'"),
	backticks,
);

/** fish: no heredocs, and `\` escapes in both kinds of quotes. */
export const fish = grammar(
	line(/(?<![^\s;&|()])#/, { mark: "#" }),
	skip(/\\[\s\S]/),
	spanning('"'),
	spanning("'"),
);
