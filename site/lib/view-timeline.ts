import type { TimelineEntry } from '../../src/core/records/timeline.ts';
import { formatDuration } from '../../src/core/time/format-duration.ts';
import { compareInstants, toEpochMs } from '../../src/core/time/instant.ts';
import type { Person } from './index-catalogue.ts';

/** How loud an entry is drawn: what changed the state, what people wrote, what machines noted. */
export type EntryWeight = 'state' | 'human' | 'machine';

export interface TimelineItem {
	/** Tells entries apart when the page is refreshed. */
	readonly key: string;
	readonly at: string;
	readonly kind: TimelineEntry['kind'];
	readonly text: string;
	/** Name of a person where the handle is known, else as recorded. */
	readonly by: string;
	readonly link?: string;
	/** Time since the first of the incident, like `+3 min`; empty at that moment itself. */
	readonly offset: string;
	readonly weight: EntryWeight;
	/** First entry of its day in UTC. */
	readonly isNewDay: boolean;
}

const STATE_KINDS: ReadonlySet<TimelineEntry['kind']> = new Set([
	'opened',
	'acknowledged',
	'unacknowledged',
	'severity',
	'mitigated',
	'resolved',
	'reopened',
	'closed',
	'dismissed',
]);

/** The timeline in order of time (as recorded where times are equal), with offsets from `zero`, an instant or the first entry. */
export function viewTimeline(
	entries: readonly TimelineEntry[],
	people: ReadonlyMap<string, Person>,
	zero?: string,
): readonly TimelineItem[] {
	const sorted = [...entries].sort((a, b) => compareInstants(a.at, b.at));
	const start = zero ?? sorted[0]?.at;
	return sorted.map((entry, index) => ({
		key: `${entry.at} ${entry.kind} ${entry.by} ${entry.text}`,
		at: entry.at,
		kind: entry.kind,
		text: withoutKind(entry.text, entry.kind),
		by: people.get(entry.by)?.name ?? entry.by,
		link: entry.link,
		offset: start === undefined ? '' : offsetText(toEpochMs(entry.at) - toEpochMs(start)),
		weight: STATE_KINDS.has(entry.kind) ? 'state' : entry.by.startsWith('@') ? 'human' : 'machine',
		isNewDay: entry.at.slice(0, 10) !== sorted[index - 1]?.at.slice(0, 10),
	}));
}

/** The kind stands before the text already: `Closed: postmortem accepted` says it twice, and `Acknowledged` says nothing else. */
function withoutKind(text: string, kind: TimelineEntry['kind']): string {
	const words = kind.replaceAll('-', ' ');
	if (!text.toLowerCase().startsWith(words)) return text;
	const rest = text.slice(words.length);
	if (rest !== '' && !rest.startsWith(':')) return text;
	const said = rest.slice(1).trim();
	return said.charAt(0).toUpperCase() + said.slice(1);
}

function offsetText(ms: number): string {
	if (ms === 0) return '';
	return ms > 0 ? `+${formatDuration(ms)}` : formatDuration(ms);
}
