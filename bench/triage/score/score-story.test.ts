import { describe, expect, test } from 'vitest';
import type { Outcome, OutcomeIncident } from '../outcome.ts';
import { parseStory } from '../parse-story.ts';
import { servicesOf } from '../read-graph.ts';
import { type Counts, ratesOf } from './counts.ts';
import { scoreStory } from './score-story.ts';
import { summarise } from './summarise.ts';

const SOURCE = `
title: A database takes its users with it, and a stranger fails
happened: Made up to be counted by hand.
alerts: |
  10:00 fire db ServiceDown "db is gone" as d1..d2
  10:01 fire api HighErrorRate "5xx" as a1..a2
  10:02 fire web HighErrorRate "5xx" as w1
  10:03 fire web HighLatencyP99 "slow" as w2
  10:04 fire mail QueueBacklog "backlog" as o1
  10:05 fire mail CronJobMissed "announced" as m1
problems:
  db: { at: db, alerts: d1 d2 }
  api: { at: api, alerts: a1 a2, because_of: db }
  web: { at: web, alerts: w1, because_of: api }
  web-slow: { at: web, alerts: w2, duplicate_of: web }
  mail: { at: mail, alerts: o1 }
muted: m1
`;

const GRAPH = { shop: { db: {}, api: { needs: ['db'] }, web: { needs: ['api'] }, mail: {} } };
const parsed = parseStory(SOURCE, {
	file: 'story.yaml',
	category: 'cascade',
	slug: 'counted-by-hand',
	services: servicesOf(GRAPH),
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const STORY = parsed.value;

type Links = Partial<Pick<OutcomeIncident, 'causedBy' | 'duplicateOf' | 'isPage'>>;

function outcome(
	incidents: Readonly<Record<string, readonly [string, Links?]>>,
	muted: readonly string[] = ['m1'],
): Outcome {
	const made = Object.entries(incidents).map(([id, [firings, links]]): OutcomeIncident => {
		const nothing = { causedBy: [], duplicateOf: [], recurrenceOf: [], isPage: false };
		return { id, service: '', firings: firings.split(' '), ...nothing, ...links };
	});
	return { groups: made.map(({ firings }) => firings), incidents: made, muted: new Set(muted) };
}

const PAGE = { isPage: true };
const RIGHT = outcome({
	D: ['d1 d2', PAGE],
	A: ['a1 a2', { causedBy: ['D'] }],
	W: ['w1', { causedBy: ['D'] }],
	S: ['w2', { duplicateOf: ['W'] }],
	O: ['o1', PAGE],
});

/** right, claimed, found, wanted. */
function counts([right, claimed, found, wanted]: readonly [number, number, number, number]): Counts {
	return { right, claimed, found, wanted };
}

describe('scores counted by hand', () => {
	test('everything right', () => {
		expect(scoreStory(STORY, RIGHT)).toEqual({
			counts: {
				// d1-d2 and a1-a2; the pair w1-w2 of web and its duplicate is left out.
				grouping: counts([2, 2, 2, 2]),
				// Six firings of one outage are 15 pairs.
				outages: counts([15, 15, 15, 15]),
				roots: counts([2, 2, 2, 2]),
				upstream: counts([2, 2, 2, 2]),
				duplicates: counts([1, 1, 1, 1]),
				recurrences: counts([0, 0, 0, 0]),
				muting: counts([1, 1, 1, 1]),
			},
			rootsNamed: { right: 1, of: 1 },
			pages: { sent: 2, wanted: 2, missed: 0 },
		});
	});

	test('links to the next service lead to the root as well', () => {
		const chained = outcome({
			D: ['d1 d2', PAGE],
			A: ['a1 a2', { causedBy: ['D'] }],
			W: ['w1 w2', { causedBy: ['A'] }],
			O: ['o1', PAGE],
		});
		const score = scoreStory(STORY, chained);
		expect(score.counts).toEqual(scoreStory(STORY, RIGHT).counts);
		expect(score.rootsNamed).toEqual({ right: 1, of: 1 });
	});

	test('a stranger as the root, and the true one split in two', () => {
		const wrong = outcome({
			O: ['o1', PAGE],
			D: ['d1', { causedBy: ['O'] }],
			E: ['d2', PAGE],
			A: ['a1 a2', { causedBy: ['O'] }],
			W: ['w1', { causedBy: ['A'] }],
			S: ['w2', PAGE],
		});
		const { counts: got, rootsNamed, pages } = scoreStory(STORY, wrong);
		expect(got.grouping).toEqual(counts([1, 1, 1, 2]));
		// Joined: o1 d1 a1 a2 w1, ten pairs, four of them with the stranger.
		expect(got.outages).toEqual(counts([6, 10, 6, 15]));
		expect(got.roots).toEqual(counts([0, 3, 0, 2]));
		// Only that the api hurt the web is true.
		expect(got.upstream).toEqual(counts([1, 3, 1, 2]));
		expect(got.duplicates).toEqual(counts([0, 0, 0, 1]));
		expect(rootsNamed).toEqual({ right: 0, of: 1 });
		expect(pages).toEqual({ sent: 3, wanted: 2, missed: 0 });
	});

	test('all in one incident', () => {
		const { counts: got, rootsNamed, pages } = scoreStory(STORY, outcome({ X: ['d1 d2 a1 a2 w1 w2 o1 m1', PAGE] }, []));
		// Eight firings are 28 pairs, one of them left out.
		expect(got.grouping).toEqual(counts([2, 27, 2, 2]));
		expect(got.outages).toEqual(counts([15, 28, 15, 15]));
		expect(got.roots).toEqual(counts([0, 0, 0, 2]));
		// Six problems in one incident: five said to be another seen again, and web was.
		expect(got.duplicates).toEqual(counts([1, 5, 1, 1]));
		expect(got.muting).toEqual(counts([0, 0, 0, 1]));
		// The incident stands for the database, so that it names the right root for all.
		expect(rootsNamed).toEqual({ right: 1, of: 1 });
		expect(pages).toEqual({ sent: 1, wanted: 2, missed: 1 });
	});
});

describe('rates', () => {
	test.each([
		[counts([3, 4, 3, 6]), { precision: 0.75, recall: 0.5, f1: 0.6 }],
		[counts([0, 0, 0, 0]), { precision: 1, recall: 1, f1: 1 }],
		[counts([0, 0, 0, 5]), { precision: 1, recall: 0, f1: 0 }],
		[counts([0, 2, 0, 0]), { precision: 0, recall: 1, f1: 0 }],
	])('of %o', (given, expected) => {
		const rates = ratesOf(given);
		expect(rates.precision).toBeCloseTo(expected.precision);
		expect(rates.recall).toBeCloseTo(expected.recall);
		expect(rates.f1).toBeCloseTo(expected.f1);
	});

	test('a mean leaves out the stories in which nothing was claimed or wanted, and the sum does not need to', () => {
		const base = scoreStory(STORY, RIGHT);
		const withGrouping = (grouping: Counts) => ({ ...base, counts: { ...base.counts, grouping } });
		const { grouping } = summarise([
			withGrouping(counts([1, 1, 1, 1])),
			withGrouping(counts([0, 9, 0, 0])),
			withGrouping(counts([0, 0, 0, 0])),
		]).measures;
		expect(grouping).toEqual({
			macro: { precision: 0.5, recall: 1, f1: 0.5 },
			micro: { precision: 0.1, recall: 1, f1: expect.closeTo(2 / 11) },
			counts: counts([1, 10, 1, 1]),
			stories: 2,
			wantedIn: 1,
		});
	});
});
