import { changed, refused } from '../command-outcome.ts';
import type { CommandRule } from '../command-rule.ts';
import { findHandle } from '../find-handle.ts';
import type { CommandOf, IncidentRole } from '../incident-command.ts';

/** `role`: who does what. The one before is named in the timeline. */
export const assignRole: CommandRule<CommandOf<'role'>> = {
	statuses: ['lead-up', 'open', 'resolved'],
	already: ({ roles }, { role, person }) =>
		roles?.[role]?.toLowerCase() === person.toLowerCase() ? `has ${roles[role]} as ${nameOf(role)} already` : undefined,
	change: ({ id, roles }, { role, person }, { now, by, people }) => {
		const found = findHandle(person, people);
		if (!found.ok) return refused('command/words', found.problems);
		const before = roles?.[role] ? `, in place of ${roles[role]}` : '';
		return changed({
			said: [`${id} has ${found.value} as ${nameOf(role)}${before}`],
			edits: [{ path: ['roles', role], value: found.value }],
			timeline: [{ at: now, kind: 'assigned', text: `${found.value} is ${nameOf(role)}${before}`, by }],
		});
	},
};

function nameOf(role: IncidentRole): string {
	return role.replaceAll('_', ' ');
}
