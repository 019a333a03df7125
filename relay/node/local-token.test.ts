import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SOURCES } from '../../src/core/alerts/alert.ts';
import { localSecrets, localToken, tokenPath } from './local-token.ts';

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'tocsin-token-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('is made once, for the eyes of the owner alone, also by two at the same time', async () => {
	const tokens = await Promise.all([localToken(root, {}), localToken(root, {})]);
	tokens.push(await localToken(root, {}));
	expect(new Set(tokens).size).toBe(1);
	expect(tokens[0]).toMatch(/^[\w-]{32}$/);
	expect(statSync(tokenPath(root)).mode & 0o777).toBe(0o600);
});

test('may be given by the environment', async () => {
	expect(await localToken(root, { TOCSIN_TOKEN: 'given' })).toBe('given');
});

test('an empty file is named', async () => {
	await localToken(root, {});
	writeFileSync(tokenPath(root), '');
	await expect(localToken(root, {})).rejects.toThrow(`${tokenPath(root)} is empty: delete it and start again`);
});

test('opens every source, beside what is configured', () => {
	const secrets = localSecrets('local', {
		TOCSIN_PAGERDUTY_SECRET: 'mine',
		TOCSIN_GRAFANA_SECRET: 'mine',
		TOCSIN_CLOUDWATCH_TOPICS: 'arn',
	});
	expect(secrets.size).toBe(SOURCES.length);
	expect(secrets.get('pagerduty')).toEqual({ signature: ['mine', 'local'] });
	expect(secrets.get('sentry')).toEqual({ signature: ['local'] });
	expect(secrets.get('grafana')).toEqual({ signature: ['mine', 'local'] });
	expect(secrets.get('checkly')).toEqual({ token: ['local'] });
	expect(secrets.get('cloudwatch')).toEqual({ token: ['local'], topics: ['arn'] });
	expect(secrets.get('cloudevents')).toEqual({ token: ['local'] });
});
