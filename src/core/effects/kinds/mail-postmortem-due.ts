import { postmortemDue } from '../../postmortem/due-dates.ts';
import { needsPostmortem } from '../../postmortem/needs-postmortem.ts';
import { fromEpochMs, toEpochMs } from '../../time/instant.ts';
import { composeMailEffect } from '../compose-mail-effect.ts';
import { dayOver } from '../day-over.ts';
import type { MailEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { pageUrl } from '../mail/compose-letter.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import type { Letter } from '../mail/letter.ts';

const REMIND_BEFORE = 2 * 86_400_000;

/** Reminds of a postmortem two days before the day by which it is due is over, and once more when that day is over. */
export function mailPostmortemDue(input: EffectInput): readonly MailEffect[] {
	const due = dueDay(input);
	if (due === undefined) return [];
	const end = dayOver(due);
	const isOverdue = toEpochMs(input.now) >= toEpochMs(end);
	const at = isOverdue ? end : fromEpochMs(toEpochMs(end) - REMIND_BEFORE);
	const key = isOverdue ? `postmortem-overdue/${due}` : `postmortem-due/${due}`;
	if (toEpochMs(input.now) < toEpochMs(at)) return [];
	if (!isTimely(input, { horizon: 'duty', at, key: `mail/${key}` })) return [];
	return composeMailEffect(input, {
		event: 'postmortem-due',
		at,
		isLater: true,
		people: ownerOf(input),
		key,
		reason: isOverdue ? 'mail/postmortem-overdue' : 'mail/postmortem-due',
		letter: () => ({
			tag: isOverdue ? 'POSTMORTEM OVERDUE' : `POSTMORTEM DUE ${due}`,
			tone: isOverdue ? 'bad' : 'neutral',
			label: isOverdue ? 'Postmortem overdue' : 'Postmortem due soon',
			paragraphs: [`${stateOf(input)} It ${isOverdue ? 'was' : 'is'} due on ${due}.`],
			facts: [...whereItIs(input), ...incidentFacts(input)],
		}),
	});
}

/** The day by which one is owed; undefined where none is, where it is accepted, and where nobody can read it. */
function dueDay({ facts, postmortem, hasPostmortemFile, rules }: EffectInput): string | undefined {
	const policy = rules.policies.postmortems;
	if (!policy || facts.status === 'closed' || !needsPostmortem(facts, policy)) return undefined;
	if (postmortem) return postmortem.facts.status === 'accepted' ? undefined : postmortem.facts.due;
	return hasPostmortemFile ? undefined : postmortemDue(facts, policy)?.date;
}

function stateOf({ postmortem, facts }: EffectInput): string {
	if (!postmortem && facts.refs?.postmortem_pr) return 'The postmortem is in a pull request that is not merged.';
	if (!postmortem) return 'The postmortem has not been begun.';
	return postmortem.facts.status === 'draft' ? 'The postmortem is a draft.' : 'The postmortem is in review.';
}

/** The one who answers for it: the lead of the team that owns the service. */
function ownerOf({ facts, rules }: EffectInput): readonly string[] {
	const lead = rules.teams.get(rules.services.get(facts.service)?.owner ?? facts.team)?.lead;
	return lead === undefined ? [] : [lead];
}

function whereItIs({ facts, postmortem, rules }: EffectInput): Letter['facts'] {
	if (postmortem) return [['Postmortem', 'Read it', pageUrl(`postmortems/${facts.id}`, rules)]];
	const proposed = facts.refs?.postmortem_pr;
	return proposed ? [['Pull request', proposed.id, proposed.url]] : [];
}
