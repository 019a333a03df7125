import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const METRIC = 'azure-monitor:5e0c7b12-8f3a-4d69-b1c4-92d7e6a01f38';

test('a metric alert, whole', () => {
	expect(read(fixture('common-metric-fired'))).toEqual({
		ok: true,
		events: [
			{
				type: 'alert',
				alert: {
					source: 'azure-monitor',
					fingerprint: METRIC,
					state: 'firing',
					event: 'Fired',
					name: 'checkout-cpu-high',
					title: 'checkout-cpu-high on vm-checkout-02',
					description:
						'Checkout machines run out of CPU at paydays.\nPercentage CPU 96.25 (GreaterThan 90, Average over PT5M, zone 2)',
					at: '2026-11-20T03:02:11.371Z',
					severity: 'Sev2',
					labels: {
						monitoring_service: 'Platform',
						resource: 'vm-checkout-02',
						resource_group: 'rg-checkout-prod',
						resource_type: 'microsoft.compute/virtualmachines',
						rule: 'checkout-cpu-high',
						runbook_url: 'https://wiki.rambaya.example/checkout-cpu',
						service: 'checkout-api',
						severity: 'Sev2',
						signal_type: 'Metric',
					},
					integrations: ['checkout-cpu-high', 'vm-checkout-02', 'rg-checkout-prod'],
					url: 'https://portal.azure.com/#blade/Microsoft_Azure_Monitoring/AlertDetailsTemplateBlade/alertId/%2Fsubscriptions%2F7c2f1a90-3b44-4f0e-9d51-6a8e2b7c4d10%2Fproviders%2FMicrosoft.AlertsManagement%2Falerts%2F5e0c7b12-8f3a-4d69-b1c4-92d7e6a01f38',
					runbookUrl: 'https://wiki.rambaya.example/checkout-cpu',
				},
			},
		],
	});
});

test.each([
	['common-metric-fired', `firing ${METRIC} checkout-cpu-high (Sev2) 2026-11-20T03:02:11.371Z`],
	['common-metric-resolved', `resolved ${METRIC} checkout-cpu-high (Sev2) 2026-11-20T03:44:02.224Z`],
	[
		'common-log-fired',
		'firing azure-monitor:0b9d3f57-21c8-4ea6-8c70-5f1e2d3a4b6c settlement-errors (Sev1) 2026-11-20T03:02:11.371Z',
	],
	[
		'common-activity-log',
		'firing azure-monitor:9f41d2c8-6b7e-4a15-83f0-1c5d7e9b2a64 vm-restarted (Sev4) 2026-11-20T03:02:11.371Z',
	],
	['service-health-active', 'firing azure-monitor:health/QX7L-9ZG azure-trouble (Sev4) 2026-11-20T03:05:00Z'],
	['service-health-resolved', 'resolved azure-monitor:health/QX7L-9ZG azure-trouble (Sev4) 2026-11-20T04:40:00Z'],
])('%s', (name, expected) => {
	const { state, fingerprint, name: alertName, severity, at } = alertOf(fixture(name));
	expect(`${state} ${fingerprint} ${alertName} (${severity}) ${at}`).toBe(expected);
});

test('a resource that is well again resolves what its trouble opened, though Azure says that it fires', () => {
	const [ill, well] = ['resource-health-unavailable', 'resource-health-available'].map((name) =>
		alertOf(fixture(name)),
	);
	expect([ill?.state, well?.state]).toEqual(['firing', 'resolved']);
	expect(ill?.fingerprint).toContain('/rg-checkout-prod/providers/microsoft.sql/servers/sql-orders/databases/orders');
	expect(well?.fingerprint).toBe(ill?.fingerprint);
});

