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
	expect(await verifySignature(header, body, [SECRET])).toBe(verdict);
});

test('any of several secrets does, while one is changed for another', async () => {
	expect(await verifySignature(`v1=${good}`, body, ['the new one', SECRET])).toBe('valid');
});

test('a body changed by one byte is refused', async () => {
	const changed = body.slice();
	changed[10]! ^= 1;
	expect(await verifySignature(`v1=${good}`, changed, [SECRET])).toBe('wrong');
});

function sign(secret: string): string {
	return createHmac('sha256', secret).update(body).digest('hex');
}
