import { type GraphAnswer, type GraphClient, GraphTrouble, refusalText } from './graph-client.ts';

/** A group chat. */
export interface GroupChat {
	readonly id: string;
	readonly topic?: string | null;
	readonly webUrl?: string | null;
}

/** Somebody for a chat: the handle, and the id in Entra. */
export interface ChatMember {
	readonly handle: string;
	readonly id: string;
}

/** Chats of a person that are looked through: the one that a killed run made is among the newest. */
const PAGE = 50;
const MAX_PAGES = 5;
/** Where all together are refused, so many begin and the others are added one by one. */
const FEW = 2;

/** The group chat of a person whose topic begins with some words; undefined where there is none. Throws GraphTrouble. */
export async function findChat(graph: GraphClient, member: string, start: string): Promise<GroupChat | undefined> {
	const filter = encodeURIComponent("chatType eq 'group'");
	let path: string | undefined = `users/${member}/chats?$filter=${filter}&$top=${PAGE}`;
	for (let page = 1; page <= MAX_PAGES && path !== undefined; page += 1) {
		const answer: GraphAnswer = await graph.call(`GET ${path}`);
		if (answer.status !== 200) return undefined;
		const body = answer.body as { value: readonly GroupChat[]; '@odata.nextLink'?: string };
		const found = body.value.find(({ topic }) => topic?.startsWith(start));
		if (found) return found;
		const next = body['@odata.nextLink'];
		// A link to elsewhere would carry the token there.
		path = next?.startsWith(`${graph.base}/`) ? next.slice(graph.base.length + 1) : undefined;
	}
	return undefined;
}

/**
 * Makes a group chat. Returns it with the members that are still to be added, or what Graph says against it. Throws
 * GraphTrouble.
 */
export async function createChat(
	graph: GraphClient,
	topic: string,
	members: readonly ChatMember[],
): Promise<{ readonly chat: GroupChat; readonly left: readonly ChatMember[] } | string> {
	const whole = await post(graph, topic, members);
	if (whole.status === 201) return { chat: whole.body as GroupChat, left: [] };
	if (members.length <= FEW) return refusalText(whole);
	const some = await post(graph, topic, members.slice(0, FEW));
	return some.status === 201 ? { chat: some.body as GroupChat, left: members.slice(FEW) } : refusalText(some);
}

/** Those of some members who are not in a chat. Throws GraphTrouble. */
export async function missingMembers(
	graph: GraphClient,
	{ id }: GroupChat,
	members: readonly ChatMember[],
): Promise<readonly ChatMember[]> {
	const answer = await graph.call(`GET chats/${encodeURIComponent(id)}/members`);
	const { value = [] } = (answer.body ?? {}) as { value?: readonly { readonly userId?: string | null }[] };
	const known = new Set(value.map(({ userId }) => userId?.toLowerCase()));
	return members.filter((member) => !known.has(member.id.toLowerCase()));
}

/** Adds members one by one; a sentence on each who could not be. Throws GraphTrouble. */
export async function addMembers(
	graph: GraphClient,
	{ id }: GroupChat,
	members: readonly ChatMember[],
): Promise<readonly string[]> {
	const problems: string[] = [];
	for (const member of members) {
		const refusal = await add(graph, id, member);
		if (refusal !== undefined) problems.push(`${member.handle} cannot be added (${refusal})`);
	}
	return problems;
}

async function add(graph: GraphClient, chat: string, member: ChatMember): Promise<string | undefined> {
	try {
		const answer = await graph.call(`POST chats/${encodeURIComponent(chat)}/members`, memberOf(graph, member));
		// 409: in it already.
		return answer.status === 201 || answer.status === 409 ? undefined : refusalText(answer);
	} catch (error) {
		// The app may add people, as it has made the chat: it is this person whom the chat may not have.
		if (error instanceof GraphTrouble && error.status === 403) return error.failure.error;
		throw error;
	}
}

function post(graph: GraphClient, topic: string, members: readonly ChatMember[]): Promise<GraphAnswer> {
	return graph.call('POST chats', {
		chatType: 'group',
		topic,
		members: members.map((member) => memberOf(graph, member)),
	});
}

function memberOf({ base }: GraphClient, { id }: ChatMember) {
	return {
		'@odata.type': '#microsoft.graph.aadUserConversationMember',
		roles: ['owner'],
		'user@odata.bind': `${base}/users('${id}')`,
	};
}
