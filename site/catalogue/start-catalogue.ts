import { loadWords } from '../i18n/load-words.ts';
import { CatalogueScreen } from './catalogue-screen.ts';
import { findParts } from './screen-parts.ts';

await loadWords();
const root = document.querySelector<HTMLElement>('#catalogue[data-columns]');
const parts = root && findParts(root);
if (parts) void new CatalogueScreen(parts).start();
// No incident yet, so no table to fill: the first one brings the page with it.
else if (root) document.addEventListener('tocsin:records', () => location.reload());
