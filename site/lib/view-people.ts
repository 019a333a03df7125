import type { Incident } from '../../src/core/records/incident.ts';
import type { Person } from './index-catalogue.ts';
import { roleLabel } from './labels.ts';

/** Somebody on an incident, and as what. */
export interface RoleHolder {
	readonly role: string;
	readonly name: string;
	/** Team of the person, where the handle is known. */
	readonly team?: string;
}

const ROLE_ORDER = ['incident_commander', 'on_call', 'communications_lead', 'scribe', 'service_owner'];

/** The people on an incident, those who lead first. */
export function viewPeople(roles: Incident['roles'], people: ReadonlyMap<string, Person>): readonly RoleHolder[] {
	const rank = (role: string) => (ROLE_ORDER.includes(role) ? ROLE_ORDER.indexOf(role) : ROLE_ORDER.length);
	return Object.entries(roles ?? {})
		.sort(([a], [b]) => rank(a) - rank(b))
		.map(([role, handle]) => ({
			role: roleLabel(role),
			name: people.get(handle)?.name ?? handle,
			team: people.get(handle)?.team,
		}));
}
