import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { SourceEvent, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const ISSUE = 'sentry:issue:6120044871';

test('an issue alert, whole', () => {
	expect(read(fixture('event_alert.triggered'))).toEqual({
		ok: true,
		events: [
			{
				type: 'alert',
				alert: {
					source: 'sentry',
					fingerprint: ISSUE,
					state: 'firing',
					event: 'event_alert.triggered',
					name: 'Checkout errors above normal',
					title: 'PaymentDeclinedError: gateway said 502 for order RB-20261120-77141',
					description: 'In POST /v1/checkout',
					at: '2026-11-20T03:02:11.250Z',
					severity: 'error',
					labels: {
						environment: 'production',
						level: 'error',
						platform: 'node',
						project: 'checkout-api',
						release: 'checkout-api@3.41.0',
						rule: 'Checkout errors above normal',
						service: 'checkout-api',
						zone: 'jkt-2',
					},
					integrations: ['checkout-api', 'Checkout errors above normal'],
					url: 'https://sentry.io/organizations/rambaya/issues/6120044871/events/4be1f0c2a7d94f36b8e5d1a09c7f3e52/',
					evidence: [
						{
							kind: 'error',
							id: '4be1f0c2a7d94f36b8e5d1a09c7f3e52',
							url: 'https://sentry.io/organizations/rambaya/issues/6120044871/events/4be1f0c2a7d94f36b8e5d1a09c7f3e52/',
						},
						{ kind: 'trace', id: '8c1f4a7b2d9e4f60a3b5c7d9e1f20416' },
					],
				},
			},
		],
	});
});

test.each([
	['event_alert.triggered', `firing ${ISSUE} Checkout errors above normal (error) 2026-11-20T03:02:11.250Z`],
	['event_alert.triggered.minimal', 'firing sentry:issue:6120 Delivery quotes fail (undefined) 2026-11-20T03:02:11Z'],
	['issue.resolved', `resolved ${ISSUE} PaymentDeclinedError: gateway said for order (error) undefined`],
	['issue.unresolved', `firing ${ISSUE} PaymentDeclinedError: gateway said for order (error) undefined`],
	['activity_alert.triggered', `firing ${ISSUE} Checkout error is back (error) undefined`],
	['metric_alert.warning', 'firing sentry:metric:90417 Checkout failures (warning) 2026-11-20T03:02:30Z'],
	['metric_alert.critical', 'firing sentry:metric:90417 Checkout failures (critical) 2026-11-20T03:02:30Z'],
	['metric_alert.resolved', 'resolved sentry:metric:90417 Checkout failures (undefined) 2026-11-20T03:44:02Z'],
	['metric_alert.resolved.minimal', 'resolved sentry:metric:90417 Checkout failures (undefined) undefined'],
	['issue.assigned', `assigned ${ISSUE} Rina Hartono: Assigned in Sentry to Budi Santoso`],
	[
		'issue.archived',
		`note ${ISSUE} Rina Hartono: Archived in Sentry, so it notifies no more (archived until escalating)`,
	],
	['issue.ignored', `note ${ISSUE} undefined: Archived in Sentry, so it notifies no more`],
	['comment.created', `note ${ISSUE} Rina Hartono: Same as last month: the gateway drops us at its own deploy.`],
	[
		'issue.created',
		'ignored issue.created: A new issue is not an alert by itself: let an alert rule in Sentry notify this integration of those that matter',
	],
	['event_alert.sample', 'ignored event_alert.triggered: Sample event of a test notification; the connection works'],
	[
		'installation.created',
		'ignored installation.created: The integration was installed or removed; the connection works',
	],
	[
		'error.created',
		'ignored error.created: Every single error is sent with this; untick "error", and let an alert rule say which errors matter',
	],
])('%s', (name, expected) => {
	expect(linesOf(read(fixture(name)))).toEqual([expected]);
});

test('who resolved an issue is told; Sentry itself is nobody', () => {
	expect(alertOf(fixture('issue.resolved')).actor).toEqual({ id: '412', name: 'Rina Hartono' });
	expect(alertOf(fixture('issue.unresolved')).actor).toBeUndefined();
});

test('nothing about those who met the error is kept', () => {
	for (const name of ['event_alert.triggered', 'error.created', 'issue.assigned']) {
		expect(JSON.stringify(read(fixture(name)))).not.toMatch(
			/siti|88213|203\.0\.113|198\.51\.100|0812555014|voucher|basket|budi@/,
		);
	}
});

describe('what an issue alert may lack', () => {
	const event = { issue_id: '7', title: 'Broken' };
	test.each([
		['the action', { data: { event } }, 'firing sentry:issue:7 Broken (undefined) undefined'],
		[
			'the id of the issue, which its link holds',
			{ data: { event: { title: 'Broken', web_url: 'https://sentry.io/issues/8/' } } },
			'firing sentry:issue:8 Broken (undefined) undefined',
		],
		[
			'every id',
			{ data: { event: { title: 'Broken' } } },
			'firing sentry:issue:df1f0fb3a44f8458 Broken (undefined) undefined',
		],
		[
			'a title',
			{ data: { event: { issue_id: 7, metadata: { type: 'TypeError', value: 'x is nothing' } } } },
			'firing sentry:issue:7 TypeError: x is nothing (undefined) undefined',
		],
		[
			'everything',
			{ data: { event: { issue_id: 7, tags: 'x', contexts: 7 } } },
			'firing sentry:issue:7 Error in Sentry (undefined) undefined',
		],
	])('%s', (_, body, expected) => {
		expect(linesOf(read(body))).toEqual([expected]);
	});
});

test('a change that nobody knows is ignored by name', () => {
	const body = { action: 'merged', data: { issue: { id: '7' } } };
	expect(linesOf(read(body))).toEqual([
		'ignored issue.merged: Change of an issue that Tocsin does not know; nothing was done with it',
	]);
	const unknown = { action: 'completed', data: { run_id: 7 } };
	const reason = 'Kind of event that Tocsin does not know; nothing was done with it';
	expect(linesOf(read(unknown))).toEqual([`ignored run_id.completed: ${reason}`]);
	expect(linesOf(read(unknown, { 'sentry-hook-resource': 'seer' }))).toEqual([`ignored seer.completed: ${reason}`]);
});

describe('refused', () => {
	test.each([
		[
			'the old plugin',
			fixture('plugin'),
			[
				"Unexpected nothing at data, expected an object. This is the body of Sentry's old WebHooks plugin; make an internal integration and point its webhook here",
			],
		],
		['no data', { action: 'resolved' }, ['Unexpected nothing at data, expected an object']],
		['no action', { data: { issue: {} } }, ['Unexpected nothing at action, expected text']],
		[
			'an issue without an id',
			{ action: 'resolved', data: { issue: {} } },
			['Unexpected nothing at data.issue.id, expected text'],
		],
		[
			'another word of a metric alert, and no id',
			{ action: 'odd', data: { metric_alert: {} } },
			[
				'Unexpected nothing at data.metric_alert.id, expected text',
				'Unexpected "odd" at action, expected one of "critical", "warning", "resolved"',
			],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

function fixture(name: string): unknown {
	return readAlertFixture(`sentry/${name}`);
}

function read(body: unknown, headers: Readonly<Record<string, string>> = {}): SourceResult {
	return ALERT_SOURCES.get('sentry')!.read(body, { headers });
}

function alertOf(body: unknown) {
	const result = read(body);
	const event = result.ok ? result.events[0] : undefined;
	if (event?.type !== 'alert') throw new Error(JSON.stringify(result));
	return event.alert;
}

function linesOf(result: SourceResult): readonly string[] {
	return result.ok ? result.events.map(lineOf) : [JSON.stringify(result)];
}

function lineOf(event: SourceEvent): string {
	if (event.type === 'ignored') return `ignored ${event.event}: ${event.reason}`;
	if (event.type === 'note') return `${event.note.kind} ${event.note.fingerprint} ${event.note.by}: ${event.note.text}`;
	const { state, fingerprint, name, severity, at } = event.alert;
	return `${state} ${fingerprint} ${name} (${severity}) ${at}`;
}
