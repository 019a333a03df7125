import { expect, test } from 'vitest';
import { payloadSize } from './payload-size.ts';

test.each([
	['plain', { a: 1 }, '{"a":1}'],
	['markup', '<b>&', '"\\u003cb\\u003e\\u0026"'],
	['beyond ASCII', 'é', '"\\u00e9"'],
	['a surrogate pair', '😀', '"\\ud83d\\ude00"'],
	['a line break', 'a\nb', '"a\\nb"'],
])('%s is counted in its longest spelling', (_name, value, spelling) => {
	expect(payloadSize(value)).toBe(spelling.length);
});
