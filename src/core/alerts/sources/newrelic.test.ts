import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../../test/fixtures/alerts/read-alert-fixture.ts';
import type { Alert, SourceEvent, SourceResult } from '../alert.ts';
import { ALERT_SOURCES } from './index.ts';

const ISSUE = 'newrelic:2f0d9a31-77c1-4a1e-9c55-8d1f2b7a6e04';
const LINK =
	'https://radar-api.service.newrelic.example/accounts/7001/issues/2f0d9a31-77c1-4a1e-9c55-8d1f2b7a6e04?notifier=WEBHOOK';

test('an acknowledged issue of our template, whole', () => {
	expect(alertOf(fixture('own.acknowledged'))).toEqual({
		source: 'newrelic',
		fingerprint: ISSUE,
		state: 'acknowledged',
		event: 'USER_ACTION',
		name: 'Replication lag',
		title: "orders-db query result is > 300.0 for 5 minutes on 'Replication lag'",
		description: 'The replica is more than five minutes behind.',
		at: '2026-11-20T03:05:40.640Z',
		severity: 'CRITICAL',
		labels: {
			account_id: '7001',
			change_kind: 'config',
			change_name: 'nightly-batch-v2',
			condition: 'Replication lag',
			entity: 'orders-db',
			is_correlated: 'false',
			muting_state: 'NOT_MUTED',
			policy: 'Databases',
			service: 'orders-db',
			team: 'data',
			workflow: 'To Tocsin',
		},
		integrations: ['Databases', 'Replication lag', 'orders-db'],
		url: LINK,
		runbookUrl: 'https://wiki.rambaya.example/orders-db',
		actor: { mail: 'budi@example.com' },
		change: { kind: 'config', name: 'nightly-batch-v2' },
		evidence: [{ kind: 'image', url: 'https://gorgon.newrelic.example/image/lag.png' }],
	});
});

test.each([
	['activated', 'firing STATE_CHANGE 2026-11-20T03:02:11.250Z'],
	['acknowledged', 'acknowledged USER_ACTION 2026-11-20T03:05:40.640Z'],
	['closed', 'resolved CLOSED 2026-11-20T03:44:02.500Z'],
	['own.activated', 'firing STATE_CHANGE 2026-11-20T03:02:11.250Z'],
	['own.acknowledged', 'acknowledged USER_ACTION 2026-11-20T03:05:40.640Z'],
	['own.unacknowledged', 'firing unacknowledged 2026-11-20T03:06:40Z'],
	['own.closed', 'resolved CLOSED 2026-11-20T03:44:02.500Z'],
])('%s', (name, expected) => {
	const { state, event, at, fingerprint } = alertOf(fixture(name));
	expect(`${state} ${event} ${at}`).toBe(expected);
	expect(fingerprint).toBe(ISSUE);
});

test.each([
	['CREATED', 'firing'],
	['activated', 'firing'],
	['ACKNOWLEDGED', 'acknowledged'],
	['INVESTIGATING', 'acknowledged'],
	['DEACTIVATED', 'resolved'],
])('the state %s is %s', (state, expected) => {
	expect(alertOf({ ...issue(), state }).state).toBe(expected);
});

test('an issue that gets another incident keeps the time at which it opened, and its acknowledgement', () => {
	const open = { ...(fixture('own.activated') as object), trigger: 'INCIDENT_ADDED', updatedAt: 1795145000000 };
	expect(alertOf(open)).toMatchObject({ state: 'firing', at: '2026-11-20T03:02:11.250Z' });
	expect(alertOf({ ...open, isAcknowledged: true }).state).toBe('acknowledged');
});

test('is_correlated is the same as a boolean and as a text', () => {
	expect(alertOf({ ...issue(), isCorrelated: 'false' }).labels).toEqual(alertOf(issue()).labels);
});

test.each([
	[{ trigger: 'PRIORITY_CHANGED' }, 'severity: Priority is now CRITICAL'],
	[{ trigger: 'MERGE_REQUEST' }, 'external: Merged with another issue in New Relic'],
	[{ trigger: 'CLOSE_TTL', state: 'CLOSED' }, 'external: Closed by New Relic because it had been open for too long'],
	[{ trigger: 'CLOSE_INACTIVE', state: 'CLOSED' }, 'external: Closed by New Relic because nothing happened for long'],
])('%j also says so in the timeline', (over, expected) => {
	const [, event] = eventsOf({ ...issue(), ...over });
	expect(event?.type === 'note' && `${event.note.kind}: ${event.note.text}`).toBe(expected);
	expect(event?.type === 'note' && event.note.fingerprint).toBe(ISSUE);
});

test('a state that is not known is ignored by name', () => {
	expect(eventsOf({ ...issue(), state: 'ASLEEP' })).toEqual([
		{
			type: 'ignored',
			event: 'ASLEEP',
			reason: 'State of an issue that Tocsin does not know; nothing was done with it',
		},
	]);
});

