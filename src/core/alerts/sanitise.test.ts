import { describe, expect, test } from 'vitest';
import type { Alert, AlertNote } from './alert.ts';
import { sanitiseEvent } from './sanitise.ts';

const ALERT: Alert = {
	source: 'alertmanager',
	fingerprint: 'alertmanager:1',
	state: 'firing',
	event: 'firing',
	name: 'Down',
	title: 'Down',
	labels: {},
	integrations: [],
};

describe('an alert', () => {
	test.each([
		['a title of a million characters is cut', { title: 'x'.repeat(1_000_000) }, { title: `${'x'.repeat(199)}…` }],
		['a title is one line', { title: 'a\r\nb\u202E\u0000c' }, { title: 'a bc' }],
		['a title of nothing visible is the name', { title: '\u200B\n' }, { title: 'Down' }],
		['a name of nothing visible is a plain word', { name: '\u200B' }, { name: 'unnamed alert' }],
		['a description keeps its lines', { description: 'a\r\nb\n\n\n\nc' }, { description: 'a\nb\n\nc' }],
		['a description of nothing is none', { description: ' \u200B ' }, { description: undefined }],
		['a secret that invisible characters hid', { title: 'pass\u200Bword=hunter2' }, { title: 'password=[redacted]' }],
		[
			'links that are none go',
			{ url: 'javascript:x', runbookUrl: 'see wiki' },
			{ url: undefined, runbookUrl: undefined },
		],
		['an actor without anything is none', { actor: { name: '\u200B' } }, { actor: undefined }],
		['a change without a name is none', { change: { kind: 'deploy', name: '' } }, { change: undefined }],
		[
			'an exposure that is no percentage goes',
			{ change: { kind: 'deploy', name: 'r1', exposurePercent: 900 } },
			{ change: { kind: 'deploy', name: 'r1' } },
		],
		[
			'evidence without id and link goes, an odd kind becomes other',
			{ evidence: [{ kind: 'trace' }, { kind: 'A b', id: '1' }] },
			{ evidence: [{ kind: 'other', id: '1' }] },
		],
		['integrations are lines, once each', { integrations: ['a\nb', 'a b', '', 'c'] }, { integrations: ['a b', 'c'] }],
		[
			'a fingerprint with odd characters is hashed',
			{ fingerprint: 'alertmanager:a\nb' },
			{ fingerprint: expect.stringMatching(/^alertmanager:[0-9a-f]{16}$/) },
		],
	] as const)('%s', (_, over, expected) => {
		const safe = sanitiseEvent({ type: 'alert', alert: { ...ALERT, ...over } as Alert });
		const alert = safe.type === 'alert' ? safe.alert : undefined;
		for (const [key, value] of Object.entries(expected)) expect(alert?.[key as keyof Alert]).toEqual(value);
	});
});

describe('labels', () => {
	const labelsOf = (labels: Readonly<Record<string, string>>) => {
		const safe = sanitiseEvent({ type: 'alert', alert: { ...ALERT, labels } });
		return safe.type === 'alert' ? safe.alert.labels : {};
	};

	test('keys and values are lines within their caps, secrets are gone, what is empty is left out', () => {
		const labels = JSON.parse('{"__proto__": "x"}') as Record<string, string>;
		expect(
			labelsOf({
				...labels,
				'a\nb': 'c\nd',
				db_password: 'x',
				note: 'token=abc',
				empty: '\u200B',
				['k'.repeat(101)]: 'v'.repeat(301),
			}),
		).toEqual({
			'a b': 'c d',
			db_password: '[redacted]',
			note: 'token=[redacted]',
			[`${'k'.repeat(99)}…`]: `${'v'.repeat(299)}…`,
		});
	});

	test('of too many, those that triage looks at are kept', () => {
		const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`a${index}`, 'x']));
		const kept = labelsOf({ ...many, service: 'checkout-api', severity: 'critical' });
		expect(Object.keys(kept)).toHaveLength(64);
		expect(kept).toMatchObject({ service: 'checkout-api', severity: 'critical' });
	});

	test('two keys that become one keep the first', () => {
		expect(labelsOf({ 'a\u200B': '2', a: '1' })).toEqual({ a: '1' });
	});
});

test('a note keeps its lines and loses secrets, and is never empty', () => {
	const note: AlertNote = {
		source: 'pagerduty',
		fingerprint: 'pagerduty:1',
		event: 'incident.annotated',
		kind: 'note',
		text: 'a\nb password: x1y',
	};
	expect(sanitiseEvent({ type: 'note', note })).toEqual({
		type: 'note',
		note: { ...note, text: 'a\nb password: [redacted]' },
	});
	expect(sanitiseEvent({ type: 'note', note: { ...note, text: '\u200B' } })).toMatchObject({
		note: { text: 'incident.annotated' },
	});
});

test('an ignored event is one line, and is never unnamed', () => {
	expect(sanitiseEvent({ type: 'ignored', event: '\u200B', reason: 'a\nb' })).toEqual({
		type: 'ignored',
		event: 'unnamed',
		reason: 'a b',
	});
});
