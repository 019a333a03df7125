import type { Attempt } from '../../core/effects/attempt.ts';
import type { PagedPerson } from '../../core/effects/effect.ts';
import type { PageNotice, Pager } from '../../ports/pager.ts';
import { slackText } from './slack-blocks.ts';
import type { SlackClient } from './slack-client.ts';
import { slackFailure, slackRefusal } from './slack-failure.ts';

/** Pages by a direct message of the app. Done means that Slack has it, not that anybody has read it. */
export function createSlackPager(client: SlackClient): Pager {
	return {
		name: 'slack',
		page: async (person, notice) => {
			try {
				return await page(client, person, notice);
			} catch (error) {
				const failure = slackFailure(error);
				return slackRefusal(error) === 'users_not_found' ? unreachable(person.handle, 'is unknown to Slack') : failure;
			}
		},
	};
}

async function page(
	client: SlackClient,
	{ handle, slack, mail }: PagedPerson,
	{ letter }: PageNotice,
): Promise<Attempt> {
	if (slack === undefined && mail === undefined) return unreachable(handle, 'has no slack id and no mail in teams/');
	const web = await client.web();
	const user = slack ?? (await web.users.lookupByEmail({ email: mail! })).user?.id;
	if (user === undefined) return unreachable(handle, 'is unknown to Slack');
	const { channel } = await web.conversations.open({ users: user });
	const to = { channel: channel?.id ?? user, link_names: false, unfurl_links: false } as const;
	await web.chat.postMessage({ ...to, ...slackText(letter), mrkdwn: false, parse: 'none' });
	return { state: 'done' };
}

function unreachable(handle: string, why: string): Attempt {
	return { state: 'failed', error: `${handle} ${why}`, isPermanent: true };
}
