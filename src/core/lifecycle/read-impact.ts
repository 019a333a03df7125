import { closestWord } from '../diagnostics/closest-word.ts';
import { quoted, type Read, readAll, readable, readLines, unreadable } from './command-text.ts';
import type { ImpactFigures } from './incident-command.ts';

const KEYS = ['users', 'orders', 'share', 'description'] as const;

const USAGE = 'users=41000, orders=1200, share=12.5 (percent) or description=…';

/**
 * Reads the figures of an `impact` command, like `users=41000 share=12.5 description=…`; a description goes on to the
 * end of the words. At least one figure; each at most once.
 */
export function readImpact(words: readonly string[]): Read<ImpactFigures> {
	const said = new Map<string, string>();
	const problems: string[] = [];
	for (const [index, word] of words.entries()) {
		const [, name = '', text = ''] = /^([a-z]+)=(.*)$/is.exec(word) ?? [];
		const key = KEYS.find((known) => known === name.toLowerCase());
		if (key === undefined) problems.push(unknownFigure(word, name));
		else if (said.has(key)) problems.push(`Unexpected second "${key}=", expected each figure once`);
		else if (key === 'description') {
			said.set(key, [text, ...words.slice(index + 1)].join(' '));
			break;
		} else said.set(key, text);
	}
	if (words.length === 0) problems.push(`Unexpected lack of figures, expected some of ${USAGE}`);
	if (problems.length > 0) return unreadable(...problems);
	const description = said.get('description');
	return readAll<ImpactFigures>({
		users_affected: readCount('users', said.get('users')),
		orders_affected: readCount('orders', said.get('orders')),
		share_affected_percent: readPercent(said.get('share')),
		description: description === undefined ? readable(undefined) : readLines('description', description),
	});
}

function unknownFigure(word: string, name: string): string {
	const near = closestWord(name.slice(0, 80), KEYS);
	return `Unexpected ${quoted(word)}, expected ${USAGE}${near ? `. Did you mean ${near}=?` : ''}`;
}

function readCount(name: string, text: string | undefined): Read<number | undefined> {
	if (text === undefined) return readable(undefined);
	if (/^\d{1,15}$/.test(text)) return readable(Number(text));
	return unreadable(`Unexpected ${name} ${quoted(text)}, expected a whole number like 41000`);
}

function readPercent(text: string | undefined): Read<number | undefined> {
	if (text === undefined) return readable(undefined);
	const percent = /^\d{1,3}(?:\.\d{1,6})?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
	if (percent <= 100) return readable(percent);
	return unreadable(`Unexpected share ${quoted(text)}, expected a percentage from 0 to 100 like 12.5`);
}
