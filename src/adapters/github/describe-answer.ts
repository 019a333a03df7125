import type { SinkFailure } from '../../ports/delivery-sink.ts';

/** GitHub's advice where it limits without saying for how long, in milliseconds. */
const SECONDARY_LIMIT_MS = 60_000;

interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
}

/** What GitHub's answer to a dispatch means; undefined when it took it. `now` is milliseconds since 1970. */
export function describeAnswer(answer: Answer, repository: string, now: number): SinkFailure | undefined {
	const { status } = answer;
	if (status === 204 || status === 200) return undefined;
	const wait = rateLimitMs(answer, now);
	if (wait !== undefined) {
		return { kind: 'later', code: 'rate-limited', message: `GitHub limits the calls (${status})`, retryAfterMs: wait };
	}
	if (status >= 500) return { kind: 'later', code: 'github-failed', message: `GitHub answered ${status}` };
	if (status === 422)
		return { kind: 'refused', code: 'github-refused', message: `GitHub refused the payload: ${messageOf(answer)}` };
	return { kind: 'later', ...(PERSONS_TURN[status] ?? unexplained(answer))(repository) };
}

/** No answer at all: the delivery may have arrived, and sending it again does no harm. */
export function unreachable(error: unknown, timeoutMs: number): SinkFailure {
	const timedOut = (error as Error).name === 'TimeoutError';
	const cause = (error as { cause?: { code?: string } }).cause?.code;
	return timedOut
		? { kind: 'later', code: 'github-timed-out', message: `GitHub did not answer within ${timeoutMs / 1000} s` }
		: { kind: 'later', code: 'github-unreachable', message: `GitHub cannot be reached${cause ? ` (${cause})` : ''}` };
}

type Explained = Pick<SinkFailure, 'code' | 'message' | 'help'>;

/** Answers that stay the same until a person changes something. */
const PERSONS_TURN: Readonly<Record<number, (repository: string) => Explained>> = {
	401: () => ({
		code: 'github-token-invalid',
		message: 'GitHub does not accept the token (401)',
		help: 'The token in TOCSIN_GITHUB_TOKEN is wrong, expired or revoked: make a new one and restart the relay',
	}),
	403: (repository) => ({
		code: 'github-right-missing',
		message: `The token may not send events to ${repository} (403)`,
		help: `Give the token in TOCSIN_GITHUB_TOKEN the right "Contents: write" on ${repository}`,
	}),
	404: (repository) => ({
		code: 'github-repository-unknown',
		message: `GitHub shows the token no repository ${repository} (404)`,
		help: `Check TOCSIN_GITHUB_REPOSITORY, and give the token access to it with the right "Contents: write"`,
	}),
};

function unexplained(answer: Answer): () => Explained {
	return () => ({ code: 'github-unexpected', message: `GitHub answered ${answer.status}: ${messageOf(answer)}` });
}

/** How long GitHub asks to wait, in milliseconds; undefined where the answer is no rate limit. */
function rateLimitMs({ status, headers, text }: Answer, now: number): number | undefined {
	if (status !== 403 && status !== 429) return undefined;
	const retryAfter = headers.get('retry-after');
	if (retryAfter !== null && /^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
	if (headers.get('x-ratelimit-remaining') === '0') {
		return Math.max(1000, Number(headers.get('x-ratelimit-reset') ?? 0) * 1000 - now);
	}
	if (status === 429 || /rate limit|abuse/i.test(text)) return SECONDARY_LIMIT_MS;
	return undefined;
}

function messageOf({ text }: Answer): string {
	try {
		const { message } = JSON.parse(text) as { message?: unknown };
		if (typeof message === 'string') return message.slice(0, 200);
	} catch {
		// Not JSON: a proxy's page, which nobody wants in a log.
	}
	return 'no reason given';
}
