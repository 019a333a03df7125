import type { Alert } from '../alerts/alert.ts';
import type { TriagePolicy } from '../records/policies/triage.ts';
import { earlierOf, toEpochMs } from '../time/instant.ts';
import { endOfMute } from './mute-alert.ts';
import type { MutedAlert, TriageState } from './triage-state.ts';

/** An alert whose mute is over while it still fires. */
export interface FreedAlert {
	readonly alert: Alert;
	readonly muted: MutedAlert;
	/** When its mute ended: the moment it counts as fired (RFC 3339 UTC). */
	readonly at: string;
}

/** The alerts that still fire at `now` and that no mute of policy holds any more, by time and fingerprint. */
export function endedMutes(state: TriageState, now: string, policy: TriagePolicy): readonly FreedAlert[] {
	return [...state.muted]
		.flatMap(([fingerprint, muted]): FreedAlert[] => {
			const mute = policy.mutes?.find(({ id }) => id === muted.mute);
			// An event from before the alert was heard of says nothing about whether its mute has ended.
			if (toEpochMs(now) < toEpochMs(muted.heard)) return [];
			if (mute && endOfMute(mute, now) !== undefined) return [];
			// A mute that was taken out of policy, or cut short, ends when that is noticed.
			const end = (mute && endOfMute(mute, muted.heard)) ?? now;
			return [{ alert: alertOf(fingerprint, muted), muted, at: earlierOf(end, now) }];
		})
		.sort((a, b) => toEpochMs(a.at) - toEpochMs(b.at) || (a.alert.fingerprint < b.alert.fingerprint ? -1 : 1));
}

function alertOf(fingerprint: string, { source, event, name, title, labels, url, state }: MutedAlert): Alert {
	return {
		source,
		fingerprint,
		state,
		event: event ?? '',
		name,
		title,
		labels,
		integrations: [],
		...(url && { url }),
	};
}
