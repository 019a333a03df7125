import { t } from '../i18n/t.ts';
import { listShortcuts } from '../lib/list-shortcuts.ts';

let dialog: HTMLDialogElement | undefined;

/** Shows the list of keys above the page, or takes it away. The dialog is the browser's own, which keeps the focus in it and gives it back. */
export function toggleKeysDialog(): void {
	dialog ??= document.body.appendChild(makeDialog());
	if (dialog.open) dialog.close();
	else dialog.showModal();
}

function makeDialog(): HTMLDialogElement {
	const title = element('h2', t('Keys'));
	title.id = 'keys-title';
	const list = element('dl');
	list.append(
		...listShortcuts().map(([keys, meaning]) => {
			const row = element('div');
			const term = element('dt');
			for (const key of keys.flatMap((one) => one.split(' '))) term.append(element('kbd', key), ' ');
			row.append(term, element('dd', meaning));
			return row;
		}),
	);
	const form = element('form');
	form.method = 'dialog';
	form.append(element('button', t('Close')));
	const made = element('dialog');
	made.className = 'help';
	made.setAttribute('aria-labelledby', title.id);
	made.append(title, list, form);
	return made;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
	const made = document.createElement(name);
	made.textContent = text;
	return made;
}
