import {
	ALSO_OF_MONTHS,
	ARTICLES,
	BEFORE_A_MONTH,
	BEFORE_A_PERSON,
	BEFORE_A_THING,
	ENGLISH_WORDS,
	INDONESIAN_WORDS,
	languageOf,
	MONTHS,
	PERSON_VERBS,
	TITLES,
} from './person-words.ts';

/** A word among the words of a text. */
export interface NamePlace {
	readonly tokens: readonly { readonly word: string; readonly start: number }[];
	readonly at: number;
}

/** How far around a word its language is looked for, in UTF-16 units. */
const NEIGHBOURHOOD = 160;
/** So few letters are as often an abbreviation or a foreign particle. */
const SHORT_NAME = 3;

interface Surroundings {
	readonly before: string;
	readonly after: string;
	readonly startsSentence: boolean;
	readonly isAfterCapital: boolean;
	readonly isBeforeCapital: boolean;
	readonly text: string;
}

/**
 * Whether a word that is part of somebody's name means that person here. A word that is nothing but a name does when it
 * is capitalised and not part of a longer proper name. A word with a meaning of its own needs a reason: a title or a
 * verb of asking before it, a verb of people after it, or a capital letter inside a sentence.
 */
export function isNameInContext(prose: string, place: NamePlace, things: ReadonlySet<string>): boolean {
	const { word } = place.tokens[place.at]!;
	const lower = word.toLowerCase();
	const around = surroundingsOf(prose, place);
	if (TITLES.has(around.before)) return true;
	if (BEFORE_A_THING.has(around.before) || around.isBeforeCapital) return false;
	const isCapital = /^\p{Lu}/u.test(word);
	const hasReason = isReasoned(lower, around);
	if (!isWordToo(lower, around.text, things)) {
		if (!isCapital) return hasReason && !ARTICLES.has(around.before);
		return hasReason || !around.isAfterCapital;
	}
	if (!isCapital || word === word.toUpperCase() || ARTICLES.has(around.before)) return false;
	if (hasReason) return true;
	return !around.startsSentence && !around.isAfterCapital && !MONTHS.has(lower) && !/^\s*\d/.test(around.after);
}

function isWordToo(lower: string, around: string, things: ReadonlySet<string>): boolean {
	if (lower.length <= SHORT_NAME || MONTHS.has(lower) || things.has(lower)) return true;
	const language = languageOf(around);
	return (
		(language !== 'indonesian' && ENGLISH_WORDS.has(lower)) || (language !== 'english' && INDONESIAN_WORDS.has(lower))
	);
}

function isReasoned(lower: string, { before, after }: Surroundings): boolean {
	const isMonth = MONTHS.has(lower);
	if (BEFORE_A_PERSON.has(before) && !(isMonth && BEFORE_A_MONTH.has(before))) return true;
	if (/^, (?:who|yang)\b/.test(after) || (!isMonth && /^['’]s /.test(after))) return true;
	const verb = /^:? (?:(?:had|has|then|also|later|first) )?(\p{Ll}+)/u.exec(after)?.[1] ?? '';
	return PERSON_VERBS.has(verb) && !(isMonth && ALSO_OF_MONTHS.has(verb));
}

function surroundingsOf(prose: string, { tokens, at }: NamePlace): Surroundings {
	const { word, start } = tokens[at]!;
	const end = start + word.length;
	const last = tokens[at - 1];
	const gap = last ? prose.slice(last.start + last.word.length, start) : '';
	const isTitle = last !== undefined && gap === '. ' && TITLES.has(last.word.toLowerCase());
	const isNear = last !== undefined && (isTitle || /^\s$/.test(gap));
	const after = prose.slice(end, end + 40);
	const isAfterCapital = isNear && gap === ' ' && /^\p{Lu}/u.test(last.word) && !opensSentence(prose, last.start);
	return {
		before: isNear ? last.word.toLowerCase() : '',
		after,
		startsSentence: opensSentence(prose, start),
		isAfterCapital,
		isBeforeCapital: /^ \p{Lu}\p{Ll}/u.test(after),
		text: prose.slice(Math.max(0, start - NEIGHBOURHOOD), end + NEIGHBOURHOOD),
	};
}

const SENTENCE_START = /(?:^|[.!?:]["”’)\]]*\s+|\n[ \t]*\n\s*|(?:^|\n)[ \t]*(?:[-*+>|]|\d+[.)]|#+)[ \t]+)["“‘([*_]*$/;

function opensSentence(prose: string, start: number): boolean {
	return SENTENCE_START.test(prose.slice(Math.max(0, start - 40), start));
}
