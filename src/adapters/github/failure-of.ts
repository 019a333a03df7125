import type { Attempt } from '../../core/effects/attempt.ts';
import { type GithubConnection, reasonIn } from './call-github.ts';
import { describeAnswer } from './describe-answer.ts';

/** A connection with a clock: milliseconds since 1970. */
export interface GithubOptions extends GithubConnection {
	readonly clock?: () => number;
}

type Failure = Extract<Attempt, { state: 'failed' }>;

/** What a person has to change. */
const HELP: Readonly<Record<number, string>> = {
	401: 'The token in TOCSIN_GITHUB_TOKEN is wrong, expired or revoked: make a new one',
	403: 'Give the token in TOCSIN_GITHUB_TOKEN the rights that docs/reconcile.md names on the repository',
	404: 'Check TOCSIN_GITHUB_REPOSITORY, and give the token access to it with the rights that docs/reconcile.md names',
	410: 'Switch issues on in the settings of the repository',
};

/**
 * What an answer of GitHub that is no success means for what was to be made: only a refusal of just that is no trouble
 * of the whole system.
 */
export async function failureOf(answer: Response, { repository, clock = Date.now }: GithubOptions): Promise<Failure> {
	const { status, headers } = answer;
	const text = (await answer.text()).slice(0, 2000);
	const error = reasonIn(status, text);
	if (status === 422) return { state: 'failed', error, isPermanent: true };
	const { retryAfterMs } = describeAnswer({ status, headers, text }, repository, clock()) ?? {};
	if (retryAfterMs !== undefined) return { state: 'failed', error, retryAfterMs, isSystemDown: true };
	const help = HELP[status];
	return { state: 'failed', error, ...(help && { help }), isSystemDown: true };
}

/** No answer at all: what was asked for may have been made, and is looked for next time. */
export function unreachableGithub(error: unknown): Failure {
	const cause = (error as { cause?: { code?: string } }).cause?.code;
	const isLate = (error as Error).name === 'TimeoutError';
	const what = isLate ? 'GitHub did not answer in time' : `GitHub cannot be reached${cause ? ` (${cause})` : ''}`;
	return { state: 'failed', error: what, isSystemDown: true };
}
