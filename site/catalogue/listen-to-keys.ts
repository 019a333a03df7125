import type { ScreenParts } from './screen-parts.ts';

/** What keys do beside moving. */
export interface KeyActions {
	readonly clear: () => void;
	readonly showMore: () => void;
	/** Page of the incident whose id is the text, if it is one. */
	readonly addressOf: (text: string) => string | undefined;
}

/**
 * The catalogue's keys. The focus itself moves from link to link, so that Enter, screen readers and the browser's own
 * keys work on results as everywhere.
 */
export function listenToKeys(parts: ScreenParts, actions: KeyActions): void {
	const { input, help } = parts;
	document.addEventListener('keydown', (event) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
		const isHandled = event.target === input ? typeKey(event.key, parts, actions) : pageKey(event, parts, actions);
		if (isHandled) event.preventDefault();
	});
}

/** Keys in the search field. */
function typeKey(key: string, parts: ScreenParts, actions: KeyActions): boolean {
	const { input } = parts;
	switch (key) {
		case 'ArrowDown':
			return focusResult(parts, 0);
		case 'Enter': {
			const address = actions.addressOf(input.value);
			if (address === undefined) return focusResult(parts, 0);
			location.assign(address);
			return true;
		}
		case 'Escape':
			if (input.value === '') return false;
			actions.clear();
			return true;
		default:
			return false;
	}
}

/** Keys elsewhere on the page. */
function pageKey({ key, target }: KeyboardEvent, parts: ScreenParts, actions: KeyActions): boolean {
	if (takesLetters(target as HTMLElement)) return false;
	const place = resultLinks(parts).indexOf(document.activeElement as HTMLAnchorElement);
	switch (key) {
		case 'ArrowDown':
			return place !== -1 && move(parts, place + 1, actions);
		case 'ArrowUp':
			return place !== -1 && move(parts, place - 1, actions);
		case 'j':
			return move(parts, place + 1, actions);
		case 'k':
			return place !== -1 && move(parts, place - 1, actions);
		case 'Escape':
			actions.clear();
			return true;
		// The site's own shortcut leaves fields alone, and a checkbox is one.
		case '/':
			parts.input.focus();
			parts.input.select();
			return true;
		case '?':
			parts.help.showModal();
			return true;
		default:
			return false;
	}
}

/** Whether an element has a use for letters itself. */
function takesLetters(element: HTMLElement): boolean {
	return element instanceof HTMLInputElement
		? element.type !== 'checkbox'
		: /^(?:TEXTAREA|SELECT)$/.test(element.tagName);
}

function move(parts: ScreenParts, place: number, actions: KeyActions): boolean {
	if (place < 0) {
		parts.input.focus();
		return true;
	}
	if (place >= resultLinks(parts).length && !parts.more.hidden) actions.showMore();
	return focusResult(parts, place);
}

function focusResult(parts: ScreenParts, place: number): boolean {
	const link = resultLinks(parts)[place];
	link?.focus({ preventScroll: true });
	link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
	return link !== undefined;
}

function resultLinks({ rows }: ScreenParts): HTMLAnchorElement[] {
	return [...rows.querySelectorAll<HTMLAnchorElement>('td.c-title > a')];
}
