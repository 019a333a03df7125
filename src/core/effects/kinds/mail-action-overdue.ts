import type { PostmortemAction } from '../../records/postmortem.ts';
import { toEpochMs } from '../../time/instant.ts';
import { composeMailEffect } from '../compose-mail-effect.ts';
import { dayOver } from '../day-over.ts';
import type { MailEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { actionLine, pageUrl } from '../mail/compose-letter.ts';

/** Tells the owners of actions that are overdue, once: one mail for all actions of an incident that were due on a day. */
export function mailActionOverdue(input: EffectInput): readonly MailEffect[] {
	const open = (input.postmortem?.facts.actions ?? []).filter(({ status }) => status === 'open');
	const overdue = open.filter(({ due }) => toEpochMs(dayOver(due)) <= toEpochMs(input.now));
	return [...Map.groupBy(overdue, ({ due }) => due)]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([due, actions]) => overdueOn(input, due, actions));
}

function overdueOn(input: EffectInput, due: string, actions: readonly PostmortemAction[]): readonly MailEffect[] {
	const { rules, facts } = input;
	const key = `action-overdue/${due}`;
	const at = dayOver(due);
	if (!isTimely(input, { horizon: 'duty', at, key: `mail/${key}` })) return [];
	const items = actions.map((action) => actionLine(action, rules));
	return composeMailEffect(input, {
		event: 'action-overdue',
		at,
		isLater: true,
		people: [...new Set(actions.map(({ owner }) => owner))],
		key,
		reason: 'mail/action-overdue',
		letter: () => ({
			tag: actions.length === 1 ? 'ACTION OVERDUE' : `${actions.length} ACTIONS OVERDUE`,
			tone: 'neutral',
			label: actions.length === 1 ? 'Action overdue' : `${actions.length} actions overdue`,
			paragraphs: [`Due on ${due} and open. Do it, move its date in the postmortem, or drop it there.`],
			facts: [['Postmortem', 'Read it', pageUrl(`postmortems/${facts.id}`, rules)]],
			sections: [{ title: 'Actions', blocks: [{ type: 'list', items }] }],
		}),
	});
}
