import { inertLine } from '../../alerts/inert-text.ts';
import { dueNotifications, type Notification, type UnreachableStep } from '../../oncall/due-notifications.ts';
import { isExplained } from '../../records/is-explained.ts';
import { formatDuration } from '../../time/format-duration.ts';
import { toEpochMs } from '../../time/instant.ts';
import type { PageEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isWithin } from '../horizon.ts';
import { isSettled } from '../ledger.ts';
import { composeLetter } from '../mail/compose-letter.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import type { Letter } from '../mail/letter.ts';
import { findMember } from '../recipients.ts';

const SUBJECT_TITLE = 60;

/**
 * Wakes whoever the escalation of an open incident has come to, and notes the steps that lead to nobody. It never waits
 * for quiet hours. A step that nobody looked at for a day is let go; of an incident that another one explains, its owner
 * is mailed and nobody is woken.
 */
export function page(input: EffectInput): readonly PageEffect[] {
	const { facts, timeline, ledger, rules, now } = input;
	if (facts.status !== 'open' || isExplained(facts)) return [];
	const settled = ledger.filter(({ key }) => isSettled(ledger, key));
	const { due, unreachable } = dueNotifications({
		incident: facts,
		timeline,
		services: rules.services,
		records: rules,
		done: new Set(settled.map(({ key }) => key)),
		now,
	});
	const isTimely = (step: { readonly due: string }) => isWithin('event', step.due, now);
	return [
		...due
			.filter(isTimely)
			.filter(({ reason, since }) => reason !== 'handover/open-incident' || isWithin('duty', since, now))
			.map((notification) => pageOf(input, notification)),
		...unreachable.filter(isTimely).map((step) => noteOf(input, step)),
	];
}

function pageOf(input: EffectInput, notification: Notification): PageEffect {
	const { facts, rules } = input;
	const { key, covers, to, reason, due } = notification;
	const role = roleOf(notification, rules);
	const why = whyOf(notification);
	const person = findMember(to, rules.teams) ?? { handle: to };
	return {
		kind: 'page',
		key,
		reason,
		incident: facts.id,
		target: `${to}${role}`,
		at: due,
		payload: {
			covers,
			text: `Paged ${to}${role}${why}`,
			call: { person, letter: letterOf(input, notification) },
		},
	};
}

function letterOf(input: EffectInput, notification: Notification): Letter {
	const { facts, rules } = input;
	const { key, to, schedule } = notification;
	const letter = composeLetter(input, {
		key,
		tag: facts.severity.toUpperCase(),
		tone: 'bad',
		label: `You are paged${whyOf(notification)}`,
		paragraphs: [`Take it with "npm run tocsin -- ack ${facts.id}", or "/ack" in its room. Then nobody else is paged.`],
		facts: incidentFacts(input),
	});
	return {
		...letter,
		// Short enough for the screen of a locked phone.
		subject: `PAGE ${facts.severity}: ${inertLine(facts.title, SUBJECT_TITLE)} (${facts.id})`,
		footer: `You get this because the escalation in schedules/${schedule}.yaml has come to ${to}${roleOf(notification, rules)}.`,
	};
}

/** ` (secondary)`, ` (primary of Platform)`; nothing where a step names the person. */
function roleOf({ target, schedule }: Notification, { schedules }: EffectInput['rules']): string {
	if (target.startsWith('@')) return '';
	const [other, role] = target.split('/');
	const name = schedules.get(role === undefined ? schedule : other!)?.name ?? schedule;
	return ` (${role ?? target}, ${inertLine(name, SUBJECT_TITLE)})`;
}

function whyOf({ reason, since, due }: Notification): string {
	const waited = toEpochMs(due) - toEpochMs(since);
	const silence = waited > 0 ? `: nobody acknowledged in ${formatDuration(waited)}` : ': nobody is on call before';
	switch (reason) {
		case 'escalation/first':
			return '';
		case 'escalation/step':
		case 'escalation/fallback':
		case 'escalation/repeat':
			return silence;
		case 'escalation/severity-raised':
			return ': it became worse';
		case 'escalation/reopened':
			return ': it is open again';
		case 'handover/open-incident':
			return ': the shift began with this incident open';
		default:
			return reason satisfies never;
	}
}

function noteOf({ facts }: EffectInput, { key, target, schedule, due }: UnreachableStep): PageEffect {
	return {
		kind: 'page',
		key,
		reason: 'escalation/nobody',
		incident: facts.id,
		target: `nobody is ${target} of ${schedule}`,
		at: due,
		payload: { covers: [], text: `Paged nobody: schedules/${schedule}.yaml has no ${target} at that time` },
	};
}
