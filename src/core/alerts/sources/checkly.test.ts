import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const CHECK = 'checkly:3f9c1a52-7b0e-4d86-9e14-2c5d8f6a7b01';

test('a failure, whole', () => {
	expect(read(fixture('alert_failure'))).toEqual({
		ok: true,
		events: [
			{
				type: 'alert',
				alert: {
					source: 'checkly',
					fingerprint: CHECK,
					state: 'firing',
					event: 'ALERT_FAILURE',
					name: 'Checkout & pay',
					title: 'Checkout & pay has failed',
					description: 'Error: expected 200 got 503\nAnswer: 503 Service Unavailable',
					at: '2026-11-20T03:02:11.250Z',
					severity: 'critical',
					labels: {
						check: 'Checkout & pay',
						check_type: 'API',
						group: 'Storefront',
						location: 'Jakarta',
						production: 'true',
						region: 'ap-southeast-3',
						service: 'checkout-api',
						severity: 'critical',
					},
					integrations: ['Checkout & pay', 'Storefront', '3f9c1a52-7b0e-4d86-9e14-2c5d8f6a7b01'],
					url: 'https://app.checklyhq.com/checks/3f9c1a52/check-sessions/1',
				},
			},
		],
	});
});

test.each([
	['alert_failure', `firing ${CHECK} Checkout & pay (critical) 2026-11-20T03:02:11.250Z`],
	['alert_failure_remain', `firing ${CHECK} Checkout & pay (critical) 2026-11-20T03:02:11.250Z`],
	['alert_degraded', `firing ${CHECK} Checkout & pay (degraded) 2026-11-20T03:02:11.250Z`],
	['alert_degraded_recovery', `resolved ${CHECK} Checkout & pay (undefined) 2026-11-20T03:02:11.250Z`],
	['alert_recovery', `resolved ${CHECK} Checkout & pay (critical) 2026-11-20T03:44:02.100Z`],
	[
		'alert_ssl',
		'firing checkly:certificate/checkout.rambaya.example CertificateExpiring (critical) 2026-11-20T03:02:11.250Z',
	],
	['own-template', `firing ${CHECK} Checkout & pay (critical) 2026-11-20T03:02:11.250Z`],
	['variables-as-keys', `firing ${CHECK} Checkout & pay (failure) 2026-11-20T03:02:11.250Z`],
])('%s', (name, expected) => {
	const { state, fingerprint, name: alertName, severity, at } = alertOf(fixture(name));
	expect(`${state} ${fingerprint} ${alertName} (${severity}) ${at}`).toBe(expected);
});

test.each([
	['ALERT_FAILURE', 'firing failure'],
	['ALERT_FAIL', 'firing failure'],
	['ALERT_FAILURE_REMAIN', 'firing failure'],
	['ALERT_DEGRADED_FAILURE', 'firing failure'],
	['ALERT_DEGRADED', 'firing degraded'],
	['ALERT_DEGRADED_REMAIN', 'firing degraded'],
	['ALERT_FAILURE_DEGRADED', 'firing degraded'],
	['ALERT_SSL', 'firing certificate'],
	['ALERT_RECOVERY', 'resolved undefined'],
	['ALERT_DEGRADED_RECOVERY', 'resolved undefined'],
])('%s is %s', (alert_type, expected) => {
	const { state, severity } = alertOf({ alert_type, check_id: 'c' });
	expect(`${state} ${severity}`).toBe(expected);
});

test('tags as a list say the same as tags in a text', () => {
	expect(alertOf(fixture('own-template')).labels).toEqual({
		check: 'Checkout & pay',
		check_type: 'BROWSER',
		group: 'Storefront',
		location: 'Jakarta',
		production: 'true',
		service: 'checkout-api',
		severity: 'critical',
	});
});

test('no alert is ignored by name', () => {
	expect(read({ alert_type: 'NO_ALERT' })).toEqual({
		ok: true,
		events: [{ type: 'ignored', event: 'NO_ALERT', reason: 'The check passes as it did before' }],
	});
});

describe('what a template may leave out', () => {
	test.each([
		[
			'all but the check',
			{ check_id: 'c' },
			{ fingerprint: 'checkly:c', name: 'Check c', title: 'Check c: ALERT_FAILURE' },
		],
		['its id', { check_name: 'n', group_name: 'g' }, { fingerprint: 'checkly:072b71bcf7bc4c18', name: 'n' }],
		[
			'nothing, but tags are odd',
			{ check_id: 'c', tags: [' a = b ', ':', '', 7, {}] },
			{ labels: { a: 'b', '7': 'true', check: 'Check c' } },
		],
	])('%s', (_, body, expected) => {
		expect(alertOf({ alert_type: 'ALERT_FAILURE', ...body })).toMatchObject(expected);
	});
});

describe('refused', () => {
	const words =
		'one of "ALERT_FAILURE", "ALERT_FAIL", "ALERT_FAILURE_REMAIN", "ALERT_DEGRADED_FAILURE", "ALERT_DEGRADED", "ALERT_DEGRADED_REMAIN", "ALERT_FAILURE_DEGRADED", "ALERT_SSL", "ALERT_RECOVERY", "ALERT_DEGRADED_RECOVERY"';
	test.each([
		[
			'a body without the word',
			{},
			[
				`Unexpected nothing at alert_type, expected ${words}. Use the template of the docs page of this source; every body has to say {{ALERT_TYPE}}`,
			],
		],
		[
			'a template that was not filled in',
			fixture('template-not-filled-in'),
			[
				`Unexpected "{{ALERT_TYPE}}" at alert_type, expected ${words}. This is the template itself, which Checkly has not filled in`,
			],
		],
		['neither id nor name', { alert_type: 'ALERT_SSL' }, ['Unexpected nothing at check_id, expected text']],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function fixture(name: string): unknown {
	return readAlertFixture(`checkly/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('checkly')!.read(body, { headers: {} });
}

function alertOf(body: unknown): Alert {
	const result = read(body);
	const event = result.ok ? result.events[0] : undefined;
	if (event?.type !== 'alert') throw new Error(JSON.stringify(result));
	return event.alert;
}
