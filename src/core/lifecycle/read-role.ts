import { quoted, type Read, readAll, readable, readWord, unreadable } from './command-text.ts';
import { type CommandOf, INCIDENT_ROLES, type IncidentRole } from './incident-command.ts';

/** What people say for short. */
const SHORT = {
	commander: 'incident_commander',
	communications: 'communications_lead',
	comms: 'communications_lead',
	oncall: 'on_call',
	primary: 'on_call',
	secondary: 'secondary_on_call',
	owner: 'service_owner',
} as const satisfies Readonly<Record<string, IncidentRole>>;

type RoleName = IncidentRole | keyof typeof SHORT;

const NAMES: readonly RoleName[] = [...INCIDENT_ROLES, ...(Object.keys(SHORT) as (keyof typeof SHORT)[])];

/** Reads `commander @rina` or `incident commander @rina`; whether a team knows the person is asked later. */
export function readRole(words: readonly string[]): Read<CommandOf<'role'>> {
	const person = words.at(-1) ?? '';
	const isPerson = /^@[A-Za-z0-9-]{1,100}$/.test(person);
	const role = (isPerson ? words.slice(0, -1) : words)
		.join('_')
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
	const problem = words.length < 2 ? 'Unexpected lack of a person' : `Unexpected person ${quoted(person)}`;
	const named = readWord('role', isPerson ? role : words[0], NAMES);
	return readAll({
		verb: readable('role'),
		role: named.ok ? readable(roleOf(named.value)) : named,
		person: isPerson ? readable(person) : unreadable(`${problem}, expected a handle like @rina`),
	});
}

function roleOf(name: RoleName): IncidentRole {
	return name in SHORT ? SHORT[name as keyof typeof SHORT] : (name as IncidentRole);
}
