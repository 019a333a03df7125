import { expect, test } from 'vitest';
import { readAlertFixture } from '../../../test/fixtures/alerts/read-alert-fixture.ts';
import { guessSource } from './guess-source.ts';

test.each([
	['pagerduty/incident.triggered', 'pagerduty'],
	['pagerduty/pagey.ping', 'pagerduty'],
	['pagerduty-events/trigger', 'pagerduty-events'],
	['pagerduty-events/resolve', 'pagerduty-events'],
	['pagerduty-events/change', 'pagerduty-events'],
	['alertmanager/firing-group', 'alertmanager'],
	['alertmanager/payload-template', 'alertmanager'],
	['cloudevents/cdevents-detected', 'cloudevents'],
	['cloudevents/plain-firing', 'cloudevents'],
	['cloudevents/batch', 'cloudevents'],
	['cloudevents/binary-body', undefined],
])('%s looks like %s', (fixture, expected) => {
	expect(guessSource(readAlertFixture(fixture))).toBe(expected);
});

test('the headers of binary mode name CloudEvents whatever the body is', () => {
	expect(guessSource('text', { 'ce-type': 'x' })).toBe('cloudevents');
});

test.each([[null], [42], ['text'], [[]], [[[]]], [{}]])('%j looks like nothing', (body) => {
	expect(guessSource(body)).toBeUndefined();
});
