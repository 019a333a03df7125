import { describe, expect, test } from 'vitest';
import { durationMs } from '../../src/core/time/duration.ts';
import { toEpochMs } from '../../src/core/time/instant.ts';
import { createRandom } from '../generate/random.ts';
import type { Outcome } from './outcome.ts';
import { type Arrival, asTheyArrive, playStory } from './play-story.ts';
import { readPolicy, readStories } from './read-stories.ts';
import { scoreStory } from './score/score-story.ts';
import { CATEGORIES, type Story } from './story.ts';
import { twoAtOnce } from './two-at-once.ts';

const STORIES = readStories();
const POLICY = readPolicy();

/** What of an outcome does not depend on ids. */
function essence({ incidents, muted }: Outcome): string[] {
	const names = new Map(incidents.map(({ id, firings }) => [id, firings.toSorted().join(' ')]));
	const named = (ids: readonly string[]) => ids.map((id) => names.get(id));
	return [
		...incidents
			.map(({ id, service, causedBy, duplicateOf, recurrenceOf }) =>
				JSON.stringify([names.get(id), service, named(causedBy), named(duplicateOf), named(recurrenceOf)]),
			)
			.sort(),
		`muted: ${[...muted].sort().join(' ')}`,
	];
}

const HOUR = durationMs('1h');

/** The deliveries of each hour, as they were received, are folded in another order and in batches of one to six. */
function shuffledByHour(seed: number): Arrival {
	return (deliveries) => {
		const ordered = asTheyArrive(deliveries).flat();
		const start = toEpochMs(ordered[0]!.received);
		const hours = Map.groupBy(ordered, ({ received }) => Math.floor((toEpochMs(received) - start) / HOUR));
		const random = createRandom(seed);
		return [...hours.values()].flatMap((hour) => {
			const places = new Map(hour.map((delivery) => [delivery, random.next()]));
			const shuffled = hour.toSorted((a, b) => places.get(a)! - places.get(b)!);
			return cut(shuffled, () => random.between(1, 6));
		});
	};
}

function cut<T>(items: readonly T[], size: () => number): T[][] {
	const batches: T[][] = [];
	for (let at = 0; at < items.length; at += batches.at(-1)!.length) batches.push(items.slice(at, at + size()));
	return batches;
}

describe('the stories', () => {
	test('are many, of every category, and no two have one name', () => {
		expect(STORIES.length).toBeGreaterThanOrEqual(60);
		const counts = Map.groupBy(STORIES, ({ category }) => category);
		expect([...counts.keys()]).toEqual([...CATEGORIES]);
		expect(Math.min(...[...counts.values()].map((own) => own.length))).toBeGreaterThanOrEqual(4);
		expect(new Set(STORIES.map(({ slug }) => slug)).size).toBe(STORIES.length);
	});

	test('make pairs that share neither a service nor a label', () => {
		const pairs = twoAtOnce(STORIES);
		expect(pairs.length).toBeGreaterThanOrEqual(60);
		for (const { problems, events, muted } of pairs) {
			const labels = [...[...problems.values()].flatMap(({ firings }) => firings), ...muted];
			expect(labels.toSorted()).toEqual([...new Set(events.map(({ firing }) => firing))].sort());
			const [second, first] = [true, false].map((isOther) => {
				const own = [...problems.values()].filter(({ id }) => id.startsWith('other-') === isOther);
				return new Set(own.map(({ service }) => service));
			});
			expect(first!.intersection(second!)).toEqual(new Set());
		}
	});
});

async function expectAnyOrder(story: Story): Promise<void> {
	const expected = essence(await playStory(story, POLICY));
	for (const seed of [1, 2, 3, 4, 5]) {
		expect(essence(await playStory(story, POLICY, shuffledByHour(seed)))).toEqual(expected);
	}
}

describe('the pipeline', () => {
	test.each(STORIES)('$category/$slug: the order in which an hour arrives does not matter', expectAnyOrder);

	test('says the same again', async () => {
		for (const story of STORIES.filter((_, index) => index % 5 === 0)) {
			const [once, again] = [await playStory(story, POLICY), await playStory(story, POLICY)];
			expect(again).toEqual(once);
			expect(scoreStory(story, again)).toEqual(scoreStory(story, once));
		}
	});
});
