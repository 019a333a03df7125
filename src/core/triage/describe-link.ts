import type { Relation } from '../records/incident.ts';
import { beganMs } from './incident-order.ts';
import type { ActiveIncident } from './triage-state.ts';

/** What an incident knows of itself that a link's sentence needs. */
type Linked = Pick<ActiveIncident, 'service' | 'detected' | 'first'>;

/** One link as a sentence with its evidence: the services between, and how the beginnings lie to each other. Made of ids and reviewed words only. */
export function describeLink(incident: Linked, relation: Relation, other: Linked | undefined): string {
	const when = other ? whenOf(incident, other) : '';
	switch (relation.type) {
		case 'caused_by':
			return `Probably caused by ${relation.incident}${when}: ${(relation.path ?? []).join(' → ')}`;
		case 'duplicate_of':
			return `Same problem as ${relation.incident}${when}`;
		case 'recurrence_of':
			return `Happened before as ${relation.incident}`;
		case 'related_to':
			return `Related to ${relation.incident}`;
		default:
			return relation.type satisfies never;
	}
}

function whenOf(incident: Linked, other: Linked): string {
	const began = beganMs(incident);
	const otherBegan = beganMs(other);
	if (began === undefined || otherBegan === undefined) return '';
	const seconds = Math.round((began - otherBegan) / 1_000);
	if (seconds === 0) return ', which began at the same time';
	return `, which began ${duration(Math.abs(seconds))} ${seconds > 0 ? 'earlier' : 'later'}`;
}

function duration(seconds: number): string {
	if (seconds < 60) return `${seconds} s`;
	if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
	return `${Math.floor(seconds / 3_600)} h ${Math.round((seconds % 3_600) / 60)} min`;
}
