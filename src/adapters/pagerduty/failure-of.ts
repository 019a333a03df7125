import type { Failure } from '../http/ask-pager.ts';
import { retryAfterMs } from '../http/retry-after-ms.ts';

/** PagerDuty counts calls by the minute, and says in how many seconds they are counted anew. */
const WAIT_HEADERS = ['retry-after', 'ratelimit-reset'];
const REASON_AT_MOST = 200;

/** What a person has to change. */
const HELP: Readonly<Record<number, string>> = {
	401: 'The token in TOCSIN_PAGERDUTY_TOKEN is wrong, revoked, or of another region: see TOCSIN_PAGERDUTY_API_URL',
	403: 'Give the token in TOCSIN_PAGERDUTY_TOKEN the rights that docs/reconcile.md names',
	404: 'Check the id, and that the token in TOCSIN_PAGERDUTY_TOKEN is of the account that has it',
};

/** What an answer of PagerDuty that is no success means: for what was asked, or for the whole system. */
export async function failureOf(answer: Response): Promise<Failure> {
	const { status, headers } = answer;
	const error = `PagerDuty answered ${status}${reasonIn((await answer.text()).slice(0, 2000))}`;
	if (status === 429)
		return { state: 'failed', error, retryAfterMs: retryAfterMs(headers, WAIT_HEADERS), isSystemDown: true };
	if (status === 400) return { state: 'failed', error, isPermanent: true };
	const help = HELP[status];
	const isAboutOne = status === 403 || status === 404;
	return { state: 'failed', error, ...(help && { help }), ...(!isAboutOne && { isSystemDown: true }) };
}

/** `: message (one error, another)` of `{error: {message, errors}}`; nothing of a proxy's page. */
function reasonIn(text: string): string {
	try {
		const { error } = JSON.parse(text) as { error?: { message?: unknown; errors?: unknown } };
		if (typeof error?.message !== 'string') return '';
		const errors = Array.isArray(error.errors) ? error.errors.filter((one) => typeof one === 'string') : [];
		return `: ${error.message}${errors.length > 0 ? ` (${errors.join(', ')})` : ''}`.slice(0, REASON_AT_MOST);
	} catch {
		return '';
	}
}
