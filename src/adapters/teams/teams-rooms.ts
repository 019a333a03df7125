import { cutText } from '../../core/alerts/inert-text.ts';
import type { Attempt } from '../../core/effects/attempt.ts';
import type { RoomView } from '../../core/effects/effect.ts';
import type { NewRoom, RoomChange, Rooms } from '../../ports/rooms.ts';
import { findUser } from './find-user.ts';
import { type GraphClient, GraphTrouble, refusalText } from './graph-client.ts';
import { addMembers, type ChatMember, createChat, findChat, type GroupChat, missingMembers } from './group-chat.ts';
import { postCard } from './post-card.ts';

/** What Teams takes; it takes no colon. */
const TOPIC_AT_MOST = 250;

/**
 * Group chats of Microsoft Teams as rooms. An app may open one, add people and change its topic, which is kept as the
 * incident is. It may not speak in it: what there is to read comes by a Workflows webhook, where one is set up.
 */
export function createTeamsRooms(graph: GraphClient, webhook?: string): Rooms {
	return {
		open: (room) => safely(() => open(graph, room, webhook)),
		update: (change) => safely(() => setTopic(graph, change)),
		close: (change) =>
			safely(async () => {
				const attempt = await setTopic(graph, change);
				if (attempt.state === 'failed' || attempt.isOver) return attempt;
				return { ...attempt, note: 'Teams lets no app close a group chat: its topic says that it is over' };
			}),
	};
}

async function open(graph: GraphClient, room: NewRoom, webhook: string | undefined): Promise<Attempt> {
	const { incident, view, people } = room;
	const members: ChatMember[] = [];
	const notes: string[] = [];
	for (const person of people) {
		const user = await findUser(graph, person);
		if ('problem' in user) notes.push(user.problem);
		else if (!members.some(({ id }) => id === user.id)) members.push({ handle: person.handle, id: user.id });
	}
	const [first] = members;
	if (!first) return { state: 'failed', error: `nobody to open a chat with: ${notes.join('; ')}`, isPermanent: true };
	const found = await findChat(graph, first.id, `${incident} `);
	if (found) {
		notes.push(...(await addMembers(graph, found, await missingMembers(graph, found, members))));
		return doneWith(found, notes);
	}
	const made = await createChat(graph, topicOf(incident, view), members);
	if (typeof made === 'string') return { state: 'failed', error: made };
	notes.push(...(await addMembers(graph, made.chat, made.left)), ...(await announce(made.chat, view, webhook)));
	return doneWith(made.chat, notes);
}

/** The first message, in the place of the webhook. A room without one is a room all the same. */
async function announce(
	{ webUrl }: GroupChat,
	view: RoomView,
	webhook: string | undefined,
): Promise<readonly string[]> {
	if (webhook === undefined) return ['no first message: TOCSIN_TEAMS_WEBHOOKS has no rooms=…'];
	const attempt = await postCard(webhook, view.letter, {
		...(webUrl && { room: { text: 'Open the chat', url: webUrl } }),
	});
	return attempt.state === 'done' ? [] : [`no first message: ${attempt.error}`];
}

async function setTopic(graph: GraphClient, { incident, room, view }: RoomChange): Promise<Attempt> {
	const topic = topicOf(incident, view);
	const answer = await graph.call(`PATCH chats/${encodeURIComponent(room.id)}`, { topic });
	if (answer.status === 200 || answer.status === 204) return { state: 'done' };
	if (answer.status === 404) return { state: 'done', note: `the chat of ${incident} is gone`, isOver: true };
	return { state: 'failed', error: refusalText(answer) };
}

function topicOf(incident: string, { letter }: RoomView): string {
	return cutText(`${incident} ${letter.label}, ${letter.title}`.replaceAll(':', ' '), TOPIC_AT_MOST);
}

function doneWith({ id, webUrl }: GroupChat, notes: readonly string[]): Attempt {
	const reference = { id, ...(webUrl && { url: webUrl }) };
	return { state: 'done', reference, ...(notes.length > 0 && { note: notes.join('; ') }) };
}

async function safely(act: () => Promise<Attempt>): Promise<Attempt> {
	try {
		return await act();
	} catch (error) {
		if (error instanceof GraphTrouble) return error.failure;
		throw error;
	}
}
