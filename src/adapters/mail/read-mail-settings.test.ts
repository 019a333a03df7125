import { describe, expect, test } from 'vitest';
import { readMailSettings } from './read-mail-settings.ts';

const FROM = { TOCSIN_MAIL_FROM: 'Incidents <incidents@example.com>' };
const URL = { TOCSIN_SMTP_URL: 'smtp://mail.example.com' };
const USER = { TOCSIN_SMTP_USER: 'incidents' };
const REFRESH = {
	TOCSIN_SMTP_OAUTH_CLIENT_ID: 'a',
	TOCSIN_SMTP_OAUTH_CLIENT_SECRET: 'b',
	TOCSIN_SMTP_OAUTH_REFRESH_TOKEN: 'c',
	TOCSIN_SMTP_OAUTH_URL: 'https://login.example.com/token',
};
const base = { host: 'mail.example.com', port: 587, isImplicitTls: false, from: FROM.TOCSIN_MAIL_FROM };

describe('mail settings', () => {
	test.each<[string, Record<string, string>, object]>([
		['STARTTLS without a login', URL, base],
		[
			'TLS from the first byte',
			{ TOCSIN_SMTP_URL: 'smtps://mail.example.com' },
			{ ...base, port: 465, isImplicitTls: true },
		],
		['a port and an address of IPv6', { TOCSIN_SMTP_URL: 'smtp://[::1]:2525' }, { ...base, host: '::1', port: 2525 }],
		[
			'a password',
			{ ...URL, ...USER, TOCSIN_SMTP_PASSWORD: 'p' },
			{ ...base, login: { type: 'password', user: 'incidents', password: 'p' } },
		],
		[
			'a token',
			{ ...URL, ...USER, TOCSIN_SMTP_OAUTH_TOKEN: 't' },
			{ ...base, login: { type: 'oauth2', user: 'incidents', accessToken: 't' } },
		],
		[
			'a refresh token',
			{ ...URL, ...USER, ...REFRESH },
			{
				...base,
				login: {
					type: 'refresh',
					user: 'incidents',
					clientId: 'a',
					clientSecret: 'b',
					refreshToken: 'c',
					accessUrl: 'https://login.example.com/token',
				},
			},
		],
	])('%s', (_name, environment, settings) => {
		expect(readMailSettings({ ...FROM, ...environment })).toEqual({ state: 'set', settings });
	});

	test.each<[string, Record<string, string>, string]>([
		[
			'no address',
			{ TOCSIN_SMTP_URL: 'mail' },
			'Unexpected TOCSIN_SMTP_URL, expected smtp://host:587 or smtps://host:465',
		],
		[
			'another protocol',
			{ TOCSIN_SMTP_URL: 'https://x' },
			'Unexpected TOCSIN_SMTP_URL, expected smtp://host:587 or smtps://host:465',
		],
		[
			'a login in the address',
			{ TOCSIN_SMTP_URL: `smtp://${['me', 'secret'].join(':')}@mail.example.com` },
			'Unexpected login in TOCSIN_SMTP_URL, expected it in TOCSIN_SMTP_USER and TOCSIN_SMTP_PASSWORD',
		],
		[
			'no sender',
			{ ...URL, TOCSIN_MAIL_FROM: 'Incidents' },
			'Unexpected TOCSIN_MAIL_FROM, expected a sender like "Incidents <incidents@example.com>"',
		],
		[
			'a password without a user',
			{ ...URL, TOCSIN_SMTP_PASSWORD: 'p' },
			'TOCSIN_SMTP_USER is missing, expected the name to log in with',
		],
		[
			'two ways to log in',
			{ ...URL, ...USER, TOCSIN_SMTP_PASSWORD: 'p', TOCSIN_SMTP_OAUTH_TOKEN: 't' },
			'Unexpected login, expected TOCSIN_SMTP_PASSWORD, or TOCSIN_SMTP_OAUTH_TOKEN, or the four TOCSIN_SMTP_OAUTH_ variables, and one of these ways only',
		],
		[
			'half of OAuth2',
			{ ...URL, ...USER, TOCSIN_SMTP_OAUTH_CLIENT_ID: 'a', TOCSIN_SMTP_OAUTH_URL: 'b' },
			'TOCSIN_SMTP_OAUTH_CLIENT_SECRET, TOCSIN_SMTP_OAUTH_REFRESH_TOKEN missing, expected for OAuth2 with a refresh token',
		],
	])('%s is said in one line', (_name, environment, problem) => {
		expect(readMailSettings({ ...FROM, ...environment })).toEqual({ state: 'wrong', problem });
	});

	test('none are no problem', () => {
		expect(readMailSettings({})).toEqual({ state: 'absent' });
	});
});
