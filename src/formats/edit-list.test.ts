import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToList, removeFromList } from './edit-list.ts';
import { readYaml } from './read-yaml.ts';

const BLOCK = `schema: 1
levels: # first match wins
  - id: one # the first
    severity: sev2

  # about two
  - { id: two, severity: sev3 }
needs: [a, b] # and no more
none: []
`;
const place = (list: string) => ({ file: 'policies/triage.yaml', list: [list] });

describe('addToList', () => {
	test.each([
		['before the first', 'levels', { id: 'new' }, 0, ['levels: # first match wins\n  - id: new\n  - id: one']],
		['before the second', 'levels', { id: 'new' }, 1, ['    severity: sev2\n  - id: new\n\n  # about two\n']],
		['at the end', 'levels', { id: 'new' }, undefined, ['severity: sev3 }\n  - id: new\nneeds']],
		['into one line, first', 'needs', 'x', 0, ['needs: [x, a, b] # and no more']],
		['into one line, last', 'needs', 'x', undefined, ['needs: [a, b, x] # and no more']],
		['into an empty one', 'none', 'x', undefined, ['none: [x]']],
		['where there is none', 'mutes', 'x', undefined, ['none: []\nmutes:\n  - x\n']],
	])('%s', (_name, list, entry, before, expected) => {
		const edited = addToList(BLOCK, place(list), { entry, ...(before !== undefined && { before }) });
		for (const part of expected) expect(edited).toContain(part);
		const added = edited.split('\n').filter((line) => !BLOCK.split('\n').includes(line));
		expect(added.length).toBeLessThanOrEqual(2);
	});

	test('a map that is too long for a line has lines of its own', () => {
		const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
		const edited = addToList(BLOCK, place('levels'), {
			entry: { id: 'new', hours: { days, time_zone: 'Asia/Jakarta' } },
		});
		expect(edited).toContain(
			'  - id: new\n    hours:\n      days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]\n      time_zone: Asia/Jakarta\n',
		);
	});
});

describe('removeFromList', () => {
	test.each([
		['levels', 0, BLOCK.replace('  - id: one # the first\n    severity: sev2\n', '')],
		['levels', 1, BLOCK.replace('  - { id: two, severity: sev3 }\n', '')],
		['needs', 0, BLOCK.replace('a, b', 'b')],
		['needs', 1, BLOCK.replace('a, b', 'a')],
	])('%s %i', (list, index, expected) => {
		expect(removeFromList(BLOCK, place(list), index)).toBe(expected);
	});

	test('the last entry leaves an empty list', () => {
		expect(removeFromList('needs:\n  - a\nend: 1\n', place('needs'), 0)).toBe('needs: []\nend: 1\n');
	});
});

test('adding and taking out again gives the same bytes', () => {
	const words = fc.stringMatching(/^[a-z][a-z0-9 :#'"-]{0,12}$/);
	const eol = fc.constantFrom('\n', '\r\n');
	fc.assert(
		fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), words, fc.nat(5), eol, (list, entry, seed, end) => {
			const block = `# head\nlist:\n${list.map((word) => `  - ${JSON.stringify(word)}\n`).join('')}after: 1\n`;
			const flow = `list: [${list.map((word) => JSON.stringify(word)).join(', ')}]\nafter: 1\n`;
			const before = seed % (list.length + 1);
			for (const text of [block, flow].map((one) => one.replaceAll('\n', end))) {
				const edited = addToList(text, place('list'), { entry, before });
				const read = readYaml(edited);
				expect(read.ok && read.value).toEqual(
					expect.objectContaining({ list: list.toSpliced(before, 0, entry), after: 1 }),
				);
				expect(removeFromList(edited, place('list'), before)).toBe(text);
			}
		}),
	);
});
