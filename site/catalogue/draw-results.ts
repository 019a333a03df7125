import { t } from '../i18n/t.ts';
import { formatNumber } from '../lib/format-quantity.ts';
import type { CatalogueTable } from './decode-columns.ts';
import { drawGroup, drawRow, type RowContext } from './draw-rows.ts';
import type { TextHit } from './full-text.ts';
import type { ScreenParts } from './screen-parts.ts';
import type { RowSearchResult } from './search-rows.ts';

/** What the list of results is drawn from. */
export interface Results {
	readonly context: RowContext;
	readonly found: RowSearchResult;
	readonly hits: ReadonlyMap<number, TextHit>;
	/** Rows to draw at most. */
	readonly shown: number;
	/** The table before the records changed: rows that it did not have are marked as new. */
	readonly before?: CatalogueTable;
}

/** Draws the first rows of what was found: those by title, then those by text alone. Only as many as are shown are in the page. */
export function drawResults(
	{ rows, more, table }: ScreenParts,
	{ context, found, hits, shown, before }: Results,
): void {
	const { titleRows, textRows } = found;
	const byTitle = titleRows.slice(0, shown);
	const byText = textRows.slice(0, shown - byTitle.length);
	const drawn = byTitle.map((row) => drawRow(context, row));
	if (byText.length > 0) {
		drawn.push(drawGroup(context.columns, t('In the text'), formatNumber(textRows.length)));
		drawn.push(...byText.map((row) => drawRow(context, row, hits.get(row))));
	}
	if (before) for (const row of drawn) row.classList.toggle('is-new', isNew(row, before));
	const focused = rows.contains(document.activeElement) ? document.activeElement!.getAttribute('href') : null;
	rows.replaceChildren(...drawn);
	rows.hidden = false;
	table.hidden = drawn.length === 0;
	if (focused !== null)
		rows.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
	const left = titleRows.length + textRows.length - byTitle.length - byText.length;
	more.hidden = left === 0;
	more.textContent = t('Show more ({left} left)', { left: formatNumber(left) });
	document.dispatchEvent(new CustomEvent('tocsin:replaced', { detail: rows }));
}

function isNew({ dataset }: HTMLTableRowElement, before: CatalogueTable): boolean {
	return dataset.key !== undefined && !before.rowOfId.has(dataset.key);
}
