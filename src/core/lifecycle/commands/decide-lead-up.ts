import type { Incident } from '../../records/incident.ts';
import { type CommandOutcome, changed, type FactEdit } from '../command-outcome.ts';
import type { CommandContext, CommandRule } from '../command-rule.ts';
import type { CommandOf } from '../incident-command.ts';

/** `lead-up confirm` makes an incident of a report, `lead-up dismiss` says why it is none. */
export const decideLeadUp: CommandRule<CommandOf<'lead-up'>> = {
	statuses: ['lead-up'],
	already: ({ lead_up }, { verdict }) =>
		lead_up?.verdict === verdict
			? `is a lead-up that was ${verdict} already${lead_up.by ? `, by ${lead_up.by}` : ''}`
			: undefined,
	change: (facts, { verdict, reason }, context) =>
		verdict === 'confirmed' ? confirm(facts, reason, context) : dismiss(facts, reason, context),
};

/** It is an incident from the moment somebody says so: that is when it was detected. */
function confirm({ id, times }: Incident, reason: string | undefined, context: CommandContext): CommandOutcome {
	const { now, by } = context;
	return changed({
		said: [`${id} is confirmed by ${by}, and open`],
		edits: [
			{ path: ['status'], value: 'open' },
			...(times.detected ? [] : [{ path: ['times', 'detected'], value: now }]),
			...decisionEdits('confirmed', reason, context),
		],
		timeline: [{ at: now, kind: 'opened', text: reason ? `Lead-up confirmed: ${reason}` : 'Lead-up confirmed', by }],
	});
}

function dismiss({ id }: Incident, reason: string | undefined, context: CommandContext): CommandOutcome {
	const { now, by } = context;
	return changed({
		said: [`${id} is dismissed by ${by}`],
		edits: [
			{ path: ['status'], value: 'dismissed' },
			{ path: ['times', 'dismissed'], value: now },
			...decisionEdits('dismissed', reason, context),
		],
		timeline: [{ at: now, kind: 'dismissed', text: `Lead-up dismissed: ${reason}`, by }],
	});
}

function decisionEdits(verdict: string, reason: string | undefined, { now, by }: CommandContext): FactEdit[] {
	return [
		{ path: ['lead_up', 'by'], value: by },
		{ path: ['lead_up', 'verdict'], value: verdict },
		{ path: ['lead_up', 'reason'], value: reason },
		{ path: ['lead_up', 'decided'], value: now },
	];
}
