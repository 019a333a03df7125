import { expect, test } from 'vitest';
import { sameSecret } from './same-secret.ts';

test.each([
	['the one', 'abc', ['abc'], true],
	['the first of two', 'abc', ['abc', 'def'], true],
	['the last of two', 'def', ['abc', 'def'], true],
	['a beginning', 'ab', ['abc'], false],
	['a longer one', 'abcd', ['abc'], false],
	['nothing', '', ['abc'], false],
	['nothing to compare with', 'abc', [], false],
])('%s', async (_name, given, expected, same) => {
	expect(await sameSecret(given, expected)).toBe(same);
});
