import { readSlackUse } from '../adapters/slack/read-slack-use.ts';
import { createSlackChat } from '../adapters/slack/slack-chat.ts';
import { createSlackClient } from '../adapters/slack/slack-client.ts';
import { createSlackPager } from '../adapters/slack/slack-pager.ts';
import { createSlackRooms } from '../adapters/slack/slack-rooms.ts';
import { createGraphClient } from '../adapters/teams/graph-client.ts';
import { readTeamsUse } from '../adapters/teams/read-teams-use.ts';
import { createTeamsChat } from '../adapters/teams/teams-chat.ts';
import { createTeamsRooms } from '../adapters/teams/teams-rooms.ts';
import type { Chat } from '../ports/chat.ts';
import type { Pager } from '../ports/pager.ts';
import type { Rooms } from '../ports/rooms.ts';

/** What Slack and Microsoft Teams are used for, and what is wrong with it. */
export interface ChatSystems {
	readonly systems: { readonly rooms?: Rooms; readonly chat?: Chat };
	readonly pagers: readonly Pager[];
	/** Whether rooms may be issues of GitHub, where it is used for them. */
	readonly mayGithubHaveRooms: boolean;
	readonly problems: readonly string[];
}

/** Reads from environment variables what Slack and Teams are used for. Rooms are in one system, and so are channels. */
export function chatSystems(
	environment: NodeJS.ProcessEnv,
	{ hasGithubRooms }: { readonly hasGithubRooms: boolean },
): ChatSystems {
	const parts = [slackParts(environment), teamsParts(environment)];
	const rooms = parts.flatMap((part) => part.rooms ?? []);
	const chats = parts.flatMap((part) => part.chat ?? []);
	const isRoomTwice = rooms.length + (hasGithubRooms ? 1 : 0) > 1;
	const isChatTwice = chats.length > 1;
	return {
		systems: {
			...(!isRoomTwice && rooms[0] && { rooms: rooms[0] }),
			...(!isChatTwice && chats[0] && { chat: chats[0] }),
		},
		pagers: parts.flatMap((part) => part.pager ?? []),
		mayGithubHaveRooms: !isRoomTwice,
		problems: [
			...parts.flatMap((part) => part.problem ?? []),
			...(isRoomTwice
				? [
						'no rooms are opened: several of TOCSIN_GITHUB_USE, TOCSIN_SLACK_USE and TOCSIN_TEAMS_USE have rooms, expected one',
					]
				: []),
			...(isChatTwice
				? ['no channel is told: TOCSIN_SLACK_USE and TOCSIN_TEAMS_USE both have chat, expected one of them']
				: []),
		],
	};
}

interface Part {
	readonly rooms?: Rooms;
	readonly chat?: Chat;
	readonly pager?: Pager;
	readonly problem?: string;
}

function slackParts(environment: NodeJS.ProcessEnv): Part {
	const use = readSlackUse(environment);
	if (use.state === 'absent') return {};
	if (use.state === 'wrong') return { problem: `Slack is not called: ${use.problem}` };
	const { uses, ...options } = use.settings;
	const client = createSlackClient(options);
	return {
		...(uses.includes('rooms') && { rooms: createSlackRooms(client) }),
		...(uses.includes('chat') && { chat: createSlackChat(client) }),
		...(uses.includes('pages') && { pager: createSlackPager(client) }),
	};
}

function teamsParts(environment: NodeJS.ProcessEnv): Part {
	const use = readTeamsUse(environment);
	if (use.state === 'absent') return {};
	if (use.state === 'wrong') return { problem: `Microsoft Teams is not called: ${use.problem}` };
	const { graph, hasChat, webhooks } = use.settings;
	return {
		...(graph && { rooms: createTeamsRooms(createGraphClient(graph), webhooks.get('rooms')) }),
		...(hasChat && { chat: createTeamsChat(webhooks) }),
	};
}
