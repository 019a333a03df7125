import type { Attempt } from '../../core/effects/attempt.ts';
import type { RoomChange, Rooms } from '../../ports/rooms.ts';
import { openChannel } from './open-channel.ts';
import { changeSummary, showSummary } from './show-summary.ts';
import { escaped } from './slack-blocks.ts';
import type { SlackClient } from './slack-client.ts';
import { refusalOf, slackFailure, slackRefusal } from './slack-failure.ts';

/** What Slack says of a channel that was deleted, or that somebody archived. */
const OVER: Readonly<Record<string, string>> = {
	channel_not_found: 'was deleted',
	is_archived: 'was archived',
	already_archived: 'was archived',
};

/** Slack channels as rooms. One that was renamed keeps its id, by which it is known. */
export function createSlackRooms(client: SlackClient): Rooms {
	return {
		open: async (room) => {
			try {
				return await openChannel(client, room);
			} catch (error) {
				return slackFailure(error);
			}
		},
		update: (change) => untilOver(change, () => update(client, change)),
		close: (change) => untilOver(change, () => close(client, change)),
	};
}

async function update(client: SlackClient, { incident, room, view }: RoomChange): Promise<Attempt> {
	const [web, summary] = [await client.web(), { channel: room.id, incident, view }];
	await web.conversations.setTopic({ channel: room.id, topic: escaped(view.topic) });
	try {
		if (room.message !== undefined) {
			await changeSummary(client, { ...summary, message: room.message });
			return { state: 'done' };
		}
	} catch (error) {
		if (slackRefusal(error) !== 'message_not_found') throw error;
	}
	// Somebody deleted it.
	const { message, note } = await showSummary(client, summary);
	return { state: 'done', reference: { id: room.id, message }, ...(note && { note }) };
}

async function close(client: SlackClient, { incident, room, view }: RoomChange): Promise<Attempt> {
	const web = await client.web();
	const { id: channel, message } = room;
	// The last word is worth a try; that the channel is closed counts.
	if (message !== undefined) await refusalOf(() => changeSummary(client, { channel, incident, view, message }));
	await web.conversations.archive({ channel });
	return { state: 'done' };
}

async function untilOver({ room }: RoomChange, act: () => Promise<Attempt>): Promise<Attempt> {
	try {
		return await act();
	} catch (error) {
		const over = OVER[slackRefusal(error) ?? ''];
		return over ? { state: 'done', note: `the channel ${room.id} ${over}`, isOver: true } : slackFailure(error);
	}
}
