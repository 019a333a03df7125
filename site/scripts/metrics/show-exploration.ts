import { t } from '../../i18n/t.ts';
import type { ExplorationView } from '../../lib/metrics/view-exploration.ts';

/** Writes figures where the page was built with those of everything. */
export function showExploration(explorer: HTMLElement, view: ExplorationView): void {
	const write = (slot: string, text: string) => {
		explorer.querySelector(`[data-${slot}]`)!.textContent = text;
	};
	write('n', view.n);
	write('median', view.median);
	write('spread', view.spread || t('no target'));
	write('word', `${view.said.word}.`);
	write('sentence', view.said.sentence);
	write('beside', view.beside);
	explorer.querySelector('[data-word]')!.className = view.said.tone ?? '';
	explorer.querySelector('[data-months]')!.replaceChildren(...view.months.map(monthRow));
}

function monthRow({ month, cells }: ExplorationView['months'][number]): HTMLTableRowElement {
	const row = document.createElement('tr');
	const head = document.createElement('th');
	head.scope = 'row';
	head.textContent = month;
	row.append(head);
	for (const text of cells) {
		const cell = row.insertCell();
		cell.className = 'num';
		cell.textContent = text;
	}
	return row;
}
