import { fromEpochMs, toEpochMs } from '../../src/core/time/instant.ts';
import { seededWhole } from './seeded.ts';
import type { Story } from './story.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Milliseconds since 1970 of a minute of a story. Each minute has its own seconds, always the same, so order is kept. */
export function storyMs(story: Pick<Story, 'slug' | 'at'>, minute: number): number {
	return toEpochMs(story.at) + minute * MINUTE + seededWhole(0, 56, story.slug, minute) * 1000;
}

/** A minute of a story as records hold it. */
export function storyInstant(story: Pick<Story, 'slug' | 'at'>, minute: number): string {
	return fromEpochMs(storyMs(story, minute));
}

/** Minute in which the incident was resolved: with its last alert, or as the story says. */
export function resolvedMinute({ alerts, resolved }: Story): number | undefined {
	const ends = alerts.flatMap(({ firing }) => firingSpans(firing).map(({ end }) => end));
	return ends.length > 0 ? Math.max(...ends) : resolved;
}

/** `0-18 29-61` as spans of minutes. */
export function firingSpans(firing: string): readonly { readonly start: number; readonly end: number }[] {
	return firing.split(' ').map((span) => {
		const [start, end] = span.split('-').map(Number);
		return { start: start!, end: end! };
	});
}

/** A moment in the office hours of Jakarta, `days` days after another; at least an hour later. */
export function officeHours(afterMs: number, days: number, ...words: readonly string[]): number {
	const dayStart = Math.floor((afterMs + days * DAY) / DAY) * DAY;
	const moment = dayStart + seededWhole(2 * 3600, 9 * 3600, 'office', ...words) * 1000;
	return Math.max(moment, afterMs + 60 * MINUTE);
}

/** The date (UTC) `days` days after a moment. */
export function dateAfter(afterMs: number, days: number): string {
	return fromEpochMs(afterMs + days * DAY).slice(0, 10);
}
