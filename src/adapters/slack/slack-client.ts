import type { WebClient } from '@slack/web-api';

/** A workspace, as the app that is installed there. */
export interface SlackOptions {
	/** Bot token, `xoxb-…`. */
	readonly token: string;
	/** `https://slack.com/api/` by default; with a slash at the end. */
	readonly apiUrl?: string;
	/** Ten seconds by default. */
	readonly timeoutMs?: number;
}

/** Who calls, and where. */
export interface SlackIdentity {
	/** User id of the bot. */
	readonly user: string;
	/** Address of the workspace, with a slash at the end. */
	readonly url: string;
}

/** Slack's own client, and who it is. */
export interface SlackClient {
	web(): Promise<WebClient>;
	identity(): Promise<SlackIdentity>;
}

const TIMEOUT_MS = 10_000;

/**
 * Slack's own client, made at the first call: it takes a while to load. Its retries are off and a rate limit is an
 * error, because when to try again is decided by the ledger.
 */
export function createSlackClient({ token, apiUrl, timeoutMs = TIMEOUT_MS }: SlackOptions): SlackClient {
	let made: Promise<WebClient> | undefined;
	let known: Promise<SlackIdentity> | undefined;
	const web = (): Promise<WebClient> => {
		made ??= import('@slack/web-api').then(
			({ WebClient, LogLevel }) =>
				new WebClient(token, {
					...(apiUrl && { slackApiUrl: apiUrl }),
					retryConfig: { retries: 0 },
					rejectRateLimitedCalls: true,
					timeout: timeoutMs,
					logLevel: LogLevel.ERROR,
					logger: SILENT,
				}),
		);
		return made;
	};
	const identify = async (): Promise<SlackIdentity> => {
		const { user_id = '', url = '' } = await (await web()).auth.test();
		return { user: user_id, url };
	};
	return {
		web,
		identity: () => {
			known ??= identify().catch((error) => {
				known = undefined;
				throw error;
			});
			return known;
		},
	};
}

/** What goes wrong is told by the attempt; a second report in another form helps nobody. */
const SILENT = {
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {},
	setLevel: () => {},
	getLevel: () => 'error' as never,
	setName: () => {},
};
