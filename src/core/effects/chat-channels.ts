import { stableHash } from '../alerts/stable-hash.ts';
import { isExplained } from '../records/is-explained.ts';
import type { EffectInput } from './effect-records.ts';
import { type MailEvent, matches } from './recipients.ts';

/** A channel of chat: its name as a route writes it, and as keys of effects do. */
export interface ChatChannel {
	readonly name: string;
	readonly slug: string;
}

/** The channels that hear of an event by the routes, each once. Of an incident that another explains none does. */
export function channelsOf(input: EffectInput, event: MailEvent): readonly ChatChannel[] {
	if (isExplained(input.facts)) return [];
	const routes = (input.rules.policies.notify?.routes ?? []).filter((route) => matches(route, input.facts, event));
	return unique(routes.flatMap(({ chat = [] }) => chat.map(channelOf)));
}

/** The channels that were told of an opening, whatever the routes say now. */
export function channelsTold({ ledger, rules }: EffectInput, opening: number): readonly ChatChannel[] {
	const told = ledger.flatMap(({ key, state }) => {
		const slug = /^chat\/(?:triggered\/(\d+)|severity-raised\/(\d+)\/sev\d)\/(.+)$/.exec(key);
		return state === 'done' && Number(slug?.[1] ?? slug?.[2]) === opening ? [slug![3]!] : [];
	});
	const known = (rules.policies.notify?.routes ?? []).flatMap(({ chat = [] }) => chat.map(channelOf));
	return unique(told.map((slug) => known.find((channel) => channel.slug === slug) ?? { name: slug, slug }));
}

/** Channels of both lists, each once. */
export function unique(channels: readonly ChatChannel[]): readonly ChatChannel[] {
	return [...new Map(channels.map((channel) => [channel.slug, channel])).values()];
}

function channelOf(name: string): ChatChannel {
	const bare = name.replace(/^#/, '');
	const slug = bare.replaceAll(/[^A-Za-z0-9.:-]+/g, '-').slice(0, 80);
	// Two names must not share a key because of the signs that a key cannot hold.
	return { name, slug: slug === bare ? slug : `${slug}.${stableHash([bare]).slice(0, 8)}` };
}
