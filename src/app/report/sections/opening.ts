import { quantile } from '../../../core/metrics/quantile.ts';
import { startedAt } from '../../../core/metrics/started-at.ts';
import type { ReportBlock, ReportSection } from '../../../core/reports/report-document.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { formatCount, formatIds } from '../../metrics/format-figures.ts';
import { listApart } from '../../metrics/print-sections.ts';
import { recordLinks } from '../record-link.ts';
import { baselineWords, countedIn, type ReportContext } from '../report-context.ts';

/** So many files that cannot be read are named; the others are counted. */
const NAMED = 10;

/** How many incidents there were, what is still open, what is missing from the report, and the chart of counts. */
export function openingSection(context: ReportContext): ReportSection {
	const texts = [howMany(context), before(context), stillOpen(context), ...undated(context), ...unread(context)];
	const paragraphs = texts.flatMap((text): ReportBlock[] => (text === undefined ? [] : [{ type: 'paragraph', text }]));
	return { title: '', blocks: [...paragraphs, ...countChart(context)] };
}

function howMany(context: ReportContext): string {
	const { period, metrics, at } = context;
	const { standing } = metrics.total.counts;
	const isOver = toEpochMs(at) >= period.window.end;
	const when = `${isOver ? 'in' : 'so far in'} ${period.name} (${period.from} to ${period.to})`;
	const counted = countedIn(context, period);
	const apart = listApart(standing);
	const rest = apart.length === 0 ? '' : ` Counted apart: ${apart.join(', ')}.`;
	if (counted.length === 0) return `No incident began ${when}.${rest}`;
	const by = (key: 'severity' | 'kind' | 'status') => tally(counted.map(({ facts }) => facts[key]));
	const parts = `By severity: ${by('severity')}. By kind: ${by('kind')}. By status: ${by('status')}.`;
	return `${formatCount(counted.length, 'incident')} began ${when}. ${parts}${rest}`;
}

function tally(words: readonly string[]): string {
	const counts = [...Map.groupBy(words, (word) => word)].sort(([a], [b]) => (a < b ? -1 : 1));
	return counts.map(([word, all]) => `${all.length} ${word}`).join(', ');
}

function before(context: ReportContext): string {
	const counts = context.baseline.map((period) => countedIn(context, period).length).sort((a, b) => a - b);
	const unit = context.period.kind === 'weekly' ? 'a week' : 'a month';
	return `In ${baselineWords(context)}: ${counts[0]} to ${counts.at(-1)} ${unit}, median ${quantile(counts, 0.5)}.`;
}

function stillOpen({ catalogue, period }: ReportContext) {
	const open = catalogue.incidents.filter(
		(incident) => incident.facts.status === 'open' && !(toEpochMs(startedAt(incident) ?? '') >= period.window.start),
	);
	return open.length === 0 ? undefined : ['Open from before: ', ...recordLinks(open), '.'];
}

function undated({ metrics }: ReportContext): readonly string[] {
	return formatIds('without any time, in no report', metrics.undated).map((text) => `${text}.`);
}

function unread({ catalogue }: ReportContext): readonly string[] {
	const files = [...new Set(catalogue.problems.map(({ file }) => file))].sort();
	if (files.length === 0) return [];
	const rest = files.length > NAMED ? ` and ${files.length - NAMED} more` : '';
	return [`Left out, because they cannot be read: ${files.slice(0, NAMED).join(', ')}${rest}.`];
}

function countChart(context: ReportContext): readonly ReportBlock[] {
	const { charted, period } = context;
	const points = charted.map((one): [string, number] => [one.name, countedIn(context, one).length]);
	if (points.every(([, count]) => count === 0)) return [];
	const title = period.kind === 'weekly' ? 'Incidents a week' : 'Incidents a month';
	const chart = { id: 'counts', title, kind: 'bars', unit: 'incidents', points, new_from: points.length - 1 } as const;
	return [{ type: 'chart', chart: { ...chart, points } }];
}
