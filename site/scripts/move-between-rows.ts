/** What stands in a row that leads somewhere: tables, and lists that are not part of a text or a menu. */
const ROWS = 'main tbody tr, main li';
const NOT_ROWS = '.prose, nav, .tabs, .picks, .facts';

/** Puts the focus on the first link of the next (or, with -1, the previous) row of the page; answers whether there is one. */
export function moveBetweenRows(step: 1 | -1): boolean {
	const links = rowLinks();
	const place = links.indexOf(document.activeElement as HTMLAnchorElement);
	const link = place === -1 ? links[step === 1 ? nextFromFocus(links) : -1] : links[place + step];
	if (!link) return false;
	link.focus({ preventScroll: true });
	(link.closest('tr, li') ?? link).scrollIntoView({ block: 'nearest' });
	return true;
}

function rowLinks(): HTMLAnchorElement[] {
	const rows = [...document.querySelectorAll(ROWS)].filter((row) => !row.closest(NOT_ROWS));
	const links = rows.map((row) => row.querySelector<HTMLAnchorElement>('a[href]'));
	return [...new Set(links)].filter((link) => link?.checkVisibility()) as HTMLAnchorElement[];
}

/** The first row after whatever has the focus; from the top of the page, the first of all. */
function nextFromFocus(links: readonly HTMLAnchorElement[]): number {
	const active = document.activeElement;
	if (!active || !document.querySelector('main')?.contains(active) || active.id === 'content') return 0;
	const place = links.findIndex((link) => active.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
	return place === -1 ? links.length : place;
}
