import type { Member } from './gather-people.ts';

/** What Slack makes of words that somebody typed, as they were typed: people by their handles, links by their address. */
export function plainSlackText(text: string, members: readonly Member[]): string {
	return text
		.replace(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g, (_all, id: string) => {
			return members.find(({ slack }) => slack === id)?.handle ?? `@${id}`;
		})
		.replace(/<#[A-Z0-9]+\|([^<>]*)>/g, '#$1')
		.replace(/<(?:https?:|mailto:)[^<>|]*\|([^<>]*)>/g, '$1')
		.replace(/<((?:https?:|mailto:)[^<>|]*)>/g, '$1')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
