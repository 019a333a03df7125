import type { Attempt } from '../../core/effects/attempt.ts';
import type { Chat, ChatMessage } from '../../ports/chat.ts';
import { findChannel } from './find-channel.ts';
import { findMessage, metadataOf } from './find-message.ts';
import { slackText } from './slack-blocks.ts';
import type { SlackClient } from './slack-client.ts';
import { slackFailure, slackRefusal } from './slack-failure.ts';

/** Channels of Slack. A message that was tried before is looked for before it is posted again, where the app may read. */
export function createSlackChat(client: SlackClient): Chat {
	return {
		post: async (message) => {
			try {
				return (await findPosted(client, message)) ?? (await post(client, message));
			} catch (error) {
				return slackFailure(error);
			}
		},
	};
}

async function findPosted(
	client: SlackClient,
	{ key, channel, thread, isRetry }: ChatMessage,
): Promise<Attempt | undefined> {
	if (!isRetry) return undefined;
	const found = await findChannel(client, channel);
	const ts = found && (await findMessage(client, { channel: found.id, key, ...(thread && { thread }) }));
	return ts === undefined ? undefined : doneWith(found!.id, ts);
}

async function post(client: SlackClient, message: ChatMessage): Promise<Attempt> {
	try {
		return await send(client, message);
	} catch (error) {
		// The first message was deleted.
		if (message.thread === undefined || slackRefusal(error) !== 'thread_not_found') throw error;
		const { thread: _gone, ...alone } = message;
		return send(client, alone);
	}
}

async function send(client: SlackClient, { key, channel, letter, thread, isLoud }: ChatMessage): Promise<Attempt> {
	const web = await client.web();
	const isUnder = thread !== undefined;
	const reply = isUnder ? { thread_ts: thread, ...(isLoud && { reply_broadcast: true as const }) } : {};
	const { ts = '', channel: posted = channel } = await web.chat.postMessage({
		channel: channel.replace(/^#/, ''),
		...slackText(letter),
		metadata: metadataOf(key),
		mrkdwn: false,
		parse: 'none',
		link_names: false,
		unfurl_links: false,
		unfurl_media: false,
		...reply,
	});
	return doneWith(posted, ts);
}

function doneWith(channel: string, message: string): Attempt {
	return { state: 'done', reference: { id: channel, message } };
}
