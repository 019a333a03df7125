import { describe, expect, test } from 'vitest';
import type { Alert } from '../alerts/alert.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import type { Service } from '../records/service.ts';
import { believableTime } from './believable-time.ts';
import { identifyService } from './identify-service.ts';
import { levelAlert } from './level-alert.ts';

const ALERT: Alert = {
	source: 'pagerduty',
	fingerprint: 'pagerduty:Q1',
	state: 'firing',
	event: 'incident.triggered',
	name: 'Checkout probe failed',
	title: 'Checkout probe failed in ap-southeast-1',
	severity: 'P1',
	labels: { app: 'checkout', env: 'prod' },
	integrations: ['PABC123', 'Checkout API'],
};

function service(alerts: Service['alerts']): Service {
	return { schema: 1, name: 'x', owner: 'payments', product: 'market', tier: 1, depends_on: [], alerts };
}

describe('identifyService', () => {
	test.each<[string, Record<string, Service['alerts']>, Partial<Alert>, string | undefined]>([
		['its own label, where that is a service', { a: [{ names: ['*'] }], b: [] }, { labels: { service: 'b' } }, 'b'],
		[
			'a label that is no service does not count',
			{ a: [{ names: ['Checkout*'] }] },
			{ labels: { service: 'zz' } },
			'a',
		],
		['a rule by label', { a: [{ labels: { app: 'check*' } }] }, {}, 'a'],
		['all labels of a rule', { a: [{ labels: { app: 'checkout', env: 'test' } }] }, {}, undefined],
		['a rule by name', { a: [{ names: ['other', '*probe failed'] }] }, {}, 'a'],
		["a rule by the source's own id", { a: [{ integrations: ['PABC123'] }] }, {}, 'a'],
		['every condition of a rule', { a: [{ names: ['*'], integrations: ['PZZZ'] }] }, {}, undefined],
		['a rule without conditions claims nothing', { a: [{}] }, {}, undefined],
		['the first by name of the file', { b: [{ names: ['*'] }], a: [{ names: ['*'] }] }, {}, 'a'],
		['nobody', {}, {}, undefined],
	])('%s', (_name, services, alert, expected) => {
		const known = new Map(Object.entries(services).map(([slug, rules]) => [slug, service(rules)]));
		expect(identifyService({ ...ALERT, ...alert }, known)).toBe(expected);
	});
});

describe('levelAlert', () => {
	const policy: TriagePolicy = {
		schema: 1,
		kinds: [{ id: 'other', name: 'Other' }],
		levels: [
			{
				id: 'core',
				match: { names: ['*probe failed*'], services: ['checkout-api'] },
				kind: 'service-down',
				severity: 'sev1',
			},
			{
				id: 'probe',
				match: { names: ['*probe failed*'], severities: ['P1', 'critical'] },
				kind: 'service-down',
				severity: 'sev2',
			},
			{ id: 'test', match: { labels: { env: 'test' } }, kind: 'other', severity: 'sev5' },
		],
		default_level: { kind: 'other', severity: 'sev4' },
		grouping: { by: ['service', 'kind'], reopen_window: '30m' },
	};

	test.each<[string, Partial<Alert>, string, object]>([
		['the first rule that matches', {}, 'checkout-api', { kind: 'service-down', severity: 'sev1', rule: 'core' }],
		['the next, on another service', {}, 'search-api', { kind: 'service-down', severity: 'sev2', rule: 'probe' }],
		['by label', { name: 'x', labels: { env: 'test' } }, 'a', { kind: 'other', severity: 'sev5', rule: 'test' }],
		['the default', { severity: undefined }, 'search-api', { kind: 'other', severity: 'sev4', rule: 'default' }],
	])('%s', (_name, alert, on, expected) => {
		expect(levelAlert({ ...ALERT, ...alert }, on, policy)).toEqual(expected);
	});
});

describe('believableTime', () => {
	const received = '2026-11-20T03:00:00Z';
	test.each([
		['the time of the source', '2026-11-20T02:58:00Z', '2026-11-20T02:58:00Z'],
		['a little ahead', '2026-11-20T03:09:59Z', '2026-11-20T03:09:59Z'],
		['too far ahead', '2026-11-20T03:10:01Z', received],
		['days ago, for alerts that fire long', '2026-11-14T03:00:00Z', '2026-11-14T03:00:00Z'],
		['years ago', '2019-01-01T00:00:00Z', received],
		['years ahead', '2035-01-01T00:00:00Z', received],
		['no time', undefined, received],
		['no time that can be read', 'yesterday', received],
	])('%s', (_name, at, expected) => {
		expect(believableTime(at, received, undefined)).toBe(expected);
	});

	test('by policy', () => {
		expect(believableTime('2026-11-20T02:00:00Z', received, { ahead: '0m', behind: '30m' })).toBe(received);
	});
});
