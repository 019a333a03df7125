import type { Incident } from '../records/incident.ts';

/** Whether an alert was worth it in one incident: by its own verdict (`alert_verdicts`), else by the incident's. */
export function verdictOn(
	name: string,
	facts: Pick<Incident, 'verdict' | 'alert_verdicts'> | undefined,
): NonNullable<Incident['verdict']>['value'] | undefined {
	return facts?.alert_verdicts?.findLast((verdict) => verdict.name === name)?.value ?? facts?.verdict?.value;
}
