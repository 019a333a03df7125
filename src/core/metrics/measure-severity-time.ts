import { SEVERITIES, type Severity } from '../records/incident-words.ts';
import { toEpochMs } from '../time/instant.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** How long an incident was at each severity, from detection to resolution, in milliseconds. */
export type SeverityTime =
	| { readonly state: 'recorded'; readonly ms: Readonly<Partial<Record<Severity, number>>> }
	| { readonly state: 'pending' }
	| { readonly state: 'not-applicable' }
	/** The end is before the start, or the changes in the timeline do not lead to the severity it has. */
	| { readonly state: 'invalid'; readonly why: 'end-before-start' | 'history-broken' };

interface Change {
	readonly at: number;
	readonly from: Severity;
	readonly to: Severity;
}

/** "Severity changed from sev2 to sev1: …" as machines write it, and "sev2 to sev1, because …" as people do. */
const CHANGE = new RegExp(`\\b(${SEVERITIES.join('|')})\\s+to\\s+(${SEVERITIES.join('|')})\\b`, 'i');

/**
 * Time in severity, from the timeline's entries of kind `severity` that say from what to what. Without such an entry the
 * incident was at its severity all the time.
 */
export function measureSeverityTime({ facts, timeline }: MeasuredIncident): SeverityTime {
	const { status, times, severity } = facts;
	if (status === 'open') return { state: 'pending' };
	const [start, end] = [toEpochMs(times.detected ?? ''), toEpochMs(times.resolved ?? '')];
	if (status === 'lead-up' || status === 'dismissed' || Number.isNaN(start) || Number.isNaN(end)) {
		return { state: 'not-applicable' };
	}
	if (end < start) return { state: 'invalid', why: 'end-before-start' };
	const changes = changesOf(timeline);
	const isBroken = changes.some(({ from }, index) => index > 0 && changes[index - 1]!.to !== from);
	if (isBroken || (changes.at(-1)?.to ?? severity) !== severity) return { state: 'invalid', why: 'history-broken' };
	const ms: Partial<Record<Severity, number>> = {};
	let since = start;
	for (const { at, from } of [...changes, { at: end, from: severity }]) {
		const until = Math.min(Math.max(at, since), end);
		if (until > since || from === severity) ms[from] = (ms[from] ?? 0) + until - since;
		since = until;
	}
	return { state: 'recorded', ms };
}

function changesOf(timeline: MeasuredIncident['timeline']): readonly Change[] {
	return timeline
		.flatMap(({ at, kind, text }) => {
			const match = kind === 'severity' ? CHANGE.exec(text) : null;
			if (!match) return [];
			const [from, to] = [match[1]!.toLowerCase(), match[2]!.toLowerCase()] as [Severity, Severity];
			return [{ at: toEpochMs(at), from, to }];
		})
		.sort((a, b) => a.at - b.at);
}
