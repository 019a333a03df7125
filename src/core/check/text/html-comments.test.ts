import { expect, test } from 'vitest';
import { findComment, withoutComments } from './html-comments.ts';

test.each([
	['none', 'a - b', 'a - b'],
	['two', 'a <!-- x --> b <!--y--> c', 'a  b  c'],
	['over lines', 'a <!-- x\n\ny --> b', 'a  b'],
	['unclosed', 'a <!-- b', 'a '],
	['much', '<!--'.repeat(200_000), ''],
])('%s', (_name, text, left) => {
	expect(withoutComments(text)).toBe(left);
});

test('finds the first one', () => {
	expect(findComment('ab<!-- c -->d<!-- e -->')).toEqual([2, 12]);
	expect(findComment('ab')).toBeUndefined();
});
