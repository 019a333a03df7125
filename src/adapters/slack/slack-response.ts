import { escaped } from './slack-blocks.ts';

/** What is answered to a slash command. */
export interface SlackAnswer {
	readonly lines: readonly string[];
	/** Whether the whole channel sees it, or only who asked. */
	readonly isPublic: boolean;
}

const TIMEOUT_MS = 10_000;
const LINES_AT_MOST = 20;
const LINE_AT_MOST = 2900;

/** The answer as Slack takes it: plain words, in which there is no mention, markup or link. */
export function slackAnswerBody({ lines, isPublic }: SlackAnswer): object {
	const shown = lines.slice(0, LINES_AT_MOST).map((line) => line.slice(0, LINE_AT_MOST));
	return {
		response_type: isPublic ? 'in_channel' : 'ephemeral',
		replace_original: false,
		text: shown.map(escaped).join('\n').slice(0, LINE_AT_MOST),
		blocks: shown.map((text) => ({ type: 'section', text: { type: 'plain_text', text, emoji: false } })),
	};
}

/** Whether an address is Slack's, where answers to slash commands go; a test server on this machine is taken too. */
export function isResponseUrl(url: string): boolean {
	return /^https:\/\/hooks\.slack\.com\/|^http:\/\/127\.0\.0\.1:\d+\//.test(url) && URL.canParse(url);
}

/** Answers a slash command later, within half an hour. Returns why it could not; the address is a secret and not in it. */
export async function answerLater(url: string, answer: SlackAnswer): Promise<string | undefined> {
	if (!isResponseUrl(url)) return 'Unexpected address for the answer, expected one of hooks.slack.com';
	try {
		const response = await fetch(url, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(slackAnswerBody(answer)),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		await response.body?.cancel();
		return response.ok ? undefined : `Slack answered ${response.status} to the answer`;
	} catch {
		return 'Slack cannot be reached with the answer';
	}
}
