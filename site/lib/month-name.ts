const NAMES = 'January February March April May June July August September October November December'.split(' ');

/** `November 2026` of `2026-11`; incidents without any time have no month and stand under “Undated”. */
export function monthName(month: string): string {
	const [year, number] = month.split('-');
	const name = NAMES[Number(number) - 1];
	return name ? `${name} ${year}` : 'Undated';
}
