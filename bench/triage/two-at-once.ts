import { durationMs } from '../../src/core/time/duration.ts';
import { fromEpochMs, type InstantText, toEpochMs } from '../../src/core/time/instant.ts';
import type { Maintenance, Problem, Story, StoryEvent } from './story.ts';

/** How far on in the list the other story is looked for: a category or more away. */
const STEP = 31;
/** The second story begins so long after the first. */
const APART = durationMs('3m');

/**
 * Every story with another one in the same hour, as a large company has it: alone, whatever fires together belongs
 * together, and a time window cannot go wrong. The two share the catalogue but no service, so labels keep their truth.
 */
export function twoAtOnce(stories: readonly Story[]): readonly Story[] {
	const shared = stories.filter(({ services }) => services === stories[0]!.services);
	return shared.flatMap((story, index) => {
		const others = shared.map((_, place) => shared[(index + STEP + place) % shared.length]!);
		const other = others.find((one) => one !== story && servicesIn(one).isDisjointFrom(servicesIn(story)));
		return other ? [together(story, other)] : [];
	});
}

function servicesIn({ problems, events }: Story): Set<string> {
	return new Set([
		...[...problems.values()].map(({ service }) => service),
		...events.map(({ alert }) => alert.service),
	]);
}

function together(a: Story, b: Story): Story {
	const shift = startOf(a) + APART - startOf(b);
	const second = renamed(b, shift);
	const events = [...a.events, ...second.events].sort((one, two) => toEpochMs(one.at) - toEpochMs(two.at));
	return {
		...a,
		slug: `${a.slug}-and-${b.slug}`,
		title: `${a.title}; ${b.title}`,
		happened: `${a.happened}\n\nAt the same time: ${b.happened}`,
		maintenance: [...a.maintenance, ...second.maintenance],
		events,
		problems: new Map([...a.problems, ...second.problems]),
		muted: a.muted.union(second.muted),
	};
}

function startOf({ events }: Story): number {
	return toEpochMs(events[0]!.at);
}

/** The same story at another time, and with names that no other story has. */
function renamed(story: Story, shift: number): Pick<Story, 'events' | 'problems' | 'muted' | 'maintenance'> {
	const move = (at: InstantText) => fromEpochMs(toEpochMs(at) + shift);
	const name = (id: string) => `other-${id}`;
	const link = (id: string | undefined) => (id === undefined ? undefined : name(id));
	const problems = [...story.problems.values()].map(
		(problem): Problem => ({
			id: name(problem.id),
			service: problem.service,
			firings: problem.firings.map(name),
			becauseOf: link(problem.becauseOf),
			duplicateOf: link(problem.duplicateOf),
			recurrenceOf: link(problem.recurrenceOf),
			togetherWith: link(problem.togetherWith),
		}),
	);
	return {
		events: story.events.map(
			(event): StoryEvent => ({
				...event,
				alert: { ...event.alert, id: name(event.alert.id) },
				firing: name(event.firing),
				at: move(event.at),
				since: move(event.since),
				received: move(event.received),
			}),
		),
		problems: new Map(problems.map((problem) => [problem.id, problem])),
		muted: new Set([...story.muted].map(name)),
		maintenance: story.maintenance.map(
			(work): Maintenance => ({ ...work, from: move(work.from), until: move(work.until) }),
		),
	};
}
