import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactText } from '../../alerts/redact.ts';
import { findSecrets } from './find-secrets.ts';
import { matchesPattern } from './matches-pattern.ts';

/** Put together here, so that no scanner takes the source for a leak. */
const TOKEN = ['ghp', '_', 'a1B2'.repeat(9)].join('');

describe('findSecrets', () => {
	test.each([
		['a token in a sentence', `We used ${TOKEN} for it.`, TOKEN],
		['a password in an address', 'psql postgres://app:hunter22@db.example.com/x', 'app:hunter22'],
		['a password in YAML', 'one: 1\ndb_password: "hunter22x"\ntwo: 2', 'hunter22x'],
	])('finds %s', (_, text, secret) => {
		const found = findSecrets(text).map(([start, end]) => text.slice(start, end));
		expect(found).toEqual([secret]);
	});

	test.each([
		'export TOKEN=$(vault read -field=token secret/x)',
		'curl -H "Authorization: Bearer <token>"',
		'password: {{ db_password }}',
		'The password was in the log. The token service was slow, the keys are rotated.',
		'token = ***',
	])('%s is none', (text) => {
		expect(findSecrets(text)).toEqual([]);
	});

	test('what is found differs from what redaction leaves, and a redacted text has nothing left', () => {
		// Without quotes: a quoted value of a key in YAML is found here and left alone in the text of an alert.
		const word = fc.constantFrom('token', 'password=', TOKEN, ': ', 'a1b2c3d4e5', '\n', '://', '@', 'secret', ' ', '=');
		fc.assert(
			fc.property(fc.array(word, { maxLength: 20 }), (words) => {
				const text = words.join('');
				for (const [start, end] of findSecrets(text)) {
					expect(start).toBeLessThan(end);
					expect(text.slice(start, end)).not.toContain('\n');
				}
				const redacted = text.split('\n').map(redactText).join('\n');
				expect(findSecrets(redacted)).toEqual([]);
			}),
		);
	});
});

describe('matchesPattern', () => {
	test('says what the same pattern as a regular expression says', () => {
		const sign = fc.constantFrom('#', '%', '*', 'a', '7', '+', '.');
		const char = fc.constantFrom('a', 'A', 'z', '7', '1', '+', '.', 'é');
		const toRegExp = (pattern: string) =>
			new RegExp(
				`^${pattern
					.replace(/[+.]/g, '\\$&')
					.replaceAll('#', '[0-9]')
					.replaceAll('%', '\\p{L}')
					.replaceAll('*', '.*')}$`,
				'iu',
			);
		fc.assert(
			fc.property(fc.array(sign, { maxLength: 8 }), fc.array(char, { maxLength: 8 }), (signs, chars) => {
				const [pattern, word] = [signs.join(''), chars.join('')];
				expect(matchesPattern(pattern, word)).toBe(toRegExp(pattern).test(word));
			}),
			{ numRuns: 1_000 },
		);
	});

	test('is quick on a pattern made to hurt', () => {
		expect(matchesPattern(`${'*a'.repeat(50)}b`, 'a'.repeat(20_000))).toBe(false);
	});
});
