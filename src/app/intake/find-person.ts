import type { Alert } from '../../core/alerts/alert.ts';
import type { Team } from '../../core/records/team.ts';

/** Handle of the person whom a source names as having acted, by source id, mail or name in teams/; undefined for a stranger. */
export function findPerson(actor: Alert['actor'], teams: ReadonlyMap<string, Team>): string | undefined {
	if (!actor) return undefined;
	for (const { members } of teams.values()) {
		for (const { handle, name, mail, pagerduty } of members) {
			const isSame =
				(actor.id !== undefined && actor.id === pagerduty) ||
				(actor.mail !== undefined && actor.mail.toLowerCase() === mail?.toLowerCase()) ||
				(actor.name !== undefined && actor.name === name);
			if (isSame) return handle;
		}
	}
	return undefined;
}
