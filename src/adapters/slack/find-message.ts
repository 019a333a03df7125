import type { SlackClient } from './slack-client.ts';
import { slackRefusal } from './slack-failure.ts';

/** Messages that are looked through; one that a killed run posted is minutes old. */
const NEWEST = 100;

/** The `event_type` of the metadata of our messages. */
const EVENT = 'tocsin';

/** Where a message is looked for. */
export interface MessagePlace {
	/** Id of the channel. */
	readonly channel: string;
	/** Message under which it stands; absent in the channel itself. */
	readonly thread?: string;
	/** As its metadata has it. */
	readonly key: string;
}

/** What a message carries unseen, by which it is found again. */
export function metadataOf(key: string) {
	return { event_type: EVENT, event_payload: { key } };
}

/** Id of our message of a key, where there is one among the newest; undefined too where the app may not read them. */
export async function findMessage(
	client: SlackClient,
	{ channel, thread, key }: MessagePlace,
): Promise<string | undefined> {
	try {
		const { conversations } = await client.web();
		const shared = { channel, limit: NEWEST, include_all_metadata: true };
		const { messages = [] } =
			thread === undefined
				? await conversations.history(shared)
				: await conversations.replies({ ...shared, ts: thread });
		return messages.find(({ metadata }) => {
			const payload = metadata?.event_payload as { readonly key?: unknown } | undefined;
			return metadata?.event_type === EVENT && payload?.key === key;
		})?.ts;
	} catch (error) {
		if (slackRefusal(error) === undefined) throw error;
		return undefined;
	}
}
