import { loadWords } from '../i18n/load-words.ts';
import { enhanceShifts } from './enhance-shifts.ts';
import { enhanceTimes } from './enhance-times.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { showAsOf } from './show-as-of.ts';
import { setUpThemeToggle } from './theme-toggle.ts';

/** Name of the event on `document` after part of the page was replaced; its detail is the new element. */
const REPLACED = 'tocsin:replaced';

function enhance(root: ParentNode): void {
	enhanceTimes(root);
	enhanceShifts(root);
}

await loadWords();
enhance(document);
showAsOf();
document.addEventListener(REPLACED, (event) => enhance((event as CustomEvent<HTMLElement>).detail));
// Ages and shifts move on while a page stays open.
setInterval(() => enhance(document), 30_000);
setUpThemeToggle();
listenForShortcuts();
