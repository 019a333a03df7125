import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/core/diagnostics/format-diagnostic.ts';
import { parseStory } from './parse-story.ts';
import { servicesOf } from './read-graph.ts';

const PLACE = {
	file: 'cascade/story.yaml',
	category: 'cascade',
	slug: 'story',
	services: servicesOf({ shop: { web: { needs: ['db'], also: ['www'] }, db: {} } }),
} as const;

function read(alerts: string, labels: string) {
	const lines = alerts.split('\n').map((text) => `  ${text}`);
	return parseStory(`title: T\nhappened: H\nalerts: |\n${lines.join('\n')}\n${labels}\n`, PLACE);
}

function problemsOf(alerts: string, labels: string): string[] {
	const result = read(alerts, labels);
	return result.ok ? [] : result.problems.map(formatDiagnostic);
}

describe('a story', () => {
	test('tells each firing, in order of time', () => {
		const result = read(
			[
				'23:58 fire www HighErrorRate "5xx above 5 %" warning on web-{n} every 90s as w1..w2',
				'23:59 fire db "Disk {n}% full" via pagerduty arriving 23:59:40 as d7',
				'day 2 00:10 resolve w1..w2',
				'day 2 00:20 fire w1',
				'day 2 00:30 repeat w1',
			].join('\n'),
			'problems:\n  disk: { at: db, alerts: d7 }\n  web: { at: web, alerts: w1 w2, because_of: disk }',
		);
		if (!result.ok) throw new Error(result.problems.map(formatDiagnostic).join('\n'));
		const { events, problems } = result.value;
		expect(
			events.map(({ type, firing, at, since, received, alert }) =>
				[type, firing, at, since, received, alert.instance ?? alert.title].join(' '),
			),
		).toEqual([
			'fire w1 2026-03-02T23:58:00Z 2026-03-02T23:58:00Z 2026-03-02T23:58:02Z web-1',
			'fire d7 2026-03-02T23:59:00Z 2026-03-02T23:59:00Z 2026-03-02T23:59:40Z Disk 7% full',
			'fire w2 2026-03-02T23:59:30Z 2026-03-02T23:59:30Z 2026-03-02T23:59:32Z web-2',
			'resolve w1 2026-03-03T00:10:00Z 2026-03-02T23:58:00Z 2026-03-03T00:10:02Z web-1',
			'resolve w2 2026-03-03T00:10:00Z 2026-03-02T23:59:30Z 2026-03-03T00:10:02Z web-2',
			'fire w1#2 2026-03-03T00:20:00Z 2026-03-03T00:20:00Z 2026-03-03T00:20:02Z web-1',
			'repeat w1#2 2026-03-03T00:30:00Z 2026-03-03T00:20:00Z 2026-03-03T00:30:02Z web-1',
		]);
		expect(problems.get('web')?.firings).toEqual(['w1', 'w1#2', 'w2']);
	});

	test('names every line that it cannot read, at its place', () => {
		const lines = [
			'noon fire web X "t" as a1',
			'10:00 burn web X "t" as a1',
			'10:00 fire web X "t" as a1',
			'09:00 resolve a1',
			'10:01 resolve b1',
			'10:02 fire web "no name" as c1',
			'10:03 fire web X "t" via pigeon as c1',
			'10:04 fire web X "t" as a1',
			'10:05 ack a1',
		];
		expect(problemsOf(lines.join('\n'), 'problems: {}')).toEqual([
			'cascade/story.yaml:4:3: error: Unexpected line "noon fire web X "t" as a1", expected a time, a verb and an alert [story]',
			'cascade/story.yaml:5:3: error: Unexpected verb "burn", expected one of fire, repeat, ack, resolve [story]',
			'cascade/story.yaml:7:3: error: Unexpected time 09:00, expected one not before the line above [story]',
			'cascade/story.yaml:8:3: error: Unexpected alert "b1", expected one that has fired above (a new one ends with "as c1") [story]',
			'cascade/story.yaml:9:3: error: Unexpected lack of a name, expected one before "no name" [story]',
			'cascade/story.yaml:10:3: error: Unexpected monitor "pigeon", expected one of prometheus, pagerduty [story]',
			'cascade/story.yaml:11:3: error: Unexpected id "a1", expected one that no alert above has [story]',
			'cascade/story.yaml:12:3: error: Unexpected ack of "a1", expected an alert via pagerduty [story]',
		]);
	});

	test('must label every firing once, at its service, with links that end', () => {
		const fires = '10:00 fire web X "t" as a1..a3\n10:01 fire db X "t" as d1';
		const labels = [
			'problems:',
			'  one: { at: web, alerts: a1 a2 d1 b9, because_of: two }',
			'  two: { at: web, alerts: a2, because_of: one }',
			'  three: { at: shop, alerts: d1, duplicate_of: four }',
		];
		expect(problemsOf(fires, labels.join('\n'))).toEqual([
			'cascade/story.yaml:7:3: error: Unexpected 2 labels of "a2", expected one [story]',
			'cascade/story.yaml:7:3: error: Unexpected 0 labels of "a3", expected one [story]',
			'cascade/story.yaml:7:3: error: Unexpected 2 labels of "d1", expected one [story]',
			'cascade/story.yaml:7:3: error: Unexpected label of "b9", expected an alert that fires [story]',
			'cascade/story.yaml:7:27: error: Unexpected "d1" of db, expected alerts of web [story]',
			'cascade/story.yaml:7:52: error: Unexpected "two", expected another problem that does not lead back here [story]',
			'cascade/story.yaml:8:43: error: Unexpected "one", expected another problem that does not lead back here [story]',
			'cascade/story.yaml:9:16: error: Unexpected service "shop", expected one of the graph [story]',
			'cascade/story.yaml:9:30: error: Unexpected "d1" of db, expected alerts of shop [story]',
			'cascade/story.yaml:9:48: error: Unexpected "four", expected another problem that does not lead back here [story]',
		]);
	});
});
