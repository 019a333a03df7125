import { toggleKeysDialog } from './keys-dialog.ts';
import { moveBetweenRows } from './move-between-rows.ts';

/** How long a `g` waits for the letter that says where to, in milliseconds. */
const GO_DELAY = 1_000;
/** Where `g` and a letter lead, below the base path. */
const PLACES: Readonly<Record<string, string>> = {
	h: '',
	i: 'incidents',
	s: 'services',
	o: 'oncall',
	m: 'metrics',
};

let wentAt = Number.NEGATIVE_INFINITY;

/**
 * The site's keys, as `SHORTCUTS` lists them. They leave alone whatever takes letters itself; a page with keys of its own
 * for its rows (the catalogue) has handled them before or says so.
 */
export function listenForShortcuts(): void {
	document.addEventListener('keydown', (event) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
		const target = event.target as HTMLElement;
		if (event.key === 'Escape') leaveEmptyField(target);
		if (takesLetters(target) || document.querySelector('dialog[open]')) return;
		if (act(event)) event.preventDefault();
	});
	for (const link of document.querySelectorAll('[data-open-keys]')) {
		link.addEventListener('click', (event) => {
			event.preventDefault();
			toggleKeysDialog();
		});
	}
}

function act({ key, timeStamp }: KeyboardEvent): boolean {
	const place = timeStamp - wentAt < GO_DELAY ? PLACES[key] : undefined;
	wentAt = key === 'g' ? timeStamp : Number.NEGATIVE_INFINITY;
	if (place !== undefined) {
		location.assign((document.documentElement.dataset.base ?? '/') + place);
		return true;
	}
	const hasOwnKeys = document.querySelector('[data-own-keys]') !== null;
	switch (key) {
		case '/':
			return focusSearch();
		case '?':
			if (!hasOwnKeys) toggleKeysDialog();
			return !hasOwnKeys;
		case 'j':
			return !hasOwnKeys && moveBetweenRows(1);
		case 'k':
			return !hasOwnKeys && moveBetweenRows(-1);
		default:
			return false;
	}
}

/** The page's own search field, else the header's. */
function focusSearch(): boolean {
	const field =
		document.querySelector<HTMLInputElement>('main input[type="search"]') ??
		document.querySelector<HTMLInputElement>('#search');
	field?.focus();
	field?.select();
	return field !== null;
}

function leaveEmptyField(target: HTMLElement): void {
	if (target instanceof HTMLInputElement && target.type === 'search' && target.value === '') target.blur();
}

/** Whether an element has a use for letters itself: a checkbox has the focus after each click on it, and has none. */
function takesLetters(element: HTMLElement): boolean {
	if (element instanceof HTMLInputElement) return !/^(?:checkbox|radio|button|submit|reset|range)$/.test(element.type);
	return element.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(element.tagName);
}
