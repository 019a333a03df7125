import type { Chat } from '../../ports/chat.ts';
import { postCard } from './post-card.ts';

/** Channels of Microsoft Teams by their Workflows webhooks. These know no threads, and what was posted cannot be seen. */
export function createTeamsChat(webhooks: ReadonlyMap<string, string>, timeoutMs?: number): Chat {
	return {
		post: async ({ channel, letter }) => {
			const webhook = webhooks.get(channel.replace(/^#/, '').toLowerCase());
			if (webhook !== undefined) return postCard(webhook, letter, timeoutMs === undefined ? {} : { timeoutMs });
			const help = 'Add the address of its Workflows webhook to TOCSIN_TEAMS_WEBHOOKS';
			return { state: 'failed', error: `no webhook for ${channel}`, help };
		},
	};
}
