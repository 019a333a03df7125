import type { RoomView } from '../../core/effects/effect.ts';
import { findMessage, metadataOf } from './find-message.ts';
import { slackText } from './slack-blocks.ts';
import type { SlackClient } from './slack-client.ts';
import { refusalOf } from './slack-failure.ts';

/** The message of a room that says how things are. */
export interface Summary {
	/** Id of the channel. */
	readonly channel: string;
	readonly incident: string;
	readonly view: RoomView;
}

/** Posts and pins the summary, or brings the one that is there up to date; returns its id. Throws Slack's error. */
export async function showSummary(
	client: SlackClient,
	summary: Summary,
): Promise<{ readonly message: string; readonly note?: string }> {
	const { channel, incident, view } = summary;
	const key = keyOf(incident);
	const web = await client.web();
	let message = await findMessage(client, { channel, key });
	if (message !== undefined) await changeSummary(client, { ...summary, message });
	else {
		const { ts } = await web.chat.postMessage({
			channel,
			...slackText(view.letter),
			metadata: metadataOf(key),
			mrkdwn: false,
			parse: 'none',
			link_names: false,
			unfurl_links: false,
			unfurl_media: false,
		});
		message = ts ?? '';
	}
	const refusal = await refusalOf(() => web.pins.add({ channel, timestamp: message! }));
	return { message, ...(refusal !== undefined && refusal !== 'already_pinned' && { note: `no pin (${refusal})` }) };
}

/** Changes the summary where it stands. Throws Slack's error. */
export async function changeSummary(
	client: SlackClient,
	{ channel, incident, view, message }: Summary & { readonly message: string },
): Promise<void> {
	const web = await client.web();
	const metadata = metadataOf(keyOf(incident));
	await web.chat.update({
		channel,
		ts: message,
		...slackText(view.letter),
		metadata,
		parse: 'none',
		link_names: false,
	});
}

function keyOf(incident: string): string {
	return `${incident}/room`;
}
