import { formatDuration } from '../../src/core/time/format-duration.ts';
import { formatInstant, formatSoon, type InstantStyle } from '../lib/format-instant.ts';

/** Writes all times below an element in the reader's zone, with UTC as their title; ages are counted on. */
export function enhanceTimes(root: ParentNode): void {
	const year = new Date().getFullYear();
	for (const element of root.querySelectorAll<HTMLTimeElement>('time[data-time]')) {
		const at = element.dateTime;
		const text = localText(at, element.dataset.time as InstantStyle | 'elapsed' | 'soon', year);
		element.title = utcTitle(at);
		if (element.textContent !== text) element.textContent = text;
	}
	for (const element of root.querySelectorAll<HTMLElement>('[data-zone-clock]')) {
		element.textContent = formatInstant(new Date().toISOString(), 'clock', { zone: element.dataset.zoneClock });
	}
	for (const list of root.querySelectorAll<HTMLElement>('[data-days]')) labelDays(list, year);
}

function localText(at: string, style: InstantStyle | 'elapsed' | 'soon', year: number): string {
	if (style === 'elapsed') return formatDuration(Math.max(0, Date.now() - Date.parse(at)));
	if (style === 'soon') return formatSoon(at, Date.now(), 'local');
	return formatInstant(at, style, { zone: 'local', year });
}

/** Days begin at the reader's midnight, not at that of UTC where the page was made. */
function labelDays(list: HTMLElement, year: number): void {
	let last = '';
	for (const label of list.querySelectorAll<HTMLElement>('[data-day]')) {
		const day = formatInstant(label.dataset.day!, 'day', { zone: 'local', year });
		label.textContent = day === last ? '' : day;
		last = day;
	}
}

function utcTitle(at: string): string {
	return `${formatInstant(at, 'full')} (${at})`;
}
