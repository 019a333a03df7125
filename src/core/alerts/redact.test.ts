import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSecretName, redactNamed, redactText } from './redact.ts';

// Assembled from parts, so that no scanner takes these inventions for leaked secrets.
const GITHUB = `ghp_${'a1B2'.repeat(9)}`;
const AWS = `AKIA${'IOSF0DNN7EXAMPLE'}`;
const JWT = `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiJib3QifQ'}.c2lnbmF0dXJl`;
const PEM = `-----BEGIN RSA PRIVATE KEY-----\nMIIEabc/+=\n-----END RSA PRIVATE KEY-----`;

describe('redactText', () => {
	test.each([
		['a GitHub token', `push with ${GITHUB} failed`, 'push with [redacted] failed'],
		['a fine-grained GitHub token', `github_pat_${'1A'.repeat(20)}.`, '[redacted].'],
		['a Slack token', `xoxb-${'123456789012'}-abcdef`, '[redacted]'],
		[
			'a Slack webhook',
			'POST https://hooks.slack.com/services/T0/B0/x1y2 failed',
			'POST https://hooks.slack.com/[redacted] failed',
		],
		['an AWS key id', `key ${AWS} is inactive`, 'key [redacted] is inactive'],
		['an AWS secret key', 'aws_secret_access_key=wJalr/XUtn+FEMI', 'aws_secret_access_key=[redacted]'],
		['a JSON web token', `got ${JWT}, expired`, 'got [redacted], expired'],
		['a long JSON web token', `eyJ${'y'.repeat(20_000)}.eyJ${'z'.repeat(20_000)}.c2ln`, '[redacted]'],
		['a bearer token', 'curl -H "X: bearer abc123def456ghi" https://x', 'curl -H "X: Bearer [redacted]" https://x'],
		['an authorization header', 'Authorization: Basic dXNlcjpwYXNz', 'Authorization: [redacted]'],
		['a private key', `before ${PEM} after`, 'before [redacted] after'],
		['a private key that is cut off', `before ${PEM.slice(0, 40)}`, 'before [redacted]'],
		['two private keys', `${PEM}\n${PEM}`, '[redacted]\n[redacted]'],
		['a password in a link', 'postgres://app:hunter2@db:5432/orders', 'postgres://[redacted]@db:5432/orders'],
		['a password that is assigned', 'PASSWORD=hunter2 host=db', 'PASSWORD=[redacted] host=db'],
		['a quoted password', 'password="my dog" x', 'password="[redacted]" x'],
		['a password in JSON', '{"db_password": "hunter2", "n": 1}', '{"db_password": "[redacted]", "n": 1}'],
		['a password in escaped JSON', String.raw`{\"password\":\"hunter2\"}`, String.raw`{\"password\":\"[redacted]\"}`],
		['a password in YAML', 'password: hunter2', 'password: [redacted]'],
		['an API key in a query', 'GET /x?api_key=12345&page=2', 'GET /x?api_key=[redacted]&page=2'],
		['a token with digits', 'token: abcd1234efgh', 'token: [redacted]'],
	])('%s', (_, text, expected) => {
		expect(redactText(text)).toBe(expected);
		expect(redactText(expected)).toBe(expected);
	});

	test.each([
		'Unexpected token: end of file',
		'Bearer authentication failed on checkout-api',
		'Basic health check failed',
		'Certificate of secret-manager expires in 3 days',
		'The password was reset',
		'ssh://git@host/repo and https://example.com:8080/path',
		'commit 4bf92f3577b34da6a3ce929d0e0e4736 is bad',
		'groupKey {}:{alertname="HighErrorRate"}',
		'-----BEGIN CERTIFICATE----- MIIB',
	])('leaves ordinary text alone: %s', (text) => {
		expect(redactText(text)).toBe(text);
	});

	test('doing it again changes nothing', () => {
		const piece = fc.constantFrom(
			'token',
			'password',
			'secret',
			'=',
			':',
			': ',
			'"',
			"'",
			'\\"',
			' ',
			'\n',
			'[redacted]',
			']',
			'@',
			'://',
			'a:b',
			'bearer ',
			'authorization',
			'Basic ',
			GITHUB,
			AWS,
			JWT,
			PEM,
			'-----BEGIN PRIVATE KEY-----',
			'x1y2z3w4',
			',',
			'&',
			'eyJabcdefghij.',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
				const once = redactText(pieces.join(''));
				expect(redactText(once)).toBe(once);
			}),
			{ numRuns: 3000 },
		);
	});

	test.each([
		'eyJ',
		'eyJaaaaaaaaaa.',
		'-eyJ',
		'bearer ',
		'bearer a',
		'password="',
		'password=',
		'password : ',
		'token: ',
		'authorization:',
		'://',
		'://a:',
		'-----BEGIN PRIVATE KEY-----',
		'-----BEGIN ',
		'ghp_',
		'AKIA',
		'hooks.slack.com/services/',
		'a',
		' ',
		'"secret": "',
		'\\"',
	])('a megabyte of %j is read in one pass', (piece) => {
		const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
		expect(typeof redactText(text)).toBe('string');
		expect(typeof redactText(`${text}\u0000`)).toBe('string');
	});
});

describe('isSecretName', () => {
	test.each([
		'password',
		'DB_PASSWORD',
		'dbPasswd',
		'passphrase',
		'pwd',
		'client_secret',
		'secret',
		'api-key',
		'apiKey',
		'X-Api-Key',
		'access_token',
		'token',
		'authorization',
		'routing_key',
		'private_key',
		'session_id',
		'set-cookie',
		'credentials',
	])('%s names a secret', (name) => expect(isSecretName(name)).toBe(true));

	test.each([
		'alertname',
		'secret_name',
		'secretNamespace',
		'token_count',
		'token_type',
		'token_bucket',
		'tokenizer',
		'api_key_age',
		'author',
		'key',
		'groupKey',
		'dedup_key',
		'incident_key',
		'monkey',
		'pwdx_',
	])('%s does not', (name) => expect(isSecretName(name)).toBe(false));
});

test('a named value goes whole, others only as far as they look like a secret', () => {
	expect(redactNamed('db_password', 'sunny')).toBe('[redacted]');
	expect(redactNamed('region', 'jakarta password=x1')).toBe('jakarta password=[redacted]');
});
