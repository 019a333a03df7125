import { inertLine } from '../../alerts/inert-text.ts';
import { needsPostmortem } from '../../postmortem/needs-postmortem.ts';
import { collate } from '../collation/collate.ts';
import { dayOver } from '../day-over.ts';
import type { TicketEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { pageUrl } from '../mail/compose-letter.ts';
import { collatedOpening } from './collation.ts';
import { ticketNoteKey } from './ticket-note.ts';

const TITLE_AT_MOST = 120;

/** The tickets of an incident: one to write its postmortem, one for each open action. */
export function tickets(input: EffectInput): readonly TicketEffect[] {
	return [...postmortemTicket(input), ...actionTickets(input)];
}

function postmortemTicket(input: EffectInput): readonly TicketEffect[] {
	const { facts, postmortem, rules } = input;
	const policy = rules.policies.postmortems;
	const at = facts.times.resolved;
	const key = 'ticket/postmortem';
	const isAccepted = postmortem?.facts.status === 'accepted';
	if (facts.status !== 'resolved' || at === undefined || !policy || isAccepted) return [];
	if (facts.refs?.postmortem_ticket || !needsPostmortem(facts, policy)) return [];
	if (!isTimely(input, { horizon: 'duty', at, key })) return [];
	const link = pageUrl(`incidents/${facts.id}`, rules);
	const assignee = rules.teams.get(rules.services.get(facts.service)?.owner ?? facts.team)?.lead;
	const due = postmortem?.facts.due;
	const opening = collatedOpening(input);
	const task = `Complete the postmortem of ${facts.id}${due ? `, due on ${due}` : ''}.`;
	return [
		{
			kind: 'ticket',
			key,
			reason: 'ticket/postmortem',
			incident: facts.id,
			target: 'a ticket for the postmortem',
			at,
			payload: {
				title: `Postmortem of ${facts.id}: ${inertLine(facts.title, TITLE_AT_MOST)}`,
				lines: [task, ...collate(input).lines],
				...(opening && { covers: ticketNoteKey(opening.number) }),
				...(link && { link }),
				...(assignee && { assignee }),
			},
		},
	];
}

/** Until its day is a week over an open action has a ticket; before the incident is resolved its actions may still change. */
function actionTickets(input: EffectInput): readonly TicketEffect[] {
	const { facts, postmortem, rules } = input;
	if (facts.times.resolved === undefined) return [];
	const link = pageUrl(`postmortems/${facts.id}`, rules);
	const open = (postmortem?.facts.actions ?? []).filter(({ status, ticket }) => status === 'open' && !ticket);
	return open.flatMap(({ id, text, owner, due }): readonly TicketEffect[] => {
		const [key, at] = [`ticket/${id}`, dayOver(due)];
		if (!isTimely(input, { horizon: 'duty', at, key })) return [];
		return [
			{
				kind: 'ticket',
				key,
				reason: 'ticket/action',
				incident: facts.id,
				target: `a ticket for action ${id}`,
				at,
				payload: {
					action: id,
					title: `${facts.id}#${id}: ${inertLine(text, TITLE_AT_MOST)}`,
					lines: [text, `Action ${id} of the postmortem of ${facts.id}, due on ${due}.`],
					...(link && { link }),
					assignee: owner,
				},
			},
		];
	});
}
