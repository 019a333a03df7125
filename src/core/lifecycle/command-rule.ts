import type { Incident, IncidentStatus } from '../records/incident.ts';
import type { PostmortemsPolicy } from '../records/policies/postmortems.ts';
import type { ProductsPolicy } from '../records/policies/products.ts';
import type { SeveritiesPolicy } from '../records/policies/severities.ts';
import type { Postmortem } from '../records/postmortem.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import type { CommandOutcome } from './command-outcome.ts';

/** What a command needs to know besides the facts of its incident. */
export interface CommandContext {
	/** RFC 3339 in UTC. */
	readonly now: string;
	/** Handle of the person who commands, known to a team. */
	readonly by: string;
	/** Handles of everybody in teams/. */
	readonly people: readonly string[];
	readonly timeline: readonly TimelineEntry[];
	/** Names of the alerts that the incident holds. */
	readonly alertNames: readonly string[];
	/** How many of its alerts are not resolved, as far as is known. */
	readonly firing: number;
	readonly postmortem?: Postmortem | undefined;
	readonly postmortems?: PostmortemsPolicy | undefined;
	readonly severities?: SeveritiesPolicy | undefined;
	readonly products?: ProductsPolicy | undefined;
}

/** How one kind of command works. */
export interface CommandRule<C> {
	/** The statuses in which it may change something. */
	readonly statuses: readonly IncidentStatus[];
	/** Says so where the incident is as asked already, whatever its status. */
	readonly already: (facts: Incident, command: C, context: CommandContext) => string | undefined;
	readonly change: (facts: Incident, command: C, context: CommandContext) => CommandOutcome;
}
