import type { Failure } from '../http/ask-pager.ts';
import { retryAfterMs } from '../http/retry-after-ms.ts';

const REASON_AT_MOST = 200;

/** What a person has to change. */
const HELP: Readonly<Record<number, string>> = {
	401: 'The token in TOCSIN_ZENDUTY_TOKEN is wrong or revoked: make another one in Zenduty, under API keys',
	403: 'The token in TOCSIN_ZENDUTY_TOKEN is wrong, or its owner may not do this: see docs/reconcile.md',
	404: 'Check the ids of team and schedule, and that the token in TOCSIN_ZENDUTY_TOKEN is of the account that has them',
};

/** What an answer of Zenduty that is no success means: for what was asked, or for the whole system. */
export async function failureOfZenduty(answer: Response): Promise<Failure> {
	const { status, headers } = answer;
	const error = `Zenduty answered ${status}${reasonIn((await answer.text()).slice(0, 2000))}`;
	if (status === 429)
		return { state: 'failed', error, retryAfterMs: retryAfterMs(headers, ['retry-after']), isSystemDown: true };
	if (status === 400) return { state: 'failed', error, isPermanent: true };
	const help = HELP[status];
	const isAboutOne = status === 403 || status === 404;
	return { state: 'failed', error, ...(help && { help }), ...(!isAboutOne && { isSystemDown: true }) };
}

/** `: sentence` of `{detail}`; nothing of a proxy's page. */
function reasonIn(text: string): string {
	try {
		const { detail } = JSON.parse(text) as { detail?: unknown };
		return typeof detail === 'string' ? `: ${detail}`.slice(0, REASON_AT_MOST) : '';
	} catch {
		return '';
	}
}