test('an issue needs no more than its id and its state', () => {
	expect(
		alertOf({ id: 7, state: 'ACTIVATED', createdAt: null, alertConditionNames: null, tags: 'x', title: {} }),
	).toEqual({
		source: 'newrelic',
		fingerprint: 'newrelic:7',
		state: 'firing',
		event: 'ACTIVATED',
		name: 'New Relic issue',
		title: 'New Relic issue 7',
		labels: {},
		integrations: [],
	});
});

describe('the template of the docs, filled in', () => {
	const page = readFileSync(new URL('../../../../docs/sources/newrelic.md', import.meta.url), 'utf8');
	const template = /```handlebars\n(.*?)```/s.exec(page)?.[1] ?? '';
	const least = {
		issueId: 'i7',
		state: 'ACTIVATED',
		triggerEvent: 'STATE_CHANGE',
		createdAt: 1795143731250,
		updatedAt: 1795143792000,
		annotations: { title: ['Disk "full"\nagain'] },
		accumulations: { conditionName: ['Disk full'] },
	};

	test('with the least that an issue has', () => {
		expect(alertOf(JSON.parse(render(template, least)))).toMatchObject({
			fingerprint: 'newrelic:i7',
			state: 'firing',
			name: 'Disk full',
			title: 'Disk "full" again',
			at: '2026-11-20T03:02:11.250Z',
		});
	});

	test('with all that it may have', () => {
		const issue = {
			...least,
			activatedAt: 1795143740000,
			acknowledgedBy: 'Budi Hartanto',
			isAcknowledged: true,
			violationChartUrl: 'https://gorgon.newrelic.example/image/disk.png',
			annotations: { ...least.annotations, description: ['One.', 'Two.'] },
			accumulations: {
				...least.accumulations,
				runbookUrl: ['https://wiki.rambaya.example/disk'],
				tag: { team: ['data'] },
			},
		};
		expect(alertOf(JSON.parse(render(template, issue)))).toMatchObject({
			state: 'acknowledged',
			description: 'One.\nTwo.',
			actor: { name: 'Budi Hartanto' },
			runbookUrl: 'https://wiki.rambaya.example/disk',
			labels: { condition: 'Disk full', team: 'data' },
			evidence: [{ kind: 'image', url: 'https://gorgon.newrelic.example/image/disk.png' }],
		});
		expect(alertOf(JSON.parse(render(template, { ...issue, isAcknowledged: false }))).at).toBe('2026-11-20T03:02:20Z');
	});
});

describe('refused', () => {
	test.each([
		[
			'the template itself',
			fixture('template.default'),
			[
				'Unexpected nothing at state, expected a value. This is the template itself and no delivery of it; let New Relic render it',
			],
		],
		[
			'a variable that was not rendered',
			{ id: 'x', state: '{{ json state }}' },
			[
				'Unexpected "{{ json state }}" at state, expected a value. This is the template itself and no delivery of it; let New Relic render it',
			],
		],
		[
			'a classic channel',
			fixture('classic'),
			[
				'Unexpected nothing at state, expected the state of an issue. This is the payload of a classic notification channel, which a migrated workflow still sends; paste the template of docs/sources/newrelic.md into the workflow instead',
			],
		],
		['an empty body', {}, ['Unexpected nothing at state, expected text', 'Unexpected nothing at id, expected text']],
		[
			'no JSON',
			'{"id": {{ json issueId }}}',
			[
				'Unexpected "{\\"id\\": {{ json issueId }}}" as the body, expected an object. The body is no JSON: it is a template that was not rendered, or one that renders a text without the helper "json"',
			],
		],
	])('%s', (_, body, messages) => {
		const result = read(body);
		expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(messages);
	});
});

/** As much of Handlebars as the template uses: a condition, the helper `json`, and a value as it is. */
function render(template: string, issue: object): string {
	const valueAt = (path: string) =>
		path
			.split('.')
			.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)?.[key.replace(/\W/g, '')], issue);
	return template
		.replace(/\{\{#if (\S+)\}\}(.*?)\{\{\/if\}\}/g, (_, path: string, text: string) => (valueAt(path) ? text : ''))
		.replace(/\{\{ json (\S+) \}\}/g, (_, path: string) => JSON.stringify(valueAt(path) ?? null))
		.replace(/\{\{ (\S+) \}\}/g, (_, path: string) => String(valueAt(path) ?? ''));
}

function issue(): object {
	return fixture('activated') as object;
}

function fixture(name: string): unknown {
	return readAlertFixture(`newrelic/${name}`);
}

function read(body: unknown): SourceResult {
	return ALERT_SOURCES.get('newrelic')!.read(body, { headers: {} });
}

function eventsOf(body: unknown): readonly SourceEvent[] {
	const result = read(body);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.events;
}

function alertOf(body: unknown): Alert {
	const [event] = eventsOf(body);
	if (event?.type !== 'alert') throw new Error(JSON.stringify(event));
	return event.alert;
}
