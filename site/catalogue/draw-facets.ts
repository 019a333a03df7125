import { t } from '../i18n/t.ts';
import { formatNumber } from '../lib/format-quantity.ts';
import { element } from './element.ts';
import { FACETS, type FacetKey } from './facets.ts';
import type { FacetLine, FacetView } from './view-facet.ts';

/** What the reader does to facets. */
export interface FacetActions {
	readonly toggle: (key: FacetKey, id: string) => void;
	readonly lengthen: (key: FacetKey) => void;
}

/** Draws all facets into a folder of the page and again into the same elements, so that the focus stays where it is. */
export function createFacetList(
	root: HTMLElement,
	actions: FacetActions,
): (views: Readonly<Record<FacetKey, FacetView>>) => void {
	const lists = FACETS.map(({ key, title }) => {
		const list = element('ul');
		const more = element('button', { type: 'button', class: 'plain-button', hidden: true });
		more.addEventListener('click', () => actions.lengthen(key));
		const group = element('fieldset', { 'data-facet': key }, [element('legend', {}, [t(title)]), list, more]);
		root.append(group);
		return { key, list, more, group, lines: new Map<string, HTMLLIElement>() };
	});
	root.addEventListener('change', ({ target }) => {
		const { name, value } = target as HTMLInputElement;
		actions.toggle(name as FacetKey, value);
	});
	return (views) => {
		for (const { key, list, more, group, lines } of lists) {
			const { lines: wanted, hidden } = views[key];
			// A facet of one value narrows nothing.
			group.hidden = wanted.length < 2 && !wanted.some(({ isPicked }) => isPicked);
			drawLines(list, lines, { key, wanted });
			more.hidden = hidden === 0;
			more.textContent = t('{hidden} more', { hidden });
		}
	};
}

function drawLines(
	list: HTMLElement,
	known: Map<string, HTMLLIElement>,
	{ key, wanted }: { readonly key: FacetKey; readonly wanted: readonly FacetLine[] },
): void {
	const items = wanted.map((line) => {
		const item = known.get(line.id) ?? makeLine(key, line);
		known.set(line.id, item);
		const box = item.querySelector('input')!;
		box.checked = line.isPicked;
		item.querySelector('.count')!.textContent = formatNumber(line.count);
		item.classList.toggle('is-empty', line.count === 0 && !line.isPicked);
		return item;
	});
	// Moving an element takes the focus from it: only what is not in its place is moved.
	for (const [place, item] of items.entries())
		if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
	while (list.children.length > items.length) list.lastElementChild!.remove();
}

function makeLine(key: FacetKey, { id, label }: FacetLine): HTMLLIElement {
	const box = element('input', { type: 'checkbox', name: key, value: id });
	const name = element('span', { class: 'name', dir: 'auto' }, [label]);
	return element('li', {}, [element('label', {}, [box, name, ' ', element('span', { class: 'count' })])]);
}
