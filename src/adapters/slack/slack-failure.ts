import type { Attempt } from '../../core/effects/attempt.ts';

type Failure = Extract<Attempt, { state: 'failed' }>;

/** An error of Slack's client, as far as we look at it. */
interface SlackError {
	readonly code?: string;
	readonly name?: string;
	readonly message?: string;
	/** Seconds. */
	readonly retryAfter?: number;
	readonly statusCode?: number;
	readonly data?: { readonly error?: string; readonly needed?: string };
	readonly original?: SlackError & { readonly cause?: { readonly code?: string } };
}

const TOKEN: ReadonlySet<string> = new Set([
	'account_inactive',
	'invalid_auth',
	'not_authed',
	'org_login_required',
	'team_access_not_granted',
	'token_expired',
	'token_revoked',
]);

/** Faults of Slack that it reports as an answer, and what passes. */
const PASSING: ReadonlySet<string> = new Set([
	'fatal_error',
	'internal_error',
	'ratelimited',
	'request_timeout',
	'service_unavailable',
	'team_added_to_org',
]);

/** What a person has to change. */
const HELP: Readonly<Record<string, string>> = {
	channel_not_found: 'Correct the channel in policies/notify.yaml, or invite the app into it where it is private',
	not_in_channel: 'Invite the app into the channel, or give it the scope chat:write.public',
	is_archived: 'The channel is archived: name another one in policies/notify.yaml',
	restricted_action: 'A setting of the workspace forbids it to apps: docs/chat.md',
};

/** The word by which Slack refuses a call; undefined of any other trouble. */
export function slackRefusal(error: unknown): string | undefined {
	const { code, data } = error as SlackError;
	return code === 'slack_webapi_platform_error' ? (data?.error ?? 'unknown_error') : undefined;
}

/** Whether the same call may succeed later without anybody changing anything. */
export function isPassing(error: unknown): boolean {
	const refusal = slackRefusal(error);
	return refusal === undefined || PASSING.has(refusal) || TOKEN.has(refusal);
}

/** The word by which Slack refuses a call for good; undefined where it did it. Throws what may pass. */
export async function refusalOf(act: () => Promise<unknown>): Promise<string | undefined> {
	try {
		await act();
		return undefined;
	} catch (error) {
		if (isPassing(error)) throw error;
		return slackRefusal(error);
	}
}

/** What an error of a call means for what was to be done. Texts are without the token. */
export function slackFailure(error: unknown): Failure {
	const { code, retryAfter = 60, statusCode, original } = error as SlackError;
	const refusal = slackRefusal(error);
	if (refusal !== undefined) return refused(refusal, error as SlackError);
	if (code === 'slack_webapi_rate_limited_error')
		return failed(`Slack limits the calls for ${retryAfter} s`, {
			isSystemDown: true,
			retryAfterMs: retryAfter * 1000,
		});
	if (code === 'slack_webapi_http_error') return failed(`Slack answered ${statusCode}`, { isSystemDown: true });
	if (code === 'slack_webapi_request_error') {
		const isLate = original?.name === 'TimeoutError' || original?.name === 'AbortError';
		const cause = original?.cause?.code ?? original?.code;
		const reason = isLate ? 'Slack did not answer in time' : `Slack cannot be reached${cause ? ` (${cause})` : ''}`;
		return failed(reason, { isSystemDown: true });
	}
	return failed(`Slack's answer cannot be read: ${(error as Error).message}`, { isSystemDown: true });
}

function refused(refusal: string, { data }: SlackError): Failure {
	const error = `Slack refused: ${refusal}`;
	if (TOKEN.has(refusal))
		return failed(error, {
			help: 'The token in TOCSIN_SLACK_TOKEN is wrong, expired or revoked: docs/chat.md says how to get one',
			isSystemDown: true,
		});
	if (refusal === 'missing_scope')
		return failed(`${error}${data?.needed ? ` ${data.needed}` : ''}`, {
			help: 'Give the app the scopes that docs/chat.md names, and install it again',
		});
	if (PASSING.has(refusal)) return failed(error, { isSystemDown: true });
	const help = HELP[refusal];
	return failed(error, help ? { help } : {});
}

function failed(error: string, more: Omit<Failure, 'state' | 'error'>): Failure {
	return { state: 'failed', error, ...more };
}
