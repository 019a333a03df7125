import { isSafeUrl } from '../http/is-safe-url.ts';
import type { PagerdutyConnection } from './call-pagerduty.ts';

export type PagerdutySettings = Pick<PagerdutyConnection, 'token' | 'from' | 'apiUrl'>;

/** Settings, none at all, or what is wrong with them. */
export type PagerdutySettingsResult =
	| { readonly state: 'set'; readonly settings: PagerdutySettings }
	| { readonly state: 'absent' }
	| { readonly state: 'wrong'; readonly problem: string };

/**
 * Reads `TOCSIN_PAGERDUTY_TOKEN`, without which PagerDuty is not called, `TOCSIN_PAGERDUTY_FROM` and
 * `TOCSIN_PAGERDUTY_API_URL`. Problems name variables and never their values.
 */
export function readPagerdutySettings(
	environment: Readonly<Record<string, string | undefined>>,
): PagerdutySettingsResult {
	const given = (name: string) => environment[name]?.trim() ?? '';
	const token = given('TOCSIN_PAGERDUTY_TOKEN');
	if (token === '') return { state: 'absent' };
	const from = given('TOCSIN_PAGERDUTY_FROM');
	if (!/^[^\s<>@]+@[^\s<>@]+$/.test(from))
		return wrong('Unexpected TOCSIN_PAGERDUTY_FROM, expected the mail address of the PagerDuty user who writes');
	const apiUrl = given('TOCSIN_PAGERDUTY_API_URL');
	if (apiUrl !== '' && !isSafeUrl(apiUrl))
		return wrong('Unexpected TOCSIN_PAGERDUTY_API_URL, expected an address that starts with https://');
	return { state: 'set', settings: { token, from, ...(apiUrl !== '' && { apiUrl }) } };
}

function wrong(problem: string): PagerdutySettingsResult {
	return { state: 'wrong', problem };
}
