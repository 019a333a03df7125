import { SEVERITIES, type Severity } from '../../records/incident-words.ts';
import { type ChatChannel, channelsOf, channelsTold, unique } from '../chat-channels.ts';
import type { ChatEffect } from '../effect.ts';
import type { EffectReason } from '../effect-reasons.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely, isWithin } from '../horizon.ts';
import { entryOf, isSettled } from '../ledger.ts';
import { composeLetter, type LetterParts, lengthBetween } from '../mail/compose-letter.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import { lastOpening, type Opening } from '../openings.ts';
import { endOfQuietHours } from '../quiet-hours.ts';
import { isWorse, lastRaise } from './mail-severity-raised.ts';

/** Something that channels are told. */
interface News extends Pick<LetterParts, 'tag' | 'tone' | 'label' | 'paragraphs'> {
	readonly channels: readonly ChatChannel[];
	/** Key without the channel: `triggered/1`. */
	readonly key: string;
	readonly reason: EffectReason;
	readonly at: string;
	/** Whether it is shown in the channel though it goes under an earlier message. */
	readonly isLoud?: boolean;
}

/** Tells the channels of `policies/notify.yaml` what mails tell people: open, worse, resolved, closed. */
export function chat(input: EffectInput): readonly ChatEffect[] {
	const opening = lastOpening(input);
	const news = [...(opening ? [opened(input, opening), ...raised(input, opening), ended(input, opening)] : [])];
	return [...news, closed(input)].flatMap((one) => (one === undefined ? [] : effectsOf(input, one)));
}

function opened(input: EffectInput, { number, at }: Opening): News | undefined {
	const { status, severity } = input.facts;
	if (status === 'lead-up' || status === 'dismissed') return undefined;
	const isReopened = number > 1;
	return {
		channels: channelsOf(input, 'triggered'),
		key: `triggered/${number}`,
		reason: isReopened ? 'chat/reopened' : 'chat/triggered',
		at,
		tag: severity.toUpperCase(),
		tone: 'bad',
		label: isReopened ? `Open again, ${severity}` : `New incident, ${severity}`,
		paragraphs: status === 'open' ? [] : [`It is ${status} already: this message is late.`],
		isLoud: isReopened,
	};
}

/** A channel hears of a raise over what it was told; one that was told nothing, over what the timeline says. */
function raised(input: EffectInput, opening: Opening): readonly News[] {
	const { facts, now } = input;
	if (facts.status !== 'open') return [];
	const raise = lastRaise(input, opening);
	return channelsOf(input, 'severity-raised').flatMap((channel): readonly News[] => {
		if (isOpeningToCome(input, opening, channel)) return [];
		const recent = raise && isWithin('event', raise.at, now) ? raise.from : undefined;
		const before = worstTold(input, opening, channel) ?? recent;
		if (before === undefined || !isWorse(facts.severity, before)) return [];
		return [
			{
				channels: [channel],
				key: `severity-raised/${opening.number}/${facts.severity}`,
				reason: 'chat/severity-raised',
				at: raise?.at ?? now,
				tag: facts.severity.toUpperCase(),
				tone: 'bad',
				label: `Worse: ${before} is ${facts.severity} now`,
				paragraphs: [],
				isLoud: true,
			},
		];
	});
}

function ended(input: EffectInput, { number }: Opening): News | undefined {
	const { status, times } = input.facts;
	const isDismissed = status === 'dismissed';
	const at = isDismissed ? times.dismissed : times.resolved;
	if (at === undefined || !(isDismissed || status === 'resolved' || status === 'closed')) return undefined;
	const lasted = isDismissed ? undefined : lengthBetween(times.impact_started ?? times.detected, at);
	return {
		channels: unique([...(isDismissed ? [] : channelsOf(input, 'resolved')), ...channelsTold(input, number)]),
		key: `resolved/${number}`,
		reason: isDismissed ? 'chat/dismissed' : 'chat/resolved',
		at,
		tag: isDismissed ? 'DISMISSED' : 'RESOLVED',
		tone: 'good',
		label: isDismissed ? 'Dismissed: it was no incident' : 'Resolved',
		paragraphs: lasted ? [`It lasted ${lasted}.`] : [],
	};
}

function closed(input: EffectInput): News | undefined {
	const { status, times } = input.facts;
	if (status !== 'closed' || times.closed === undefined) return undefined;
	return {
		channels: channelsOf(input, 'closed'),
		key: 'closed/1',
		reason: 'chat/closed',
		at: times.closed,
		tag: 'CLOSED',
		tone: 'neutral',
		label: 'Closed',
		paragraphs: [],
	};
}

function effectsOf(input: EffectInput, { channels, at, reason, isLoud = false, ...news }: News): readonly ChatEffect[] {
	const { facts, rules, now } = input;
	const { notify } = rules.policies;
	const canWait = notify?.quiet_hours?.for.includes(facts.severity) ?? false;
	const notBefore = canWait ? endOfQuietHours(notify!, now) : undefined;
	return channels.flatMap(({ name, slug }): readonly ChatEffect[] => {
		const key = `chat/${news.key}/${slug}`;
		if (isSettled(input.ledger, key) || !isTimely(input, { horizon: 'event', at, key })) return [];
		const thread = firstMessage(input, slug);
		return [
			{
				kind: 'chat',
				key,
				reason,
				incident: facts.id,
				target: name,
				at,
				...(notBefore && { notBefore }),
				payload: {
					channel: name,
					severity: facts.severity,
					letter: composeLetter(input, { ...news, key, facts: incidentFacts(input) }),
					...(thread && { thread }),
					isLoud,
					isRetry: entryOf(input.ledger, key) !== undefined,
				},
			},
		];
	});
}

function isOpeningToCome(input: EffectInput, { number, at }: Opening, { slug }: ChatChannel): boolean {
	const key = `chat/triggered/${number}/${slug}`;
	const isMeant = channelsOf(input, 'triggered').some((channel) => channel.slug === slug);
	return isMeant && !isSettled(input.ledger, key) && isTimely(input, { horizon: 'event', at, key });
}

function worstTold({ ledger }: EffectInput, { number }: Opening, { slug }: ChatChannel): Severity | undefined {
	const [triggered, raises] = [`chat/triggered/${number}/${slug}`, `chat/severity-raised/${number}/`];
	const told = ledger.filter(
		({ key, state }) => state === 'done' && (key === triggered || (key.startsWith(raises) && key.endsWith(`/${slug}`))),
	);
	const severities = told.flatMap(({ severity }) => severity ?? []);
	return severities.toSorted((a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b))[0];
}

/** The first message on the incident in a channel, under which all others go. */
function firstMessage({ ledger }: EffectInput, slug: string): string | undefined {
	const posted = ledger.filter(
		({ key, message }) => message !== undefined && key.startsWith('chat/') && key.endsWith(`/${slug}`),
	);
	return posted.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.message;
}
