import type { IncidentCommand } from '../../core/lifecycle/incident-command.ts';
import type { Incident } from '../../core/records/incident.ts';

/**
 * The commit message of a command. It is made of ids and of words from reviewed files only, never of what somebody
 * typed: a commit message can close issues, mention people and skip checks. So handles come without their @.
 */
export function describeChange(facts: Incident, command: IncidentCommand, by: string): string {
	const { id, service, kind, severity } = facts;
	const shown = command.verb === 'severity' ? command.severity : severity;
	return `${id} ${wordOf(command)}: ${service} ${kind} (${shown})\n\nBy ${by.slice(1)}, by command.\n`;
}

function wordOf(command: IncidentCommand): string {
	switch (command.verb) {
		case 'ack':
			return 'acknowledged';
		case 'resolve':
			return 'resolved';
		case 'close':
			return 'closed';
		case 'reopen':
			return 'reopened';
		case 'severity':
			return 'severity changed';
		case 'note':
			return 'noted';
		case 'dismiss':
			return 'dismissed';
		case 'verdict':
			return `verdict ${command.value}`;
		case 'impact':
			return 'impact';
		case 'role':
			return `role ${command.role.replaceAll('_', ' ')}`;
		case 'lead-up':
			return command.verdict === 'confirmed' ? 'opened' : 'dismissed';
		default:
			return command satisfies never;
	}
}
