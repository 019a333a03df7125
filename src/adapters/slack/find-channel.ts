import type { SlackClient } from './slack-client.ts';

/** A channel as lists show it. */
export interface FoundChannel {
	readonly id: string;
	readonly isArchived: boolean;
	readonly isMember: boolean;
}

const PAGE = 1000;
/** Twenty such calls a minute are allowed. */
const MAX_PAGES = 15;

/** A public channel by its name (with or without `#`), or by its id; undefined where the app sees none. */
export async function findChannel(client: SlackClient, name: string): Promise<FoundChannel | undefined> {
	const web = await client.web();
	const bare = name.replace(/^#/, '');
	let cursor: string | undefined;
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const answer = await web.conversations.list({
			types: 'public_channel',
			limit: PAGE,
			...(cursor && { cursor }),
		});
		const found = answer.channels?.find((channel) => channel.name === bare || channel.id === bare);
		if (found?.id !== undefined) {
			return { id: found.id, isArchived: found.is_archived === true, isMember: found.is_member === true };
		}
		cursor = answer.response_metadata?.next_cursor;
		if (!cursor) return undefined;
	}
	return undefined;
}
