import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { fromEpochMs } from '../../src/core/time/instant.ts';
import { type People, peopleAt } from './people.ts';
import type { PlayedStory } from './play-stories.ts';
import { seededHex } from './seeded.ts';
import type { Story } from './story.ts';
import { storyInstant, storyMs } from './story-clock.ts';
import { resolvedMs } from './story-ending.ts';
import type { Numbers } from './tickets.ts';

/** All that writing the records of one story needs. */
export interface ComposeContext {
	readonly catalogue: Catalogue;
	readonly story: Story;
	readonly stories: ReadonlyMap<string, Story>;
	readonly played: PlayedStory;
	readonly team: string;
	readonly people: People;
	readonly numbers: Numbers;
	readonly idOf: (story: string) => string;
}

/** The context of one story. */
export function composeContext(
	story: Story,
	rest: Pick<ComposeContext, 'catalogue' | 'stories' | 'numbers'> & {
		readonly played: ReadonlyMap<string, PlayedStory>;
	},
): ComposeContext {
	const { catalogue, stories, numbers } = rest;
	const service = catalogue.services.get(story.service);
	if (!service) throw new Error(`${story.slug}: unknown service ${story.service}`);
	const idOf = (slug: string): string => {
		const other = rest.played.get(slug);
		if (!other) throw new Error(`${story.slug}: unknown story ${slug}`);
		return other.id;
	};
	return {
		catalogue,
		story,
		stories,
		numbers,
		played: rest.played.get(story.slug)!,
		team: service.owner,
		people: peopleAt(catalogue, service.owner, storyInstant(story, 0)),
		idOf,
	};
}

/** The service's dashboard, from half an hour before to half an hour after. */
export function dashboardLink(story: Story): string {
	const from = storyMs(story, Math.min(story.started ?? 0, 0)) - 1_800_000;
	const to = (resolvedMs(story) ?? storyMs(story, 120)) + 1_800_000;
	return `https://grafana.example.com/d/${story.service}?from=${from}&to=${to}`;
}

/** Id of the story's example trace. */
export function traceId(story: Story): string {
	return seededHex(32, 'trace', story.slug);
}

/** A link of a story's line: `dash`, `trace` or an address. */
export function linkOf(story: Story, link: string): string {
	if (link === 'dash') return dashboardLink(story);
	return link === 'trace' ? `https://traces.example.com/${traceId(story)}` : link;
}

/** Text of a moment. */
export function instantOf(epochMs: number): string {
	return fromEpochMs(Math.round(epochMs / 1000) * 1000);
}
