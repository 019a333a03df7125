import type { SlackOptions } from './slack-client.ts';

const WORK = ['rooms', 'chat', 'pages'] as const;

/** Which work Slack is used for, and as whom. */
export interface SlackUse extends SlackOptions {
	readonly uses: readonly (typeof WORK)[number][];
}

export type SlackUseResult =
	| { readonly state: 'set'; readonly settings: SlackUse }
	| { readonly state: 'absent' }
	| { readonly state: 'wrong'; readonly problem: string };

/** Reads `TOCSIN_SLACK_USE` (`rooms`, `chat`, `pages`), without which Slack is not called, and `TOCSIN_SLACK_TOKEN`. */
export function readSlackUse(environment: Readonly<Record<string, string | undefined>>): SlackUseResult {
	const given = (name: string) => environment[name]?.trim() ?? '';
	const words = given('TOCSIN_SLACK_USE')
		.split(',')
		.map((word) => word.trim());
	if (words.join('') === '') return { state: 'absent' };
	const uses = WORK.filter((use) => words.includes(use));
	if (uses.length !== words.length)
		return wrong('Unexpected TOCSIN_SLACK_USE, expected rooms, chat, pages, or some of them with commas');
	const token = given('TOCSIN_SLACK_TOKEN');
	if (!/^xoxb-\S+$/.test(token))
		return wrong(
			`${token === '' ? 'TOCSIN_SLACK_TOKEN is missing' : 'Unexpected TOCSIN_SLACK_TOKEN'}, expected the bot token of the app, xoxb-…`,
		);
	const apiUrl = given('TOCSIN_SLACK_API_URL');
	// The token must not travel in the clear; a test server on this machine is the exception.
	if (apiUrl !== '' && !/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(apiUrl))
		return wrong('Unexpected TOCSIN_SLACK_API_URL, expected an address that starts with https://');
	return {
		state: 'set',
		settings: { token, uses, ...(apiUrl !== '' && { apiUrl: `${apiUrl.replace(/\/+$/, '')}/` }) },
	};
}

function wrong(problem: string): SlackUseResult {
	return { state: 'wrong', problem };
}
