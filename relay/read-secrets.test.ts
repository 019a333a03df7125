import { expect, test } from 'vitest';
import { SOURCES } from '../src/core/alerts/alert.ts';
import { readSecrets, sourceLines, variablesOf, waysOf } from './read-secrets.ts';

test('reads several values while one is changed, and nothing from an empty variable', () => {
	const secrets = readSecrets({
		TOCSIN_PAGERDUTY_SECRET: 'old, new',
		TOCSIN_TOKEN_PAGERDUTY_EVENTS: 'routing',
		TOCSIN_TOKEN_ALERTMANAGER: ' , ',
		TOCSIN_CLOUDWATCH_TOPICS: 'arn:one,arn:two',
	});
	expect([...secrets]).toEqual([
		['pagerduty', { signature: ['old', 'new'] }],
		['pagerduty-events', { token: ['routing'] }],
		['cloudwatch', { topics: ['arn:one', 'arn:two'] }],
	]);
});

test.each([
	['grafana', 'TOCSIN_GRAFANA_SECRET', 'TOCSIN_TOKEN_GRAFANA'],
	['checkly', 'TOCSIN_CHECKLY_SECRET', 'TOCSIN_TOKEN_CHECKLY'],
] as const)('%s: where a signature and a token are configured, the token is not enough', (source, signature, token) => {
	expect(readSecrets({ [token]: 't' }).get(source)).toEqual({ token: ['t'] });
	expect(readSecrets({ [signature]: 's' }).get(source)).toEqual({ signature: ['s'] });
	expect(readSecrets({ [signature]: 's', [token]: 't' }).get(source)).toEqual({ signature: ['s'] });
});

test('the ways in, by source', () => {
	const all = readSecrets(Object.fromEntries(SOURCES.flatMap((id) => variablesOf(id).map((name) => [name, 'x']))));
	expect(Object.fromEntries([...all].map(([id, secret]) => [id, [waysOf(id, secret), variablesOf(id)]]))).toEqual({
		pagerduty: [['signature'], ['TOCSIN_PAGERDUTY_SECRET']],
		'pagerduty-events': [['bearer', 'body'], ['TOCSIN_TOKEN_PAGERDUTY_EVENTS']],
		alertmanager: [['bearer'], ['TOCSIN_TOKEN_ALERTMANAGER']],
		grafana: [['signature'], ['TOCSIN_GRAFANA_SECRET', 'TOCSIN_TOKEN_GRAFANA']],
		datadog: [['bearer'], ['TOCSIN_TOKEN_DATADOG']],
		newrelic: [['bearer'], ['TOCSIN_TOKEN_NEWRELIC']],
		cloudwatch: [
			['bearer', 'sns'],
			['TOCSIN_TOKEN_CLOUDWATCH', 'TOCSIN_CLOUDWATCH_TOPICS'],
		],
		opsgenie: [['bearer'], ['TOCSIN_TOKEN_OPSGENIE']],
		zenduty: [['bearer', 'basic'], ['TOCSIN_TOKEN_ZENDUTY']],
		sentry: [['signature'], ['TOCSIN_SENTRY_SECRET']],
		'azure-monitor': [['bearer', 'basic', 'url'], ['TOCSIN_TOKEN_AZURE_MONITOR']],
		'gcp-monitoring': [['bearer', 'basic', 'url'], ['TOCSIN_TOKEN_GCP_MONITORING']],
		'uptime-kuma': [['bearer'], ['TOCSIN_TOKEN_UPTIME_KUMA']],
		checkly: [['signature'], ['TOCSIN_CHECKLY_SECRET', 'TOCSIN_TOKEN_CHECKLY']],
		cloudevents: [['bearer', 'url'], ['TOCSIN_TOKEN_CLOUDEVENTS']],
	});
});

test('says at the start who may send and how, without the secrets', () => {
	const lines = sourceLines(readSecrets({ TOCSIN_SENTRY_SECRET: 'hidden', TOCSIN_TOKEN_ZENDUTY: 'hidden' }));
	expect(lines).toEqual([
		{ level: 'info', event: 'source', source: 'zenduty', proof: 'bearer, basic' },
		{ level: 'info', event: 'source', source: 'sentry', proof: 'signature' },
		{
			level: 'info',
			event: 'sources-not-configured',
			sources: SOURCES.filter((id) => id !== 'zenduty' && id !== 'sentry').join(', '),
			message: 'docs/relay.md names their variables',
		},
	]);
	expect(sourceLines(new Map())).toMatchObject([{ level: 'warn', event: 'sources-not-configured' }]);
});
