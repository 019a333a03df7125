import { t } from '../i18n/t.ts';
import type { Links } from '../lib/create-links.ts';
import { formatCount } from '../lib/format-quantity.ts';
import { type CatalogueState, countPicks, sortOf } from './catalogue-state.ts';
import type { CatalogueTable } from './decode-columns.ts';
import { element } from './element.ts';
import { FACETS, type FacetKey } from './facets.ts';
import type { TextHit } from './full-text.ts';
import type { ScreenParts } from './screen-parts.ts';
import type { RowSearchResult } from './search-rows.ts';

const MOST_RUNBOOKS = 5;

/** Runbooks that match by title, then by text: in the middle of an incident they are what is looked for. */
export function drawRunbooks(
	root: HTMLElement,
	found: {
		readonly table: CatalogueTable;
		readonly links: Links;
		readonly needles: readonly string[];
		readonly hits: ReadonlyMap<string, TextHit>;
	},
): void {
	const { table, links, needles, hits } = found;
	const byTitle =
		needles.length === 0
			? []
			: table.runbooks.filter(({ haystack }) => needles.every((needle) => haystack.includes(needle)));
	const byText = [...hits.keys()].flatMap((slug) => table.runbooks.filter((runbook) => runbook.slug === slug));
	const runbooks = [...new Set([...byTitle, ...byText])].slice(0, MOST_RUNBOOKS);
	root.hidden = runbooks.length === 0;
	root.replaceChildren(
		element('span', { class: 'quiet' }, [runbooks.length === 1 ? t('Runbook') : t('Runbooks')]),
		...runbooks.flatMap(({ slug, title }) => [' ', element('a', { href: links.runbook(slug), dir: 'auto' }, [title])]),
	);
}

/** What is chosen, each with a way to take it back. */
export function drawPicks(
	{ picks, pickCount }: ScreenParts,
	chosen: {
		readonly table: CatalogueTable;
		readonly state: CatalogueState;
		readonly remove: (key: FacetKey, id: string) => void;
	},
): void {
	const { table, state, remove } = chosen;
	const count = countPicks(state);
	pickCount.textContent = count === 0 ? '' : ` (${count})`;
	picks.hidden = count === 0;
	picks.replaceChildren(
		...FACETS.flatMap(({ key, title }) =>
			state.picks[key].map((id) => {
				const label = table.facets[key].values.find((value) => value.id === id)?.label ?? id;
				const button = element(
					'button',
					{ type: 'button', 'aria-label': t('Remove {title}: {label}', { title: t(title), label }) },
					[
						element('span', { dir: 'auto' }, [label]),
						element('span', { class: 'cross', 'aria-hidden': 'true' }, ['×']),
					],
				);
				button.addEventListener('click', () => remove(key, id));
				return element('li', {}, [button]);
			}),
		),
	);
}

/** The order in force; the best match is offered only where something is searched. */
export function drawSort(select: HTMLSelectElement, state: CatalogueState): void {
	const best = select.querySelector<HTMLOptionElement>('option[value="best"]')!;
	best.hidden = state.text.trim() === '';
	best.disabled = best.hidden;
	select.value = sortOf(state);
}

/** How many there are for a narrow screen, and what to offer where there are none. */
export function drawOutcome(
	{ nothing, clear, done }: ScreenParts,
	outcome: { readonly found: RowSearchResult; readonly state: CatalogueState; readonly isSearching: boolean },
): void {
	const { found, state, isSearching } = outcome;
	const count = found.titleRows.length + found.textRows.length;
	done.textContent = t('Show {count}', { count: formatCount(count, 'incident') });
	nothing.hidden = isSearching || count > 0;
	clear.textContent = state.text !== '' ? t('Clear the search') : t('Clear the filters');
}
