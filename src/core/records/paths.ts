import { INCIDENT_ID_PATTERN } from './scalars.ts';

/** The folder of an incident, like `incidents/2026/INC-2026-0042`. */
export function incidentFolder(id: string): string {
	const year = INCIDENT_ID_PATTERN.exec(id)?.[1];
	if (!year) throw new Error(`Unexpected incident id "${id}", expected INC-<year>-<number>`);
	return `incidents/${year}/${id}`;
}

/** `INC-2026-0042` of a year and a number. */
export function formatIncidentId(year: number, number: number): string {
	return `INC-${year}-${String(number).padStart(4, '0')}`;
}

/** Year and number of an incident id, or undefined for other text (drafts among them). */
export function parseIncidentId(id: string): { year: number; number: number } | undefined {
	const match = INCIDENT_ID_PATTERN.exec(id);
	return match ? { year: Number(match[1]), number: Number(match[2]) } : undefined;
}

/** Slug of a record that lives alone in a file: `services/checkout-api.yaml` → `checkout-api`. */
export function slugOfPath(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:yaml|md)$/, '');
}

/** The folders that hold the user's records; everything else in a repository is engine or the user's own. */
export const RECORD_FOLDERS = [
	'incidents',
	'alerts',
	'runbooks',
	'schedules',
	'services',
	'teams',
	'policies',
	'reports',
	'rollouts',
] as const;
