import { msg } from '../i18n/t.ts';
import { FACET_KEYS, type FacetKey, perFacet } from './facets.ts';

/** `best` is only for searches: by title the newest first, by text the most fitting. */
export const SORTS = [
	{ id: 'best', title: msg('Best match first') },
	{ id: 'newest', title: msg('Newest first') },
	{ id: 'oldest', title: msg('Oldest first') },
	{ id: 'longest', title: msg('Longest first') },
	{ id: 'worst', title: msg('Worst first') },
] as const;

export type Sort = (typeof SORTS)[number]['id'];

/** What the reader asks the catalogue for; the whole of it is in the URL. */
export interface CatalogueState {
	/** As typed. */
	readonly text: string;
	/** Chosen values by facet: any of them within a facet, all facets together. */
	readonly picks: Readonly<Record<FacetKey, readonly string[]>>;
	/** Absent: the best match of a search, else the newest first. */
	readonly sort?: Sort;
}

export const EMPTY_STATE: CatalogueState = { text: '', picks: perFacet(() => []) };

/** The state that a query string says, like `?q=timeout&severity=sev1,sev2`; what it does not know is passed over. */
export function readState(search: string): CatalogueState {
	const params = new URLSearchParams(search);
	const sort = SORTS.find(({ id }) => id === params.get('sort'))?.id;
	const picks = perFacet((key) => [
		...new Set(
			params
				.getAll(key)
				.flatMap((value) => value.split(','))
				.filter((value) => value !== ''),
		),
	]);
	return { text: params.get('q') ?? '', picks, ...(sort && { sort }) };
}

/** The query string of a state, with its question mark; empty for the whole catalogue. */
export function writeState({ text, picks, sort }: CatalogueState): string {
	const parts = FACET_KEYS.filter((key) => picks[key].length > 0).map(
		(key) => `${key}=${picks[key].map(encodeURIComponent).join(',')}`,
	);
	if (text !== '') parts.unshift(`q=${encodeURIComponent(text).replaceAll('%20', '+')}`);
	if (sort !== undefined) parts.push(`sort=${sort}`);
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The order that is in force. */
export function sortOf({ text, sort }: CatalogueState): Sort {
	const isSearch = text.trim() !== '';
	return sort === undefined || (sort === 'best' && !isSearch) ? (isSearch ? 'best' : 'newest') : sort;
}

/** The state with another order; the one that goes without saying is not said. */
export function chooseSort(state: CatalogueState, sort: Sort): CatalogueState {
	const { sort: _before, ...rest } = state;
	return sort === sortOf(rest) ? rest : { ...rest, sort };
}

/** How many facet values are chosen. */
export function countPicks({ picks }: CatalogueState): number {
	return FACET_KEYS.reduce((sum, key) => sum + picks[key].length, 0);
}

/** The state with one value of a facet chosen, or no longer. */
export function togglePick(state: CatalogueState, key: FacetKey, id: string): CatalogueState {
	const before = state.picks[key];
	const after = before.includes(id) ? before.filter((other) => other !== id) : [...before, id];
	return { ...state, picks: { ...state.picks, [key]: after } };
}