test('a log alert carries its labels, its resource and a link to what was found', () => {
	expect(alertOf(fixture('common-log-fired'))).toMatchObject({
		title: 'settlement-errors on settlement and 1 more',
		description: 'Result of the query 12 (GreaterThan 5, Count over PT10M)',
		labels: { service: 'settlement', resource: 'settlement' },
		evidence: [{ kind: 'logs', url: 'https://portal.azure.com/#blade/logs/filtered' }],
	});
});

test('who did what an activity log tells is not kept', () => {
	expect(JSON.stringify(read(fixture('common-activity-log')))).not.toMatch(/rina|Rina|203\.0\.113/);
});

test('the test button is ignored by name', () => {
	expect(read(fixture('test'))).toEqual({
		ok: true,
		events: [{ type: 'ignored', event: 'test', reason: 'Sample of the test button of an action group; it arrived' }],
	});
});

describe('what an alert may lack', () => {
	test.each([
		[
			'everything but its condition',
			{ monitorCondition: 'Fired' },
			{ state: 'firing', name: 'Azure Monitor alert', fingerprint: 'azure-monitor:6c7fc2f85f367ddd', labels: {} },
		],
		[
			'its id, in which case the rule and what it watches name it',
			{ monitorCondition: 'Resolved', alertRule: 'r', alertTargetIDs: ['/a/b'] },
			{ state: 'resolved', title: 'r on b', fingerprint: 'azure-monitor:27c5ae53b84d0c9c' },
		],
		[
			'the health in a health alert',
			{ monitorCondition: 'Fired', monitoringService: 'ServiceHealth', alertId: '/x/ABC' },
			{ fingerprint: 'azure-monitor:abc' },
		],
	])('%s', (_, essentials, expected) => {
		const body = { schemaId: 'azureMonitorCommonAlertSchema', data: { essentials } };
		expect(alertOf(body)).toMatchObject(expected);
	});
});

describe('refused', () => {
	const help = 'switch on "Enable the common alert schema" for the webhook in the action group';
	test.each([
		[
			'legacy-metric-deactivated',
			`Unexpected "AzureMonitorMetricAlert" at schemaId, expected "azureMonitorCommonAlertSchema". This is the older schema of metric alerts; ${help}`,
		],
		[
			'legacy-log',
			`Unexpected "Microsoft.Insights/LogAlert" at schemaId, expected "azureMonitorCommonAlertSchema". This is the older schema of log search alerts; ${help}`,
		],
		[
			'legacy-activity-log',
			`Unexpected "Microsoft.Insights/activityLogs" at schemaId, expected "azureMonitorCommonAlertSchema". This is the older schema of activity log alerts; ${help}`,
		],
		[
			'legacy-classic-activated',
			`Unexpected nothing at schemaId, expected "azureMonitorCommonAlertSchema". This is a classic alert; make a new alert rule, and ${help}`,
		],
	])('%s', (name, message) => {
		expect(messagesOf(fixture(name))).toEqual([message]);
	});

	test('another body, no essentials, another condition', () => {
		const schemaId = 'azureMonitorCommonAlertSchema';
		expect(
			[{}, { schemaId }, { schemaId, data: { essentials: { monitorCondition: 'fired' } } }].flatMap(messagesOf),
		).toEqual([
			`Unexpected nothing at schemaId, expected "azureMonitorCommonAlertSchema". If it is Azure Monitor, ${help}`,
			'Unexpected nothing at data.essentials, expected an object',
			'Unexpected "fired" at data.essentials.monitorCondition, expected one of "Fired", "Resolved"',
		]);
	});
});

function fixture(name: string): unknown {
	return readAlertFixture(`azure-monitor/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('azure-monitor')!.read(body, { headers: {} });
}

function messagesOf(body: unknown): readonly string[] {
	const result = read(body);
	return result.ok ? [] : result.problems.map(({ message }) => message);
}

function alertOf(body: unknown): Alert {
	const result = read(body);
	const event = result.ok ? result.events[0] : undefined;
	if (event?.type !== 'alert') throw new Error(JSON.stringify(result));
	return event.alert;
}
