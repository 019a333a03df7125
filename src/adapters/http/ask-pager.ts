import type { PagerAnswer } from '../../ports/pager-schedules.ts';

export type Failure = Extract<PagerAnswer<unknown>, { readonly state: 'failed' }>;

/** What a pager answers, or that there was no answer. */
export async function askPager<T>(name: string, call: () => Promise<PagerAnswer<T>>): Promise<PagerAnswer<T>> {
	try {
		return await call();
	} catch (error) {
		return unreachable(name, error);
	}
}

/** No answer at all: what was asked for may have been done, and is looked for next time. */
export function unreachable(name: string, error: unknown): Failure {
	const cause = (error as { cause?: { code?: string } }).cause?.code;
	const isLate = (error as Error).name === 'TimeoutError';
	const what = isLate ? `${name} did not answer in time` : `${name} cannot be reached${cause ? ` (${cause})` : ''}`;
	return { state: 'failed', error: what, isSystemDown: true };
}
