import { describe, expect, test } from 'vitest';
import type { EffectEntry } from '../../core/records/effects.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { dropFromLedger, editLedger } from './edit-ledger.ts';

const A: EffectEntry = { key: 'mail/triggered/1', state: 'begun', at: '2026-11-20T04:00:00Z' };
const B: EffectEntry = { key: 'mail/triggered/10', state: 'done', at: '2026-11-20T04:01:00Z', error: 'a "quote", a }' };
const DONE: EffectEntry = { ...A, state: 'done', sent: ['a@example.com'] };

const read = (text: string): readonly EffectEntry[] => {
	const parsed = parseRecord('effects', 'incidents/2026/INC-2026-0001/effects.yaml', text);
	if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
	return parsed.value.value;
};
const edit = (text: string, entry: EffectEntry) => editLedger(text, text === '' ? [] : read(text), entry);

const BOTH = edit(edit('', A), B);

describe('a ledger', () => {
	test('gets a line at its end, and keeps the place of one', () => {
		expect(BOTH).toBe(
			'- {"key":"mail/triggered/1","state":"begun","at":"2026-11-20T04:00:00Z"}\n' +
				'- {"key":"mail/triggered/10","state":"done","at":"2026-11-20T04:01:00Z","error":"a \\"quote\\", a }"}\n',
		);
		expect(read(edit(BOTH, DONE))).toEqual([DONE, B]);
	});

	test('keeps what people wrote between its lines', () => {
		const text = `# ours\n${BOTH}`;
		expect(edit(text, DONE).split('\n').slice(0, 1)).toEqual(['# ours']);
		expect(edit(text, DONE).split('\n').at(2)).toBe(text.split('\n').at(2));
	});

	test('has one line of a key that a merge gave it two of', () => {
		expect(read(edit(`${BOTH}${BOTH}`, DONE))).toEqual([DONE, B, B]);
	});

	test('that somebody wrote in another shape is written anew', () => {
		const block = '- key: mail/triggered/1\n  state: begun\n  at: 2026-11-20T04:00:00Z\n';
		expect(read(edit(block, DONE))).toEqual([DONE]);
		expect(read(edit(block, B))).toEqual([A, B]);
	});

	test('is gone without its last entry', () => {
		expect(dropFromLedger(BOTH, read(BOTH), A.key)).toBe(BOTH.split('\n').slice(1).join('\n'));
		expect(dropFromLedger(edit('', A), [A], A.key)).toBeUndefined();
		expect(dropFromLedger(BOTH, read(BOTH), 'room/open')).toBe(BOTH);
	});
});
