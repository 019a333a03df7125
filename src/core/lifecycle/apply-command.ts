import type { Incident, IncidentStatus } from '../records/incident.ts';
import { already, type CommandOutcome, refused } from './command-outcome.ts';
import type { CommandContext, CommandRule } from './command-rule.ts';
import { acknowledge } from './commands/acknowledge.ts';
import { addNote } from './commands/add-note.ts';
import { assignRole } from './commands/assign-role.ts';
import { closeIncident } from './commands/close-incident.ts';
import { decideLeadUp } from './commands/decide-lead-up.ts';
import { dismissIncident } from './commands/dismiss-incident.ts';
import { reopenIncident } from './commands/reopen-incident.ts';
import { resolveIncident } from './commands/resolve-incident.ts';
import { setImpact } from './commands/set-impact.ts';
import { setSeverity } from './commands/set-severity.ts';
import { setVerdict } from './commands/set-verdict.ts';
import type { CommandOf, CommandVerb, IncidentCommand } from './incident-command.ts';

/** The rule of each command; a new command is one line here and one in `readCommand`. */
export const COMMAND_RULES: { readonly [V in CommandVerb]: CommandRule<CommandOf<V>> } = {
	ack: acknowledge,
	resolve: resolveIncident,
	close: closeIncident,
	reopen: reopenIncident,
	severity: setSeverity,
	note: addNote,
	dismiss: dismissIncident,
	verdict: setVerdict,
	impact: setImpact,
	role: assignRole,
	'lead-up': decideLeadUp,
};

/**
 * What becomes of a person's command: the keys and timeline entries to write, or why nothing changes. The same command
 * again changes nothing and says so.
 */
export function applyCommand(facts: Incident, command: IncidentCommand, context: CommandContext): CommandOutcome {
	// Each rule takes the commands of its own verb, which is how it was found.
	const rule = COMMAND_RULES[command.verb] as CommandRule<IncidentCommand>;
	const said = rule.already(facts, command, context);
	if (said !== undefined) return already(`${facts.id} ${said}; nothing changed`);
	if (!rule.statuses.includes(facts.status))
		return refused('command/status', [wrongStatus(facts, command, rule.statuses)]);
	return rule.change(facts, command, context);
}

function wrongStatus({ id, status }: Incident, { verb }: IncidentCommand, statuses: readonly IncidentStatus[]): string {
	const needed = statuses.length === 1 ? statuses[0] : `${statuses.slice(0, -1).join(', ')} or ${statuses.at(-1)}`;
	const is = status === 'lead-up' ? 'a lead-up' : status;
	const why = verb === 'lead-up' ? 'no lead-up any more' : `${verb} needs it ${needed}`;
	return `${id} is ${is}, and ${why}. ${wayOut(status, verb)}`;
}

const END = 'Correct its facts in a pull request, or open a new incident';

function wayOut(status: IncidentStatus, verb: CommandVerb): string {
	if (status === 'closed' || status === 'dismissed') return END;
	if (status === 'lead-up') return 'Decide first: lead-up confirm, or lead-up dismiss';
	if (verb === 'lead-up') return 'A false incident is dismissed with dismiss';
	if (status === 'open') return 'Resolve it first';
	return verb === 'dismiss' ? 'Give it the verdict false-positive and close it' : 'If it is not over, reopen it first';
}
