import { inertLine } from '../../alerts/inert-text.ts';
import { needsPostmortem } from '../../postmortem/needs-postmortem.ts';
import type { TicketEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isWithin } from '../horizon.ts';
import { pageUrl } from '../mail/compose-letter.ts';

const TITLE_AT_MOST = 120;

/** The tickets of an incident: one to write its postmortem, one for each open action. */
export function tickets(input: EffectInput): readonly TicketEffect[] {
	const { resolved } = input.facts.times;
	if (resolved === undefined || !isWithin('duty', resolved, input.now)) return [];
	return [...postmortemTicket(input, resolved), ...actionTickets(input, resolved)];
}

function postmortemTicket({ facts, postmortem, rules }: EffectInput, at: string): readonly TicketEffect[] {
	const policy = rules.policies.postmortems;
	const isAccepted = postmortem?.facts.status === 'accepted';
	if (facts.status !== 'resolved' || !policy || isAccepted || !needsPostmortem(facts, policy)) return [];
	if (facts.refs?.postmortem_ticket) return [];
	const link = pageUrl(`incidents/${facts.id}`, rules);
	const assignee = rules.teams.get(rules.services.get(facts.service)?.owner ?? facts.team)?.lead;
	const due = postmortem?.facts.due;
	return [
		{
			kind: 'ticket',
			key: 'ticket/postmortem',
			reason: 'ticket/postmortem',
			incident: facts.id,
			target: 'a ticket for the postmortem',
			at,
			payload: {
				title: `Postmortem of ${facts.id}: ${inertLine(facts.title, TITLE_AT_MOST)}`,
				lines: [`Complete the postmortem of ${facts.id}${due ? `, due on ${due}` : ''}.`],
				...(link && { link }),
				...(assignee && { assignee }),
			},
		},
	];
}

function actionTickets({ facts, postmortem, rules }: EffectInput, at: string): readonly TicketEffect[] {
	const link = pageUrl(`postmortems/${facts.id}`, rules);
	const open = (postmortem?.facts.actions ?? []).filter(({ status, ticket }) => status === 'open' && !ticket);
	return open.map(({ id, text, owner, due }) => ({
		kind: 'ticket',
		key: `ticket/${id}`,
		reason: 'ticket/action',
		incident: facts.id,
		target: `a ticket for action ${id}`,
		at,
		payload: {
			action: id,
			title: `${facts.id}#${id}: ${inertLine(text, TITLE_AT_MOST)}`,
			lines: [`${text}`, `Action ${id} of the postmortem of ${facts.id}, due on ${due}.`],
			...(link && { link }),
			assignee: owner,
		},
	}));
}
