import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMAND_VERBS } from './read-command.ts';
import { readComment, readTyped } from './read-typed.ts';

describe('one command', () => {
	test.each([
		['ack', { words: { verb: 'ack', words: [] } }],
		['ack INC-2026-0042', { incident: 'INC-2026-0042', words: { verb: 'ack', words: [] } }],
		['ACK inc-2026-0042', { incident: 'INC-2026-0042', words: { verb: 'ack', words: [] } }],
		[
			'lead-up confirm INC-2026-0042 because x',
			{
				incident: 'INC-2026-0042',
				words: { verb: 'lead-up', words: ['confirm', 'because', 'x'] },
			},
		],
		['note  two  spaces', { words: { verb: 'note', words: ['two  spaces'] } }],
		['note INC-2026-0042 a\nb', { incident: 'INC-2026-0042', words: { verb: 'note', words: ['a\nb'] } }],
		['note', { words: { verb: 'note', words: [] } }],
		['note about INC-2026-0042', { words: { verb: 'note', words: ['about INC-2026-0042'] } }],
		['role commander @\u2060rina', { words: { verb: 'role', words: ['commander', '@rina'] } }],
		[
			'verdict not-actionable because noise --alert Disk almost full',
			{
				words: { verb: 'verdict', words: ['not-actionable', 'because', 'noise'], alert: 'Disk almost full' },
			},
		],
	])('%j', (text, expected) => {
		expect(readTyped(text)).toEqual(expected);
	});
});

describe('a comment', () => {
	test.each([
		['talk', 'I would say /ack', []],
		['a quotation', '> /ack', []],
		['a path', '/etc/hosts is wrong', []],
		['a word of another bot', '/deploy', []],
		['a word that is nearly ours', '/sevrity sev2', ['sevrity']],
		['blank lines before', '\n\n/ack', ['ack']],
		['several', '/ack\r\nI look\r\n/note one\r\n\r\ntwo\r\n/resolve', ['ack', 'note', 'resolve']],
	])('%s', (_name, text, verbs) => {
		expect(readComment(text).map(({ words }) => words.verb)).toEqual(verbs);
	});

	test('of a note keeps its lines', () => {
		expect(readComment('/Note one\n\ntwo')).toEqual([{ words: { verb: 'note', words: ['one\n\ntwo'] } }]);
	});

	test('of anything is read without a fault, and only as what it says', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...COMMAND_VERBS), (text, verb) => {
				for (const { words } of readComment(text)) expect(text.toLowerCase()).toContain(words.verb);
				expect(readComment(`/${verb} ${text}`)[0]!.words.verb).toBe(verb);
			}),
		);
	});
});
