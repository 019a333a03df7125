import { BLAMING_PHRASES, type BlamingPhrase, PERSONS } from './blaming-phrases.ts';
import type { Span } from './mask-prose.ts';
import { splitWords, type Word } from './split-words.ts';

/** A phrase that blames, where it stands and which one it is. */
export interface BlameFinding {
	readonly at: Span;
	readonly phrase: BlamingPhrase;
}

const PATTERNS = new Map(BLAMING_PHRASES.map((phrase) => [phrase, compile(phrase)]));

const BY_WORD = new Map<string, readonly BlamingPhrase[]>();
for (const phrase of BLAMING_PHRASES) {
	for (const word of phrase.words) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), phrase]);
}

function compile({ language, pattern }: BlamingPhrase): RegExp {
	return new RegExp(String.raw`\b(?:${pattern.source.replaceAll('PERSON', PERSONS[language].source)})`, 'gi');
}

/** All blaming phrases of masked prose (see `maskProse`), by place; of phrases that overlap, the one that begins first. */
export function findBlame(prose: string, words: readonly Word[] = splitWords(prose)): readonly BlameFinding[] {
	return findPhrases(prose, phrasesAsked(words));
}

/** As `findBlame`, with a look for every one of these phrases. */
export function findPhrases(prose: string, phrases: Iterable<BlamingPhrase>): readonly BlameFinding[] {
	let text: string | undefined;
	const found: BlameFinding[] = [];
	for (const phrase of phrases) {
		text ??= onOneLine(prose);
		for (const { index, 0: match } of text.matchAll(PATTERNS.get(phrase)!)) {
			found.push({ at: [index, index + match.trimEnd().length], phrase });
		}
	}
	return withoutOverlap(found);
}

function withoutOverlap(found: BlameFinding[]): readonly BlameFinding[] {
	found.sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1]);
	let end = 0;
	return found.filter(({ at }) => {
		if (at[0] < end) return false;
		end = at[1];
		return true;
	});
}

/** The phrases of which the text has a word. */
function phrasesAsked(words: readonly Word[]): ReadonlySet<BlamingPhrase> {
	const asked = new Set<BlamingPhrase>();
	for (const { word } of words) {
		const lower = word.toLowerCase();
		for (const phrase of BY_WORD.get(lower) ?? []) asked.add(phrase);
		if (!lower.includes('-')) continue;
		for (const part of lower.split('-')) for (const phrase of BY_WORD.get(part) ?? []) asked.add(phrase);
	}
	return asked;
}

/** A phrase may run over the end of a line, but not into the next paragraph or item; letters keep their places. */
function onOneLine(prose: string): string {
	return prose.replaceAll('’', "'").replace(/\r?\n(?=[\p{L}("“])/gu, (lineBreak) => ' '.repeat(lineBreak.length));
}
