import { expect, test } from 'vitest';
import { parseStory } from '../parse-story.ts';
import { servicesOf } from '../read-graph.ts';
import { playRival, type Rival } from './rival.ts';
import { application, everyAlert, sameService, timeWindow } from './rivals.ts';

const GRAPH = { shop: { web: { needs: ['db'] }, db: {} }, post: { mail: {} } };
const parsed = parseStory(
	`
title: Three services of two product lines, and one that nobody knows
happened: Made up to be read by hand.
alerts: |
  10:00 fire web HighErrorRate "5xx" as w1
  10:02 fire db ServiceDown "db is gone" as d1
  10:03 fire mail QueueBacklog "backlog" as m1
  10:04 fire cron-1 CronJobMissed "missed" as c1
  10:05 resolve w1
  10:20 fire web HighLatencyP99 "slow" as w2
  10:21 resolve w2
  11:00 fire w1
problems:
  all: { at: web, alerts: w1 w2 }
  db: { at: db, alerts: d1 }
  mail: { at: mail, alerts: m1 }
  cron: { at: unknown, alerts: c1 }
`,
	{ file: 'story.yaml', category: 'single', slug: 'rivals', services: servicesOf(GRAPH) },
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const STORY = parsed.value;

test.each<[Rival, string[]]>([
	[everyAlert, ['w1', 'd1', 'm1', 'c1', 'w2', 'w1#2']],
	[sameService, ['w1 w2', 'd1', 'm1', 'c1', 'w1#2']],
	[timeWindow('5m'), ['w1 d1 m1 c1', 'w2', 'w1#2']],
	[timeWindow('60m'), ['w1 d1 m1 c1 w2 w1#2']],
	[application('15m'), ['w1 d1', 'm1', 'c1', 'w2', 'w1#2']],
])('$name', (rival, expected) => {
	expect(playRival(rival, STORY).groups.map((group) => group.join(' '))).toEqual(expected);
});

test('a group of several services is read as a cascade from the first, and is one page', () => {
	const { incidents } = playRival(timeWindow('60m'), STORY);
	expect(
		incidents.map(({ service, firings, causedBy, isPage }) => [service, firings.join(' '), causedBy, isPage]),
	).toEqual([
		['web', 'w1 w2 w1#2', [], true],
		['db', 'd1', ['0-web'], false],
		['mail', 'm1', ['0-web'], false],
		['unknown', 'c1', ['0-web'], false],
	]);
});
