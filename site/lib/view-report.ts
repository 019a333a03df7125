import type { CatalogueReport } from '../../src/app/catalogue/catalogue.ts';
import type { ReportChart } from '../../src/core/records/report.ts';
import { describeChart } from '../../src/core/reports/describe-chart.ts';
import { plotChart } from '../../src/core/reports/plot-chart.ts';

/** Size of a chart in units of its own. */
export const REPORT_CHART = { width: 520, height: 100 } as const;

/** A chart of a report as shapes. */
export interface ReportChartView {
	readonly title: string;
	/** Its numbers in words. */
	readonly words: string;
	readonly kind: ReportChart['kind'];
	readonly marks: readonly { readonly x: number; readonly y: number; readonly isNew: boolean }[];
	/** Width of a bar. */
	readonly bar: number;
	/** Height at which the target is. */
	readonly target?: number;
}

/** A report as its page shows it. */
export interface ReportView {
	readonly title: string;
	readonly charts: readonly ReportChartView[];
	/** Markdown below the title. */
	readonly body: string;
}

/** Takes the title out of a report's text, and the lines that say its charts in words, which the page draws. */
export function viewReport({ name, facts, body }: CatalogueReport): ReportView {
	const charts = (facts.charts ?? []).map(viewChart);
	const [, title = name, rest = body] = /^\s*(?:<!--[^\n]*-->\s*)*# ([^\n]+)\n([\s\S]*)$/.exec(body) ?? [];
	// By its title alone: an older engine may have worded the numbers otherwise.
	const isChart = (block: string) => charts.some((chart) => block.startsWith(`${chart.title}: `));
	const text = rest.split('\n\n').filter((block) => !isChart(block.trimStart()));
	return { title: title.replace(/\\(.)/g, '$1'), charts, body: text.join('\n\n') };
}

function viewChart(chart: ReportChart): ReportChartView {
	const { width, height } = REPORT_CHART;
	const { marks, step, target } = plotChart(chart);
	const up = (y: number) => round(height * (1 - y));
	return {
		title: chart.title,
		words: describeChart(chart),
		kind: chart.kind,
		marks: marks.map(({ x, y, isNew }) => ({ x: round(x * width), y: up(y), isNew })),
		bar: round(Math.min(step * width * 0.72, 40)),
		...(target !== undefined && { target: up(target) }),
	};
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
