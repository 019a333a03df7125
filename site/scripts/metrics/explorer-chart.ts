import {
	Chart,
	type ChartDataset,
	type ChartOptions,
	LinearScale,
	PointElement,
	ScatterController,
	Tooltip,
} from 'chart.js';
import { formatDuration } from '../../../src/core/time/format-duration.ts';
import { t } from '../../i18n/t.ts';
import { type DurationAxis, durationAxis } from '../../lib/charts/duration-axis.ts';
import type { Tick } from '../../lib/charts/tick.ts';
import { type TimeAxis, timeAxis } from '../../lib/charts/time-axis.ts';
import { formatDay } from '../../lib/format-day.ts';
import type { ExplorerRow } from '../../lib/metrics/decode-measurements.ts';
import type { Exploration } from '../../lib/metrics/explore-measurements.ts';
import type { ExplorerState } from '../../lib/metrics/explorer-state.ts';
import { METRIC_TITLES } from '../../lib/metrics/metric-titles.ts';
import { readColours } from './read-colours.ts';

Chart.register(LinearScale, PointElement, ScatterController, Tooltip);

/** Places on the vertical axis; what they are in pixels is up to the canvas. */
const HEIGHT = 240;

/** A recorded duration, placed by the same axes as on charts that are made when the site is built. */
interface Dot {
	readonly x: number;
	readonly y: number;
	readonly row: ExplorerRow;
	readonly ms: number;
	readonly target?: number;
	readonly isWithin?: boolean;
}

/** What is drawn of one state. */
interface Drawing {
	readonly dots: readonly Dot[];
	readonly across: TimeAxis;
	readonly down: DurationAxis;
}

/** The explorer's chart; drawing again replaces what it shows. */
export interface ExplorerChart {
	readonly draw: (exploration: Exploration, state: ExplorerState) => void;
}

/** Puts a chart in the place of the picture that the page was built with; a press on a dot opens the page of its incident. */
export function createExplorerChart(holder: HTMLElement, open: (id: string) => void): ExplorerChart {
	const canvas = document.createElement('canvas');
	canvas.setAttribute('role', 'img');
	holder.replaceChildren(canvas);
	let chart: Chart<'scatter', Dot[]> | undefined;
	let redraw = () => {};
	const draw = (exploration: Exploration, state: ExplorerState) => {
		redraw = () => draw(exploration, state);
		const drawing = layOut(exploration, state);
		const label = t('{metric}, {dots} incidents from {from} to {to}', {
			metric: t(METRIC_TITLES[state.metric]),
			dots: drawing.dots.length,
			from: state.from,
			to: state.to,
		});
		canvas.setAttribute('aria-label', label);
		chart?.destroy();
		chart = new Chart<'scatter', Dot[]>(canvas, {
			type: 'scatter',
			data: { datasets: datasetsOf(drawing) },
			options: optionsOf(drawing, open),
		});
	};
	// Colours are pixels once drawn: another theme is another drawing.
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redraw());
	new MutationObserver(() => redraw()).observe(document.documentElement, { attributeFilter: ['data-theme'] });
	return { draw };
}

function layOut({ rows }: Exploration, { metric, from, to }: ExplorerState): Drawing {
	const recorded = rows.flatMap((row) => {
		const measurement = row.measurements[metric];
		return measurement.state === 'recorded' ? [{ row, measurement }] : [];
	});
	const across = timeAxis(from, to);
	const down = durationAxis(
		recorded.map(({ measurement }) => measurement.ms),
		HEIGHT,
	);
	return {
		across,
		down,
		dots: recorded.map(({ row, measurement: { ms, target, isWithin } }) => ({
			x: across.place(row.day),
			y: -down.place(ms),
			row,
			ms,
			...(target !== undefined && { target }),
			...(isWithin !== undefined && { isWithin }),
		})),
	};
}

function datasetsOf({ dots }: Drawing): ChartDataset<'scatter', Dot[]>[] {
	const colours = readColours({ within: '--sev4', over: '--bad', unjudged: '--ink-3' });
	const those = (isWithin: boolean | undefined) => dots.filter((dot) => dot.isWithin === isWithin);
	const style = { borderWidth: 0, pointRadius: 3.5, pointHoverRadius: 6, pointHitRadius: 4 } as const;
	return [
		{ ...style, data: those(undefined), pointRadius: 2, backgroundColor: colours.unjudged },
		{ ...style, data: those(true), pointStyle: 'circle', backgroundColor: colours.within },
		{ ...style, data: those(false), pointStyle: 'rect', backgroundColor: colours.over },
	];
}

function optionsOf({ across, down }: Drawing, open: (id: string) => void): ChartOptions<'scatter'> {
	const colours = readColours({ grid: '--rule', text: '--ink-3', ink: '--ink', paper: '--paper' });
	const text = { color: colours.text, font: { size: 11, family: getComputedStyle(document.body).fontFamily } };
	return {
		animation: false,
		maintainAspectRatio: false,
		interaction: { mode: 'nearest', intersect: true },
		onClick: (_event, elements, { data }) => {
			const [first] = elements;
			const dot = first && (data.datasets[first.datasetIndex]!.data[first.index] as unknown as Dot);
			if (dot) open(dot.row.id);
		},
		scales: {
			x: {
				min: 0,
				max: 100,
				grid: { display: false },
				border: { color: colours.grid },
				...ticksAt(across.ticks, { text, sign: 1 }),
			},
			y: {
				min: -HEIGHT,
				max: 0,
				grid: { color: colours.grid },
				border: { display: false },
				...ticksAt(down.ticks, { text, sign: -1 }),
			},
		},
		plugins: {
			tooltip: {
				backgroundColor: colours.ink,
				titleColor: colours.paper,
				bodyColor: colours.paper,
				displayColors: false,
				callbacks: {
					title: (items) => items.map(({ raw }) => (raw as Dot).row.id),
					label: ({ raw }) => describe(raw as Dot),
				},
			},
		},
	};
}

/** Labels of an axis of ours on one of the library's. */
function ticksAt(ticks: readonly Tick[], { text, sign }: { readonly text: object; readonly sign: 1 | -1 }) {
	const labels = new Map(ticks.map(({ at, label }) => [sign * at, label]));
	return {
		afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
			axis.ticks = [...labels.keys()].map((value) => ({ value }));
		},
		ticks: {
			...text,
			maxRotation: 0,
			autoSkipPadding: 12,
			callback: (value: number | string) => labels.get(Number(value)),
		},
	};
}

function describe({ row: { day, severity, service }, ms, target }: Dot): string[] {
	const judged = target === undefined ? t('no target') : t('target {target}', { target: formatDuration(target) });
	return [`${formatDuration(ms)}, ${judged}`, `${severity} · ${service} · ${formatDay(day)}`];
}
