import type { Severity } from '../records/incident-words.ts';
import { measureSeverityTime } from './measure-severity-time.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** Time in each severity over several incidents. */
export interface SeverityTimes {
	/** Total milliseconds, and how many incidents were at that severity for some time. */
	readonly total: Readonly<Partial<Record<Severity, { readonly ms: number; readonly n: number }>>>;
	readonly n: number;
	readonly pending: number;
	readonly notApplicable: number;
	readonly invalid: readonly string[];
}

/** Adds up the time in severity of incidents; they may overlap, so this is time of incidents and not of the clock. */
export function sumSeverityTime(incidents: readonly MeasuredIncident[]): SeverityTimes {
	const total: Partial<Record<Severity, { ms: number; n: number }>> = {};
	const invalid: string[] = [];
	let [n, pending, notApplicable] = [0, 0, 0];
	for (const incident of incidents) {
		const time = measureSeverityTime(incident);
		if (time.state === 'pending') pending++;
		else if (time.state === 'not-applicable') notApplicable++;
		else if (time.state === 'invalid') invalid.push(incident.id);
		else {
			n++;
			for (const [severity, ms] of Object.entries(time.ms) as [Severity, number][]) {
				const sum = total[severity] ?? { ms: 0, n: 0 };
				total[severity] = { ms: sum.ms + ms, n: sum.n + 1 };
			}
		}
	}
	return { total, n, pending, notApplicable, invalid: invalid.sort() };
}
