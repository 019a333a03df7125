import { expect, test } from 'vitest';
import { readSecrets, secretOf } from './read-secrets.ts';

test('reads one variable a source, several values while one is changed', () => {
	const secrets = readSecrets({
		TOCSIN_PAGERDUTY_SECRET: 'old, new',
		TOCSIN_TOKEN_PAGERDUTY_EVENTS: 'routing',
		TOCSIN_TOKEN_ALERTMANAGER: ' , ',
	});
	expect([...secrets]).toEqual([
		['pagerduty', { kind: 'signature', values: ['old', 'new'] }],
		['pagerduty-events', { kind: 'bearer', values: ['routing'] }],
	]);
});

test('names the variable of every source', () => {
	expect(secretOf('pagerduty').variable).toBe('TOCSIN_PAGERDUTY_SECRET');
	expect(secretOf('pagerduty-events').variable).toBe('TOCSIN_TOKEN_PAGERDUTY_EVENTS');
	expect(secretOf('cloudevents').variable).toBe('TOCSIN_TOKEN_CLOUDEVENTS');
});
