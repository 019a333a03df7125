import type { TimelineEntry } from '../../src/core/records/timeline.ts';
import { compareInstants } from '../../src/core/time/instant.ts';
import { type ComposeContext, instantOf, linkOf } from './compose-context.ts';
import { parseStoryTimeline } from './parse-story-lines.ts';
import { storyInstant } from './story-clock.ts';
import { closedMs, resolvedMs, reviewMs } from './story-ending.ts';

/** The timeline of a story's incident: machines' entries, people's, and those that follow from the facts, by time. */
export function composeTimeline(context: ComposeContext, reviewLink: string | undefined): readonly TimelineEntry[] {
	const { played, story, people } = context;
	const told = parseStoryTimeline(story.timeline).map(
		({ minute, kind, by, text, link }): TimelineEntry => ({
			at: storyInstant(story, minute),
			kind,
			text,
			by: people.find(by),
			...(link && { link: linkOf(story, link) }),
		}),
	);
	const machines = played.timeline.map((entry) => ({ ...entry, at: instantOf(Date.parse(entry.at)) }));
	const entries = [...machines, ...told, ...implied(context), ...ending(context, reviewLink)];
	return entries.sort((a, b) => compareInstants(a.at, b.at));
}

/** What the facts of a story say happened, and its own lines need not repeat. */
function implied({ story, people, played, idOf }: ComposeContext): TimelineEntry[] {
	const entries: TimelineEntry[] = [];
	const isByHand = played.incident === undefined;
	if (isByHand && story.lead_up?.verdict !== 'dismissed') {
		const by = people.find(story.lead_up?.by ?? (story.commander?.startsWith('@') ? story.commander : story.ack_by));
		entries.push({ at: storyInstant(story, 0), kind: 'opened', text: 'Opened by hand', by });
	}
	if (story.ack !== undefined && !story.alerts.some(({ source }) => source === 'pd')) {
		const by = people.find(story.ack_by);
		entries.push({ at: storyInstant(story, story.ack), kind: 'acknowledged', text: 'Acknowledged', by });
	}
	for (const { type, story: other } of story.relations) {
		if (type === 'recurrence_of') {
			const text = `Looks like ${idOf(other)}, linked as a recurrence`;
			entries.push({ at: storyInstant(story, (story.ack ?? 0) + 1), kind: 'linked', text, by: people.find('on-call') });
		}
	}
	if (story.dismissed !== undefined) {
		const text = story.verdict
			? `Dismissed as a false positive: ${story.verdict.reason}`
			: dismissedLeadUp(story.lead_up);
		const by = people.find(story.lead_up?.by ?? 'on-call');
		entries.push({ at: storyInstant(story, story.dismissed), kind: 'dismissed', text, by });
	}
	return entries;
}

function dismissedLeadUp(leadUp: { readonly reason: string } | undefined): string {
	return `Lead-up dismissed: ${leadUp?.reason}`;
}

function ending(context: ComposeContext, reviewLink: string | undefined): TimelineEntry[] {
	const { story, stories, people } = context;
	const review = reviewMs(story, stories);
	const closed = closedMs(story, stories);
	const up: TimelineEntry = {
		at: instantOf(review ?? 0),
		kind: 'external',
		text: 'The postmortem is up for review',
		by: people.find('lead'),
		...(reviewLink && { link: reviewLink }),
	};
	const entries = review === undefined ? [] : [up];
	if (closed === undefined) return entries;
	const by = people.find(story.postmortem ? 'lead' : 'on-call');
	return [...entries, { at: instantOf(closed), kind: 'closed', text: closingText(context), by }];
}

function closingText({ story, idOf }: ComposeContext): string {
	const parent = story.relations.find(({ type }) => type !== 'recurrence_of');
	if (parent) return `Closed with ${idOf(parent.story)}, whose postmortem tells it`;
	if (story.postmortem) return 'Closed: the postmortem is accepted, its actions have tickets';
	const days = story.verdict?.value === 'not-actionable' ? 'nothing was left to do' : 'no postmortem needed';
	return resolvedMs(story) === undefined ? 'Closed' : `Closed: ${days}`;
}
