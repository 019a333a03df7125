import type { Incident } from '../records/incident.ts';
import type { Postmortem } from '../records/postmortem.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** What a test says of an incident; times are clock times of 1 November 2026 (UTC), or whole instants. */
export interface ToldIncident extends Partial<Omit<Incident, 'id' | 'times'>> {
	readonly id?: string;
	readonly times?: Readonly<Partial<Record<keyof Incident['times'], string>>>;
	readonly timeline?: readonly TimelineEntry[];
	readonly postmortem?: Partial<Postmortem>;
}

/** An instant of a clock time of 1 November 2026, like `09:30`; anything longer stays as it is. */
export function at(time: string): string {
	return time.length === 5 ? `2026-11-01T${time}:00Z` : time;
}

/** An incident, closed and of no interest but for what is told. */
export function incidentOf({
	id = 'INC-2026-0001',
	times = {},
	timeline = [],
	postmortem,
	...told
}: ToldIncident = {}): MeasuredIncident {
	const facts: Incident = {
		schema: 1,
		id,
		title: `Title of ${id}`,
		status: 'closed',
		severity: 'sev3',
		kind: 'high-error-rate',
		service: 'checkout',
		team: 'payments',
		product: 'shop',
		detected_by: 'alert',
		times: Object.fromEntries(Object.entries(times).map(([name, time]) => [name, at(time)])),
		...told,
	};
	const written = {
		schema: 1 as const,
		incident: id,
		status: 'draft' as const,
		due: '2026-11-08',
		causes: [],
		actions: [],
	};
	return { id, facts, timeline, ...(postmortem && { postmortem: { facts: { ...written, ...postmortem } } }) };
}
