import { isSafeUrl } from '../http/is-safe-url.ts';
import type { ZendutyConnection } from './call-zenduty.ts';

export type ZendutySettings = Pick<ZendutyConnection, 'token' | 'apiUrl'>;

/** Settings, none at all, or what is wrong with them. */
export type ZendutySettingsResult =
	| { readonly state: 'set'; readonly settings: ZendutySettings }
	| { readonly state: 'absent' }
	| { readonly state: 'wrong'; readonly problem: string };

/**
 * Reads `TOCSIN_ZENDUTY_TOKEN`, without which Zenduty is not called, and `TOCSIN_ZENDUTY_API_URL`. Problems name variables
 * and never their values.
 */
export function readZendutySettings(environment: Readonly<Record<string, string | undefined>>): ZendutySettingsResult {
	const given = (name: string) => environment[name]?.trim() ?? '';
	const token = given('TOCSIN_ZENDUTY_TOKEN');
	if (token === '') return { state: 'absent' };
	const apiUrl = given('TOCSIN_ZENDUTY_API_URL');
	if (apiUrl !== '' && !isSafeUrl(apiUrl)) {
		const problem = 'Unexpected TOCSIN_ZENDUTY_API_URL, expected an address that starts with https://';
		return { state: 'wrong', problem };
	}
	return { state: 'set', settings: { token, ...(apiUrl !== '' && { apiUrl }) } };
}
