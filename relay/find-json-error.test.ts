import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from './find-json-error.ts';

test.each([
	[
		'cut in an object',
		'{"a":1,',
		'Unexpected the end of the body at line 1, column 8, expected a key in double quotes',
	],
	['cut in a text', '{"a":"long te', 'Unexpected the end of the body inside a text at line 1, column 14'],
	['cut after an escape', '["a\\u00', 'Unexpected the end of the body inside a text at line 1, column 8'],
	['cut after a colon', '{"a":', 'Unexpected the end of the body at line 1, column 6, expected a value'],
	[
		'on a later line',
		'{\n  "a": 1\n  "b": 2\n}',
		'Unexpected something else at line 3, column 3, expected "," or the end of the list or object',
	],
	['comma before the end', '[1,2,]', 'Unexpected something else at line 1, column 6, expected a value'],
	[
		'wrong bracket',
		'[1}',
		'Unexpected something else at line 1, column 3, expected "," or the end of the list or object',
	],
	['two values', '{} {}', 'Unexpected more text at line 1, column 4, expected nothing more'],
	['a form', 'a=1&b=2', 'Unexpected something else at line 1, column 1, expected a value'],
	['a line break in a text', '"a\nb"', 'Unexpected a control character inside a text at line 1, column 3'],
	['an unknown escape', '"a\\x41 and more"', 'Unexpected an escape that JSON does not know at line 1, column 3'],
	['a number with a leading zero', '[012]', 'Unexpected something else at line 1, column 2, expected a value or "]"'],
	['no colon', '{"a" 1}', 'Unexpected something else at line 1, column 6, expected ":"'],
])('%s', (_name, text, message) => {
	expect(findJsonError(text)?.message).toBe(message);
});

test('agrees with the engine on what is JSON', () => {
	const almostJson = fc
		.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '\\', '0', '-', '\u0001', 'e'))
		.map(
			([json, at, noise]) => json.slice(0, at % (json.length + 1)) + noise + json.slice((at * 7) % (json.length + 1)),
		);
	fc.assert(
		fc.property(fc.oneof(fc.json(), almostJson, fc.string()), (text) => {
			expect(findJsonError(text) === undefined).toBe(isJson(text));
		}),
		{ numRuns: 2000 },
	);
});

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
