import { msg } from '../i18n/t.ts';
/** What the catalogue can be narrowed by, in the order in which it is offered. The keys are also the words of the URL. */
export const FACETS = [
	{ key: 'status', title: msg('Status') },
	{ key: 'severity', title: msg('Severity') },
	{ key: 'year', title: msg('Year') },
	{ key: 'team', title: msg('Team') },
	{ key: 'service', title: msg('Service') },
	{ key: 'kind', title: msg('Kind') },
	{ key: 'cause', title: msg('Cause') },
] as const;

export type FacetKey = (typeof FACETS)[number]['key'];

export const FACET_KEYS: readonly FacetKey[] = FACETS.map(({ key }) => key);

/** Whether a word is the name of a facet. */
export function isFacetKey(word: string): word is FacetKey {
	return FACET_KEYS.some((key) => key === word);
}

/** One value for each facet. */
export function perFacet<T>(make: (key: FacetKey) => T): Record<FacetKey, T> {
	return Object.fromEntries(FACET_KEYS.map((key) => [key, make(key)])) as Record<FacetKey, T>;
}
