import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifySignature } from './verify-signature.ts';

const SECRET = 'aVerySecretValueOfTheSubscription';
const body = new TextEncoder().encode(
	'{"event":{"id":"01ABC","event_type":"incident.triggered","title":"Ångström ✓"}}',
);
const good = sign(SECRET);
const other = sign('another secret');

test.each([
	['one signature', `v1=${good}`, 'valid'],
	['capital digits', `v1=${good.toUpperCase()}`, 'valid'],
	['two while the secret changes, ours first', `v1=${good},v1=${other}`, 'valid'],
	['two while the secret changes, ours last', `v1=${other}, v1=${good}`, 'valid'],
	['beside a version that is not known', `v2=${other},v1=${good}`, 'valid'],
	['of another secret', `v1=${other}`, 'wrong'],
	['one digit changed', `v1=${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`, 'wrong'],
	['too short', `v1=${good.slice(2)}`, 'malformed'],
	['without the version', good, 'malformed'],
	['of a version that is not known', `v2=${good}`, 'malformed'],
	['not hexadecimal', `v1=${'z'.repeat(64)}`, 'malformed'],
	['empty', '', 'malformed'],
	['absent', undefined, 'malformed'],
	['behind a thousand others', `${`v1=${other},`.repeat(1000)}v1=${good}`, 'wrong'],
])('signature %s', async (_name, header, verdict) => {
	expect(await verifySignature({ text: header, form: 'v1' }, body, [SECRET])).toBe(verdict);
});

test.each([
	['the digits alone', good, 'valid'],
	['spaces around them', ` ${good} `, 'valid'],
	['capital digits', good.toUpperCase(), 'valid'],
	['with a version', `v1=${good}`, 'malformed'],
	['with the name of the hash', `sha256=${good}`, 'malformed'],
	['too short', good.slice(2), 'malformed'],
	['too long', `${good}00`, 'malformed'],
	['absent', undefined, 'malformed'],
	['of another secret', other, 'wrong'],
])('plain signature: %s', async (_name, header, verdict) => {
	expect(await verifySignature({ text: header, form: 'plain' }, body, [SECRET])).toBe(verdict);
});

// Computed by: printf '%s' '<body>' | openssl dgst -sha256 -hmac '<secret>'
test('agrees with OpenSSL', async () => {
	const known = new TextEncoder().encode('{"action":"created","note":"Ångström ✓"}');
	const digits = 'f0fda042a45baf9901f5d98c1f9ee040e98d5feee93b38ab31633c867f2708e8';
	expect(await verifySignature({ text: digits, form: 'plain' }, known, ['secret-of-a-test'])).toBe('valid');
	expect(await verifySignature({ text: `v1=${digits}`, form: 'v1' }, known, ['secret-of-a-test'])).toBe('valid');
});

test('any of several secrets does, while one is changed for another', async () => {
	expect(await verifySignature({ text: `v1=${good}`, form: 'v1' }, body, ['the new one', SECRET])).toBe('valid');
});

test('a body changed by one byte is refused', async () => {
	const changed = body.slice();
	changed[10]! ^= 1;
	expect(await verifySignature({ text: `v1=${good}`, form: 'v1' }, changed, [SECRET])).toBe('wrong');
});

function sign(secret: string): string {
	return createHmac('sha256', secret).update(body).digest('hex');
}
