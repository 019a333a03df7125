import type { Attempt } from '../../core/effects/attempt.ts';
import type { Letter } from '../../core/effects/mail/letter.ts';
import { adaptiveCard, type CardLink } from './adaptive-card.ts';

const TIMEOUT_MS = 10_000;

/**
 * Hands a card to a Workflows webhook. Done means that the flow has it: whether it posts it, it does not say. The
 * address is a secret and stands in no text. Never throws.
 */
export async function postCard(
	webhook: string,
	letter: Letter,
	{ room, timeoutMs = TIMEOUT_MS }: { readonly room?: CardLink; readonly timeoutMs?: number } = {},
): Promise<Attempt> {
	const content = adaptiveCard(letter, room ? { room } : {});
	const contentType = 'application/vnd.microsoft.card.adaptive';
	try {
		const answer = await fetch(webhook, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ type: 'message', attachments: [{ contentType, contentUrl: null, content }] }),
			signal: AbortSignal.timeout(timeoutMs),
		});
		await answer.body?.cancel();
		return attemptOf(answer);
	} catch (error) {
		const isLate = (error as Error).name === 'TimeoutError';
		return {
			state: 'failed',
			error: `The webhook of Teams ${isLate ? 'did not answer in time' : 'cannot be reached'}`,
		};
	}
}

function attemptOf({ status, headers }: Response): Attempt {
	if (status >= 200 && status < 300) return { state: 'done' };
	const error = `The webhook of Teams answered ${status}`;
	if (status === 429) {
		const seconds = /^\d+$/.test(headers.get('retry-after') ?? '') ? Number(headers.get('retry-after')) : 60;
		return { state: 'failed', error, retryAfterMs: seconds * 1000 };
	}
	if (status >= 500) return { state: 'failed', error };
	const help = 'The flow was switched off or deleted, or its owner has left: make a new one, docs/chat.md says how';
	return { state: 'failed', error, help };
}
