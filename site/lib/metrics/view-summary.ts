import type { Metrics } from '../../../src/app/metrics/datasets/create-metrics.ts';
import type { SummaryBy, SummaryRow } from '../../../src/app/metrics/datasets/summary.ts';
import type { Standing } from '../../../src/core/metrics/standing-of.ts';
import { SEVERITIES } from '../../../src/core/records/incident-words.ts';
import { msg, t } from '../../i18n/t.ts';
import type { BarColumn } from '../charts/plot-bars.ts';
import { shortMonth } from '../charts/time-axis.ts';
import { formatCount, formatNumber, formatShare } from '../format-quantity.ts';
import { detectionLabel, severityLabel, statusLabel } from '../labels.ts';
import { monthName } from '../month-name.ts';
import { SEVERITY_SERIES } from './view-week-bars.ts';

const STANDINGS: Readonly<Record<Standing, string>> = {
	counted: msg('Measured'),
	consequence: msg('Consequence of another'),
	duplicate: msg('Duplicate of another'),
	'false-positive': msg('False positive'),
	dismissed: msg('Dismissed'),
	'lead-up': msg('Lead-up'),
};

/** A table of counts with its share of all. */
export interface CountTable {
	readonly title: string;
	readonly head: string;
	readonly rows: readonly {
		readonly key: string;
		readonly name: string;
		readonly value: number;
		readonly text: string;
		readonly cells: readonly string[];
		readonly tone: string;
	}[];
}

/** Tables of a page, in their order; `facet` is the filter of the catalogue that a value links to. */
export const TABLES = [
	{ by: 'severity', title: msg('By severity'), head: msg('Severity'), facet: 'severity' },
	{ by: 'detected_by', title: msg('Who noticed first'), head: msg('Noticed by') },
	{ by: 'kind', title: msg('By kind'), head: msg('Kind'), facet: 'kind' },
	{ by: 'product', title: msg('By product line'), head: msg('Product line') },
	{ by: 'status', title: msg('Where they stand'), head: msg('Status'), facet: 'status' },
	{ by: 'counts_as', title: msg('What counts'), head: msg('Counts as') },
	{ by: 'service', title: msg('By service'), head: msg('Service'), facet: 'service' },
	{ by: 'team', title: msg('By team'), head: msg('Team'), facet: 'team' },
] as const satisfies readonly { readonly by: SummaryBy; readonly [key: string]: string }[];

/** Counts of the last year by one thing. */
export function viewCounts({ dataset }: Metrics, { by, title, head }: (typeof TABLES)[number]): CountTable {
	const rows = dataset('summary').rows.filter((row) => row.by === by);
	const all = rows.reduce((sum, { incidents }) => sum + incidents, 0);
	return {
		title: t(title),
		head: t(head),
		rows: rows.map((row) => ({
			key: row.key,
			name: nameOf(row),
			value: row.incidents,
			text: formatNumber(row.incidents),
			cells: [formatShare(row.incidents / all)],
			tone: by === 'severity' ? row.key : 'strong',
		})),
	};
}

function nameOf({ by, key, name }: SummaryRow): string {
	switch (by) {
		case 'severity':
			return severityLabel(key as (typeof SEVERITIES)[number]);
		case 'status':
			return statusLabel(key as Parameters<typeof statusLabel>[0]);
		case 'detected_by':
			return detectionLabel(key);
		case 'counts_as':
			return t(STANDINGS[key as Standing]);
		case 'kind':
		case 'product':
		case 'service':
		case 'team':
			return name;
		default:
			return by satisfies never;
	}
}

/** Incidents a month over two years, by severity. */
export function viewMonthBars({ dataset }: Metrics) {
	const { rows: all } = dataset('incidents-by-month');
	// Without the months before the first incident.
	const rows = all.slice(
		Math.max(
			0,
			all.findIndex(({ incidents, apart }) => incidents + apart > 0),
		),
	);
	const total = rows.reduce((sum, { incidents }) => sum + incidents, 0);
	const apart = rows.reduce((sum, row) => sum + row.apart, 0);
	const most = rows.reduce((largest, { incidents }) => Math.max(largest, incidents), 0);
	return {
		n: `${formatCount(total, 'incident')}${apart > 0 ? t(', {apart} counted apart', { apart: formatNumber(apart) }) : ''}`,
		label: t('{total} in {rows} months, at most {most} in one', {
			total: formatCount(total, 'incident'),
			rows: rows.length,
			most,
		}),
		columns: rows.map(
			(row): BarColumn => ({
				name: monthName(row.month),
				values: SEVERITIES.map((severity) => row[severity]),
				label: shortMonth(row.month),
			}),
		),
		series: SEVERITY_SERIES,
		rows: rows.toReversed(),
	};
}
