import type { Incident } from '../records/incident.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import { toEpochMs } from '../time/instant.ts';

/** When the escalation of an incident that is open began, whether somebody has taken it since, and why it began anew. */
export interface EscalationStart {
	readonly at: string;
	readonly acknowledged: boolean;
	readonly reason?: 'escalation/severity-raised' | 'escalation/reopened';
}

/**
 * Reads the start of the escalation in force from an incident's times and timeline. It begins with the detection, and
 * anew with a reopening, with an acknowledgement taken back, and (as policy says) with a raised severity; an
 * acknowledgement counts only for the escalation that it comes after. Nothing where no time is known.
 */
export function startOfEscalation(
	{ times }: Pick<Incident, 'times'>,
	timeline: readonly TimelineEntry[],
	{ restartsWhenRaised }: { readonly restartsWhenRaised: boolean },
): EscalationStart | undefined {
	const opened = times.detected ?? times.reported ?? timeline.find(({ kind }) => kind === 'opened')?.at;
	let start: EscalationStart | undefined = opened === undefined ? undefined : { at: opened, acknowledged: false };
	for (const { at, kind, text } of timeline.toSorted((a, b) => toEpochMs(a.at) - toEpochMs(b.at))) {
		if (start === undefined) break;
		if (kind === 'reopened') start = { at, acknowledged: false, reason: 'escalation/reopened' };
		else if (kind === 'unacknowledged') start = { at, acknowledged: false };
		else if (kind === 'severity' && restartsWhenRaised && isRaise(text)) {
			start = { at, acknowledged: false, reason: 'escalation/severity-raised' };
		} else if (kind === 'acknowledged') start = { ...start, acknowledged: true };
	}
	if (start === undefined || start.acknowledged || times.acknowledged === undefined) return start;
	return { ...start, acknowledged: toEpochMs(times.acknowledged) >= toEpochMs(start.at) };
}

/** Whether a line of the timeline says that the severity became worse: `sev3 to sev2`, `from sev3 to sev1`. */
function isRaise(text: string): boolean {
	const [before, after] = [...text.matchAll(/\bsev([1-5])\b/g)].map(([, level]) => Number(level));
	return before !== undefined && after !== undefined && after < before;
}
