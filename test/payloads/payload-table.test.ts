import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { payloadTable, readPayload, readPayloads } from '../../scripts/payload-table.ts';
import { SOURCES } from '../../src/core/alerts/alert.ts';
import { readAlertFixture } from '../fixtures/alerts/read-alert-fixture.ts';

const ROWS = readPayloads(fileURLToPath(new URL('../fixtures/alerts/', import.meta.url)));

describe('every example', () => {
	test('belongs to a source, and every source has examples of all that it says', () => {
		expect([...new Set(ROWS.map(({ folder }) => folder))].toSorted()).toEqual([...SOURCES].toSorted());
		for (const source of SOURCES) {
			const verdicts = ROWS.filter(({ folder }) => folder === source).map(({ verdict }) => verdict);
			expect(verdicts.filter((verdict) => verdict === 'taken').length, source).toBeGreaterThan(1);
		}
	});

	test('is taken, ignored by name or refused by name, never by a fault', () => {
		for (const { folder, file, became } of ROWS) {
			expect(became.length, `${folder}/${file}`).toBeGreaterThan(0);
			expect(became.join(' '), `${folder}/${file}`).not.toMatch(/fault in Tocsin|not read yet/i);
		}
	});
});

describe('a file', () => {
	test.each([
		[
			'a recorded request',
			'alertmanager-real',
			{
				receivedAt: '2026-11-20T03:02:12Z',
				headers: { 'content-type': 'application/json' },
				body: {
					version: '4',
					status: 'firing',
					alerts: [{ labels: { alertname: 'Down' }, fingerprint: 'ef22df2c93d7a355' }],
				},
			},
			['firing', 'taken', 'firing · Down · alertmanager:{hash}'],
		],
		[
			'a dispatch',
			'github',
			{ client_payload: { schema: 1, source: 'checkly', data: readAlertFixture('checkly/alert_recovery') } },
			['ALERT_RECOVERY', 'taken', 'resolved · Checkout & pay · checkly:{uuid}'],
		],
		[
			'another event of GitHub',
			'github',
			{ action: 'opened', issue: {} },
			['no delivery', 'refused', "refused: GitHub's event of an issue, not of a dispatch"],
		],
		[
			'a vector',
			'sentry',
			{ header: 'Sentry-Hook-Signature', secret: 'x', valid: 'y' },
			['no delivery', 'refused', 'refused: A vector to test signatures with, not a body'],
		],
		['a folder of no source', 'nagios', {}, ['no delivery', 'refused', 'refused: No source is named "nagios"']],
		[
			'a note',
			'sentry',
			readAlertFixture('sentry/issue.assigned'),
			['issue.assigned', 'taken', 'note (assigned) · sentry:issue:{number}'],
		],
		[
			'an ignored one',
			'uptime-kuma',
			readAlertFixture('uptime-kuma/test'),
			['test', 'ignored', 'ignored: Message of the test button; the connection works'],
		],
	])('%s', (_, folder, content, [what, verdict, ...became]) => {
		expect(readPayload(folder, 'x.json', content)).toEqual({ folder, file: 'x.json', what, verdict, became });
	});
});

test('a table holds text as text', () => {
	const row = { folder: 'f', file: 'a_b.json', what: '<i>|', verdict: 'taken', became: ['x', 'y'] } as const;
	expect(payloadTable([row])).toBe(`| source | file | what it is | what became of it |
|---|---|---|---|
| f | a\\_b | \\<i\\>\\| | x<br>y |`);
});
