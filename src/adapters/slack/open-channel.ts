import type { Attempt } from '../../core/effects/attempt.ts';
import type { RoomView } from '../../core/effects/effect.ts';
import type { NewRoom } from '../../ports/rooms.ts';
import { findChannel } from './find-channel.ts';
import { invitePeople } from './invite-people.ts';
import { showSummary } from './show-summary.ts';
import { escaped } from './slack-blocks.ts';
import type { SlackClient } from './slack-client.ts';
import { refusalOf, slackRefusal } from './slack-failure.ts';

/** A name that is taken by a channel which nobody can use any more is tried with these behind it. */
const ENDS = ['', '-2', '-3'] as const;
const BOOKMARK_AT_MOST = 80;

/**
 * Makes the channel of an incident, or makes one whole whose making broke off: every step looks first or may be done
 * twice. What Slack refuses of it for good is noted and holds up nothing; what may pass is thrown.
 */
export async function openChannel(client: SlackClient, { incident, name, view, people }: NewRoom): Promise<Attempt> {
	const channel = await createOrFind(client, name);
	if (channel === undefined) {
		return { state: 'failed', error: `Slack has a channel ${name} that the app cannot use`, isPermanent: true };
	}
	const { message, note } = await showSummary(client, { channel, incident, view });
	const web = await client.web();
	const topic = await refusalOf(() => web.conversations.setTopic({ channel, topic: escaped(view.topic) }));
	const strangers = await invitePeople(client, channel, people);
	const bookmarks = await refusalOf(() => addBookmarks(client, channel, view.links));
	const notes = [
		...strangers,
		...(note === undefined ? [] : [note]),
		...(topic === undefined ? [] : [`no topic (${topic})`]),
		...(bookmarks === undefined ? [] : [`not all bookmarks (${bookmarks})`]),
	];
	const { url } = await client.identity();
	return {
		state: 'done',
		reference: { id: channel, ...(url && { url: `${url}archives/${channel}` }), message },
		...(notes.length > 0 && { note: notes.join('; ') }),
	};
}

async function createOrFind(client: SlackClient, name: string): Promise<string | undefined> {
	const { conversations } = await client.web();
	for (const end of ENDS) {
		const wanted = `${name}${end}`;
		try {
			return (await conversations.create({ name: wanted })).channel?.id;
		} catch (error) {
			if (slackRefusal(error) !== 'name_taken') throw error;
		}
		const found = await findChannel(client, wanted);
		// A private channel is not shown, an archived one cannot be opened again by an app.
		if (found === undefined || found.isArchived) continue;
		if (!found.isMember) await conversations.join({ channel: found.id });
		return found.id;
	}
	return undefined;
}

async function addBookmarks(client: SlackClient, channel: string, links: RoomView['links']): Promise<void> {
	const web = await client.web();
	const { bookmarks = [] } = await web.bookmarks.list({ channel_id: channel });
	const known = new Set(bookmarks.map(({ link }) => link));
	for (const { title, url } of links) {
		if (known.has(url)) continue;
		await web.bookmarks.add({ channel_id: channel, title: title.slice(0, BOOKMARK_AT_MOST), type: 'link', link: url });
	}
}
