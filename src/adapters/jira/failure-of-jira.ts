import type { Attempt } from '../../core/effects/attempt.ts';

type Failure = Extract<Attempt, { state: 'failed' }>;

const SENTENCE_AT_MOST = 160;
/** Only the one ticket is written to too often, not Jira as a whole. */
const LIMIT_OF_ONE_TICKET = 'jira-per-issue-on-write';

/** What a person has to change. */
const HELP: Readonly<Record<number, string>> = {
	400: 'Check TOCSIN_JIRA_PROJECT and TOCSIN_JIRA_ISSUE_TYPE, and let the project make such tickets without other fields',
	401: 'Check TOCSIN_JIRA_USER, and make a new token for TOCSIN_JIRA_TOKEN: it is wrong, expired or revoked',
	403: 'Give the account in TOCSIN_JIRA_USER the rights that docs/reconcile.md names in the project',
	404: 'Check TOCSIN_JIRA_URL, expected the address of a site of Jira Cloud like https://acme.atlassian.net',
};

/**
 * What an answer of Jira that is no success means. A refusal of fields is about the one request, though a person may
 * mend the project; all else is trouble of the whole system.
 */
export async function failureOfJira(answer: Response): Promise<Failure> {
	const { status, headers } = answer;
	const error = `Jira answered ${status}${reasonIn((await answer.text()).slice(0, 20_000))}`;
	const help = HELP[status >= 300 && status < 400 ? 404 : status];
	if (status === 400) return { state: 'failed', error, ...(help && { help }) };
	if (status !== 429 && status < 500) return { state: 'failed', error, ...(help && { help }), isSystemDown: true };
	const reason = headers.get('ratelimit-reason');
	const seconds = Number(headers.get('retry-after') ?? '');
	return {
		state: 'failed',
		error: reason ? `${error} (${reason.slice(0, SENTENCE_AT_MOST)})` : error,
		...(reason !== LIMIT_OF_ONE_TICKET && { isSystemDown: true }),
		...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
	};
}

/** No answer at all: what was asked for may have been made, and is looked for next time. */
export function unreachableJira(error: unknown): Failure {
	const cause = (error as { cause?: { code?: string } }).cause?.code;
	const isLate = (error as Error).name === 'TimeoutError';
	const what = isLate ? 'Jira did not answer in time' : `Jira cannot be reached${cause ? ` (${cause})` : ''}`;
	return { state: 'failed', error: what, isSystemDown: true };
}

/** The sentences that Jira gives, those about fields with the names of the fields. */
function reasonIn(text: string): string {
	try {
		const { errorMessages = [], errors = {} } = JSON.parse(text) as {
			readonly errorMessages?: readonly string[];
			readonly errors?: Readonly<Record<string, string>>;
		};
		const said = [...errorMessages, ...Object.entries(errors).map(([field, what]) => `${field}: ${what}`)];
		return said.length > 0 ? `: ${said.map((one) => one.slice(0, SENTENCE_AT_MOST)).join('; ')}` : '';
	} catch {
		return '';
	}
}
