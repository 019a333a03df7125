import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RepairEdit } from '../core/check/rule.ts';
import { createPlaceLocator } from './locate-place.ts';
import { applyEdits, repairEdits } from './repair-edits.ts';

function repaired(text: string, ...edits: readonly RepairEdit[]): string {
	const file = 'services/checkout.yaml';
	const locator = createPlaceLocator(file, text);
	return applyEdits(text, repairEdits({ title: '', safe: true, edits }, { file, text, locator }));
}

describe('repairEdits', () => {
	test.each([
		['an entry of a block', 'a:\n  - one # first\n  - two\nb: 1\n', ['a', 0], 'a:\n  - two\nb: 1\n'],
		['the last entry of a block', 'a:\n  - one\n  - two # it\nb: 1\n', ['a', 1], 'a:\n  - one\nb: 1\n'],
		['an entry at the end without a line break', 'a:\n  - one\n  - two', ['a', 1], 'a:\n  - one\n'],
		['a map in a block', 'a:\n  - x: 1\n    y: 2\n  - x: 3\n', ['a', 0], 'a:\n  - x: 3\n'],
		['the first of a line', 'a: [one, two]\n', ['a', 0], 'a: [two]\n'],
		['the last of a line', 'a: [one, two] # both\n', ['a', 1], 'a: [one] # both\n'],
		['a map of a line', 'a: [{ x: 1 }, { x: 2 }]\n', ['a', 1], 'a: [{ x: 1 }]\n'],
	] as const)('removes %s', (_, text, remove, expected) => {
		expect(repaired(text, { remove })).toBe(expected);
	});

	test('sets, replaces and removes keys and leaves the rest', () => {
		const text = '# who\nname: Checkout   # ours\ntier: 1\nowner: "payments"\n';
		expect(repaired(text, { set: ['tier'], value: 2 })).toBe(text.replace('tier: 1', 'tier: 2'));
		expect(repaired(text, { set: ['tier'], value: undefined })).toBe(text.replace('tier: 1\n', ''));
		expect(repaired(text, { at: { key: ['owner'] }, text: 'orders' })).toBe(text.replace('"payments"', 'orders'));
	});
});

describe('applyEdits', () => {
	test('edits that touch the same text are taken once', () => {
		const edits = [
			{ start: 0, end: 3, text: 'one' },
			{ start: 2, end: 5, text: 'two' },
			{ start: 5, end: 5, text: '!' },
			{ start: 5, end: 5, text: '?' },
		];
		expect(applyEdits('abcde', edits)).toBe('onede!');
	});

	test('text outside of the edits stays, in whatever order they come', () => {
		const pieces = fc.array(
			fc.record({ kept: fc.string({ minLength: 1 }), cut: fc.string({ minLength: 1 }), put: fc.string() }),
		);
		fc.assert(
			fc.property(pieces, fc.integer(), (parts, seed) => {
				let at = 0;
				const edits = parts.map(({ kept, cut, put }) => {
					const start = at + kept.length;
					at = start + cut.length;
					return { start, end: at, text: put };
				});
				const shuffled = edits.toSorted((a, b) => ((a.start * seed) % 7) - ((b.start * seed) % 7));
				const text = parts.map(({ kept, cut }) => kept + cut).join('');
				expect(applyEdits(text, shuffled)).toBe(parts.map(({ kept, put }) => kept + put).join(''));
			}),
		);
	});
});
