import type { Relation } from '../records/incident.ts';
import { beganMs } from './incident-order.ts';
import type { ActiveIncident } from './triage-state.ts';

type Began = Pick<ActiveIncident, 'detected' | 'first'>;

/** What an incident knows of itself that a link's sentence needs. */
type Linked = Began & Pick<ActiveIncident, 'service'>;

/** One link as a sentence with its evidence: the services between, and how the beginnings lie to each other. Made of ids and reviewed words only. */
export function describeLink(incident: Linked, relation: Relation, other: Linked | undefined): string {
	const apart = other && beganApart(incident, other);
	const when = apart ? `, which began ${apart}` : '';
	switch (relation.type) {
		case 'caused_by':
			return `Probably caused by ${relation.incident}${when}${wayOf(relation)}`;
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

/** A person may link two incidents without knowing the services between. */
function wayOf({ path = [] }: Relation): string {
	return path.length === 0 ? '' : `: ${path.join(' → ')}`;
}

/** How the beginning of another incident lies to this one's, like `4 min earlier`; undefined where one of them is not known. */
export function beganApart(incident: Began, other: Began): string | undefined {
	const began = beganMs(incident);
	const otherBegan = beganMs(other);
	if (began === undefined || otherBegan === undefined) return undefined;
	const seconds = Math.round((began - otherBegan) / 1_000);
	if (seconds === 0) return 'at the same time';
	return `${duration(Math.abs(seconds))} ${seconds > 0 ? 'earlier' : 'later'}`;
}

function duration(seconds: number): string {
	if (seconds < 60) return `${seconds} s`;
	if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
	return `${Math.floor(seconds / 3_600)} h ${Math.round((seconds % 3_600) / 60)} min`;
}
