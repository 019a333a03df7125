import type { IntakeResult } from './intake-result.ts';

/**
 * The commit message of a fold. It is made of ids and of words from reviewed files only, never of alert text: a
 * commit message can close issues, mention people and skip checks.
 */
export function describeFold({ alerts, incidents }: Pick<IntakeResult, 'alerts' | 'incidents'>): string {
	const changed = incidents.filter(({ change }) => change !== 'updated');
	const lines = incidents.map(
		({ id, change, service, kind, severity }) => `- ${id} ${change}: ${service} ${kind} (${severity})`,
	);
	const count = `${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}`;
	return `${headline(changed, count)}\n\n${count} taken in.\n${lines.join('\n')}\n`.trimEnd().concat('\n');
}

function headline(changed: IntakeResult['incidents'], count: string): string {
	if (changed.length === 0) return `Alerts: ${count}, no incident changed`;
	const [first] = changed;
	if (changed.length === 1 && first)
		return `${first.id} ${first.change}: ${first.service} ${first.kind} (${first.severity})`;
	const words = Map.groupBy(changed, ({ change }) => change);
	return `Incidents: ${[...words].map(([change, list]) => `${list.length} ${change}`).join(', ')}`;
}
