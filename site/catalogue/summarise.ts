import { t } from '../i18n/t.ts';
import { formatCount, formatNumber } from '../lib/format-quantity.ts';

/** How far the search in the texts is. */
export type TextSearch = 'none' | 'running' | 'done' | 'absent' | 'failed';

/** What was found, in one line above the results. */
export function summarise(found: {
	readonly total: number;
	readonly byTitle: number;
	readonly byText: number;
	readonly isNarrowed: boolean;
	readonly texts: TextSearch;
}): string {
	const { total, byTitle, byText, isNarrowed, texts } = found;
	if (!isNarrowed) return formatCount(total, 'incident');
	const count = t('{value} of {total}', {
		value: formatNumber(byTitle + byText),
		total: formatCount(total, 'incident'),
	});
	switch (texts) {
		case 'none':
		case 'done':
			return count;
		case 'running':
			return t('{count}, looking into the texts …', { count });
		case 'absent':
			return t('{count}, by title only: there is no index of the texts yet', { count });
		case 'failed':
			return t('{count}, by title only: the index of the texts did not answer', { count });
		default:
			return texts satisfies never;
	}
}
