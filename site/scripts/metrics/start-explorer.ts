import { loadWords } from '../../i18n/load-words.ts';
import { t } from '../../i18n/t.ts';
import { decodeMeasurements, type ExplorerRow } from '../../lib/metrics/decode-measurements.ts';
import { type Exploration, exploreMeasurements } from '../../lib/metrics/explore-measurements.ts';
import {
	defaultState,
	type ExplorerState,
	readExplorerState,
	writeExplorerState,
} from '../../lib/metrics/explorer-state.ts';
import { viewExploration } from '../../lib/metrics/view-exploration.ts';
import type { ExplorerChart } from './explorer-chart.ts';
import { fillForm, readForm } from './explorer-form.ts';
import { fetchMeasurements } from './fetch-measurements.ts';
import { linkToIncidents } from './link-to-incidents.ts';
import { showExploration } from './show-exploration.ts';

const root = document.getElementById('explorer');
await loadWords();
if (root) startExplorer(root);

/** The page as it was built stands until somebody asks for something else; only then are figures fetched and the chart's code with them. */
function startExplorer(explorer: HTMLElement): void {
	const { file = '', from = '', to = '', incidents = '', incident = '' } = explorer.dataset;
	const defaults = defaultState({ from, to });
	const form = explorer.querySelector('form')!;
	const holder = explorer.querySelector<HTMLElement>('[data-chart]')!;
	let rows: Promise<readonly ExplorerRow[]> | undefined;
	let chart: Promise<ExplorerChart> | undefined;
	let latest = 0;

	async function show(state: ExplorerState): Promise<void> {
		const turn = ++latest;
		rows ??= fetchMeasurements(file).then(decodeMeasurements);
		const exploration = exploreMeasurements(await rows, state);
		// Whoever types on gets the figures of the last choice, in whatever order they arrive.
		if (turn !== latest) return;
		showExploration(explorer, viewExploration(exploration));
		explorer.querySelector<HTMLAnchorElement>('[data-link]')!.href = incidents + linkToIncidents(state);
		await draw(exploration, state);
		if (turn === latest) explorer.dataset.shown = writeExplorerState(state, defaults);
	}

	async function draw(exploration: Exploration, state: ExplorerState): Promise<void> {
		chart ??= import('./explorer-chart.ts').then(({ createExplorerChart }) =>
			createExplorerChart(holder, (id) => location.assign(incident + encodeURIComponent(id))),
		);
		(await chart).draw(exploration, state);
	}

	function complain(error: unknown): void {
		rows = undefined;
		explorer.querySelector('[data-sentence]')!.textContent = t('The figures cannot be fetched ({message}).', {
			message: (error as Error).message,
		});
	}

	const fromAddress = () => readExplorerState(location.search, defaults);
	form.addEventListener('change', () => {
		const state = readForm(form, defaults);
		history.replaceState(history.state, '', location.pathname + writeExplorerState(state, defaults));
		show(state).catch(complain);
	});
	form.addEventListener('reset', (event) => {
		event.preventDefault();
		fillForm(form, defaults);
		form.dispatchEvent(new Event('change'));
	});
	form.addEventListener('submit', (event) => event.preventDefault());
	addEventListener('popstate', () => {
		fillForm(form, fromAddress());
		show(fromAddress()).catch(complain);
	});
	holder.addEventListener('pointerenter', () => show(readForm(form, defaults)).catch(complain), { once: true });
	if (writeExplorerState(fromAddress(), defaults) !== '') {
		fillForm(form, fromAddress());
		show(fromAddress()).catch(complain);
	}
}
