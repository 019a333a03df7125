import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeOverrides } from './remove-overrides.ts';

const line = (index: number) => `  - { role: primary, member: "@a${index}" } # ${index}`;
const block = (index: number) => `  - role: primary # ${index}\n    member: "@a${index}"`;

test.each([
	['\n', line],
	['\n', block],
	['\r\n', block],
] as const)('takes out whole items and no other byte (%j)', (eol, print) => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 9 }), fc.array(fc.nat(8)), fc.boolean(), (count, wanted, isLast) => {
			const places = [...new Set(wanted)].filter((place) => place < count).slice(0, count - 1);
			const items = Array.from({ length: count }, (_, index) => print(index));
			const textOf = (list: readonly string[]) =>
				['name: X # who', 'overrides: # by hand', ...list, ...(isLast ? [] : ['', '# below', 'rest: 12h', ''])]
					.join('\n')
					.replaceAll('\n', eol);
			const edited = removeOverrides(textOf(items), places);
			expect(edited.trimEnd()).toBe(textOf(items.filter((_, index) => !places.includes(index))).trimEnd());
		}),
	);
});

test('a list on one line, and the last of a list', () => {
	const text = 'name: X\noverrides: [{ role: a }, { role: b }]\nrest: 12h\n';
	expect(removeOverrides(text, [0])).toMatch(/^name: X\noverrides:[\s\S]*role: b[\s\S]*\nrest: 12h\n$/);
	expect(removeOverrides('name: X\noverrides:\n  - { role: a }\nrest: 12h\n', [0])).toBe('name: X\nrest: 12h\n');
	expect(removeOverrides(text, [])).toBe(text);
});
