import { t } from '../i18n/t.ts';

/** Listens to the control room and shows what changed in the records, without losing the reader's place. */

const main = () => document.querySelector<HTMLElement>('main')!;
const news = document.querySelector<HTMLElement>('#live-news');
let isRunning = false;
let isAskedAgain = false;

const events = new EventSource(`${document.documentElement.dataset.base}events`);
let wasLost = false;
events.addEventListener('records', () => void refresh());
events.addEventListener('error', () => {
	wasLost = true;
});
events.addEventListener('open', () => {
	// What happened while the line was down was not announced.
	if (wasLost) void refresh();
	wasLost = false;
});

/** One refresh at a time; a change during one asks for another behind it. */
async function refresh(): Promise<void> {
	document.dispatchEvent(new CustomEvent('tocsin:records'));
	isAskedAgain = true;
	if (isRunning) return;
	isRunning = true;
	try {
		while (isAskedAgain) {
			isAskedAgain = false;
			await fetchAndReplace();
		}
	} finally {
		isRunning = false;
	}
}

async function fetchAndReplace(): Promise<void> {
	const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
	if (!response.ok) return;
	const next = new DOMParser().parseFromString(await response.text(), 'text/html');
	for (const part of document.querySelectorAll<HTMLElement>('[data-live-part]')) {
		const replacement = next.getElementById(part.id);
		if (replacement) replace(part, replacement);
	}
	document.title = next.title;
	const content = next.querySelector<HTMLElement>('main');
	if (content && main().dataset.live !== 'keep') replaceMain(content);
}

function replaceMain(content: HTMLElement): void {
	const before = new Map(keyed(main()).map((element) => [element.dataset.key, element.dataset.state]));
	const openDetails = new Set([...main().querySelectorAll('details[open][id]')].map(({ id }) => id));
	const focus = describeFocus();
	replace(main(), content);
	for (const id of openDetails) document.getElementById(id)?.setAttribute('open', '');
	if (focus) document.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
	const fresh = keyed(main()).filter(
		(element) => !before.has(element.dataset.key) || before.get(element.dataset.key) !== element.dataset.state,
	);
	for (const element of fresh) element.classList.add('is-new');
	announce(fresh);
}

function replace(old: HTMLElement, next: HTMLElement): void {
	old.replaceWith(next);
	document.dispatchEvent(new CustomEvent('tocsin:replaced', { detail: next }));
}

function keyed(root: ParentNode): HTMLElement[] {
	return [...root.querySelectorAll<HTMLElement>('[data-key]')];
}

/** A selector that finds the element with the focus again after its surroundings were replaced. */
function describeFocus(): string | undefined {
	const element = document.activeElement;
	if (!element || !main().contains(element)) return undefined;
	if (element.id) return `#${CSS.escape(element.id)}`;
	const href = element.getAttribute('href');
	return href ? `main a[href="${CSS.escape(href)}"]` : undefined;
}

function announce(fresh: readonly HTMLElement[]): void {
	if (!news || fresh.length === 0) return;
	const texts = fresh.slice(0, 3).map((element) => (element.querySelector('a') ?? element).textContent?.trim() ?? '');
	const more = fresh.length > 3 ? ` ${t('and {value} more', { value: fresh.length - 3 })}` : '';
	news.textContent = t('Updated: {value}{more}', { value: texts.join('; '), more });
}
