import type { Incident } from '../records/incident.ts';
import type { EscalationPolicy, Schedule } from '../records/schedule.ts';

/** The escalation policy of a schedule for an incident: the first special one that fits, else the general one. */
export function policyFor(
	{ escalation, escalations = [] }: Pick<Schedule, 'escalation' | 'escalations'>,
	{ service, severity }: Pick<Incident, 'service' | 'severity'>,
): EscalationPolicy | undefined {
	const special = escalations.find(
		({ services, severities }) =>
			(services === undefined || services.includes(service)) &&
			(severities === undefined || severities.includes(severity)),
	);
	return special ?? escalation;
}
