import type { RoomPerson } from '../../ports/rooms.ts';
import type { SlackClient } from './slack-client.ts';
import { isPassing, slackRefusal } from './slack-failure.ts';

/** Already there: as it should be. */
const WELL: ReadonlySet<string> = new Set(['already_in_channel', 'cant_invite_self']);

/** Invites people into a channel. Returns a sentence on each who could not be; throws what passes. */
export async function invitePeople(
	client: SlackClient,
	channel: string,
	people: readonly RoomPerson[],
): Promise<readonly string[]> {
	const problems: string[] = [];
	const users = new Map<string, RoomPerson>();
	for (const person of people) {
		const user = await findUser(client, person);
		if ('id' in user) users.set(user.id, person);
		else problems.push(`${person.handle} ${user.problem}`);
	}
	if (users.size === 0) return problems;
	// Slack invites all or none, and says no more than why one of them could not be.
	if ((await invite(client, channel, [...users.keys()])) === undefined) return problems;
	for (const [id, { handle }] of users) {
		const refusal = await invite(client, channel, [id]);
		if (refusal !== undefined) problems.push(`${handle} cannot be invited (${refusal})`);
	}
	return problems;
}

/** The word by which Slack refuses; undefined where all are in the channel now. */
async function invite(client: SlackClient, channel: string, users: readonly string[]): Promise<string | undefined> {
	try {
		const web = await client.web();
		await web.conversations.invite({ channel, users: users.join(',') });
		return undefined;
	} catch (error) {
		if (isPassing(error)) throw error;
		const refusal = slackRefusal(error);
		return users.length === 1 && WELL.has(refusal!) ? undefined : refusal;
	}
}

async function findUser(
	client: SlackClient,
	{ slack, mail }: RoomPerson,
): Promise<{ readonly id: string } | { readonly problem: string }> {
	if (slack !== undefined) return { id: slack };
	if (mail === undefined) return { problem: 'has no slack id and no mail in teams/' };
	try {
		const web = await client.web();
		const { user } = await web.users.lookupByEmail({ email: mail });
		return user?.id === undefined ? { problem: `is unknown to Slack as ${mail}` } : { id: user.id };
	} catch (error) {
		if (isPassing(error)) throw error;
		const refusal = slackRefusal(error);
		return {
			problem: refusal === 'users_not_found' ? `is unknown to Slack as ${mail}` : `cannot be looked up (${refusal})`,
		};
	}
}
