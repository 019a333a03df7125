import type { Alert, PayloadProblem } from './alert.ts';
import type { Delivery } from './delivery.ts';
import { CAPS, safeLine } from './sanitise.ts';

/** Name of the alert that a delivery becomes which nobody can read; rules and mutes may match it. */
export const UNREADABLE = 'UnreadableDelivery';

/**
 * A delivery that its source's reader refused, as an alert of its own: whatever it meant to say, somebody has to look.
 * All of one source have the same fingerprint, so that a broken template is one incident however often it sends.
 */
export function unreadableAlert({ source }: Delivery, problems: readonly PayloadProblem[]): Alert {
	const first = problems[0]?.message ?? 'nothing is known of why';
	return {
		source,
		fingerprint: `${source}:unreadable`,
		state: 'firing',
		event: 'unreadable',
		name: UNREADABLE,
		title: safeLine(`A delivery of ${source} cannot be read: ${first}`, CAPS.title),
		labels: {},
		integrations: [],
	};
}
