import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAlertFixture } from '../../../test/fixtures/alerts/read-alert-fixture.ts';
import { SOURCES } from './alert.ts';
import { guessSource } from './guess-source.ts';
import { openEnvelope } from './open-envelope.ts';

/** Examples that look like another source than their folder says, or like none. */
const OTHERWISE: ReadonlyMap<string, string | undefined> = new Map([
	['alertmanager/grafana', 'grafana'],
	['cloudevents/binary-body', undefined],
	['newrelic/template.default', undefined],
	['uptime-kuma/message-only', undefined],
	['uptime-kuma/message-only-up', undefined],
]);

describe.each(SOURCES)('%s', (source) => {
	const folder = new URL(`../../../test/fixtures/alerts/${source}/`, import.meta.url);
	const names = readdirSync(folder).map((file) => `${source}/${file.replace(/\.json$/, '')}`);

	test.each(names)('%s', (name) => {
		const opened = openEnvelope(readAlertFixture(name), source);
		const expected = OTHERWISE.has(name) ? OTHERWISE.get(name) : source;
		expect(opened.ok && guessSource(opened.data)).toBe(expected);
	});
});

test('the headers of binary mode name CloudEvents whatever the body is', () => {
	expect(guessSource('text', { 'ce-type': 'x' })).toBe('cloudevents');
});

test.each([[null], [42], ['text'], [[]], [[[]]], [{}], [[{ event: { event_type: 'x' } }]]])(
	'%j looks like nothing',
	(body) => {
		expect(guessSource(body)).toBeUndefined();
	},
);

test('anything at all gives a source or nothing, and no exception', () => {
	const key = fc.constantFrom(
		'event',
		'context',
		'subject',
		'data',
		'message',
		'incident',
		'payload',
		'alert',
		'source',
	);
	fc.assert(
		fc.property(fc.dictionary(key, fc.jsonValue({ maxDepth: 3 })), (body) => {
			expect([...SOURCES, undefined]).toContain(guessSource(body));
		}),
	);
});
