import { seededWhole } from './seeded.ts';
import type { Story } from './story.ts';
import { officeHours, resolvedMinute, storyMs } from './story-clock.ts';

/** When a story's incident was resolved, in milliseconds since 1970; undefined where it was dismissed as a lead-up. */
export function resolvedMs(story: Story): number | undefined {
	const minute = resolvedMinute(story);
	return minute === undefined ? undefined : storyMs(story, minute);
}

/**
 * When a story's incident was closed, in milliseconds since 1970: with its accepted postmortem, with the incident that
 * explains it, or after a day or three; undefined where it was dismissed or is still waiting.
 */
export function closedMs(story: Story, stories: ReadonlyMap<string, Story>): number | undefined {
	const resolved = resolvedMs(story);
	if (resolved === undefined || story.dismissed !== undefined || story.status === 'resolved') return undefined;
	const parent = story.relations.find(({ type }) => type !== 'recurrence_of');
	if (parent) {
		const explained = closedMs(stories.get(parent.story)!, stories);
		return explained && explained + seededWhole(2, 20, 'closed', story.slug) * 60_000;
	}
	if (!story.postmortem) return officeHours(resolved, seededWhole(1, 3, 'closed', story.slug), story.slug);
	const { status, after } = story.postmortem;
	return status === 'accepted' ? officeHours(resolved, Number.parseInt(after!, 10), story.slug) : undefined;
}

/** When the postmortem was put up for review, in milliseconds since 1970. */
export function reviewMs(story: Story, stories: ReadonlyMap<string, Story>): number | undefined {
	const resolved = resolvedMs(story);
	if (resolved === undefined || !story.postmortem || story.postmortem.status === 'draft') return undefined;
	const closed = closedMs(story, stories);
	const days = closed === undefined ? 3 : Math.max(1, Math.floor((closed - resolved) / 86_400_000 / 2));
	return officeHours(resolved, days, 'review', story.slug);
}
