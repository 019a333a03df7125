import { useWords } from './t.ts';

/** In a browser: makes `t` answer in the language of the page. Pages in English wait for nothing. */
export async function loadWords(): Promise<void> {
	if (document.documentElement.lang === 'id') useWords('id', (await import('./id-browser.ts')).ID_BROWSER);
}
