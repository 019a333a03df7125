import { longMonths } from '../i18n/calendar.ts';
import { t } from '../i18n/t.ts';

/** `November 2026` of `2026-11`; incidents without any time have no month and stand under “Undated”. */
export function monthName(month: string): string {
	const [year, number] = month.split('-');
	const name = longMonths()[Number(number) - 1];
	return name ? `${name} ${year}` : t('Undated');
}
