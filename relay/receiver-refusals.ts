import type { AlertSource, SourceId, SourceResult } from '../src/core/alerts/alert.ts';
import { KeepError } from './keeper.ts';
import type { Refusal } from './refusal.ts';

/** More bodies are being read than may be held. */
export const BUSY: Refusal = {
	status: 503,
	code: 'busy',
	message: 'The relay is reading as many alerts as it can hold at once',
	headers: { 'retry-after': '2' },
};

/** The body cannot be taken as it was sent. */
export const COMPRESSED: Refusal = {
	status: 415,
	code: 'compressed',
	message: 'The body is compressed, expected plain JSON',
};

/** By what kept a body from being read; the numbers are the largest size in bytes and the longest time in milliseconds. */
export const BODY_REFUSALS = {
	'too-large': (bytes: number): Refusal => ({
		status: 413,
		code: 'too-large',
		message: `The body is larger than ${bytes} bytes`,
	}),
	'too-slow': (_bytes: number, ms: number): Refusal => ({
		status: 408,
		code: 'too-slow',
		message: `The body did not arrive within ${ms / 1000} s`,
	}),
	'cut-off': (): Refusal => ({ status: 400, code: 'cut-off', message: 'The body ended before it was complete' }),
} as const;

/** Nobody here reads that source. */
export function unknownSource(known: readonly SourceId[]): Refusal {
	return { status: 404, code: 'unknown-source', message: `Unexpected source, expected one of ${known.join(', ')}` };
}

/** The body is JSON, but no payload of its source. */
export function unreadable(source: AlertSource, { problems }: SourceResult & { readonly ok: false }): Refusal {
	const message = `The body is no ${source.name} payload that can be understood`;
	return { status: 400, code: 'unreadable', message, problems };
}

/** The keeper failed; anything but a KeepError is thrown on. */
export function notKept(error: unknown): Refusal {
	if (!(error instanceof KeepError)) throw error;
	const { code, message, retryAfterSeconds } = error;
	return { status: 503, code, message, headers: { 'retry-after': String(Math.ceil(retryAfterSeconds)) } };
}
