import type { VerdictCounts } from '../../core/metrics/count-verdicts.ts';
import type { Timeliness } from '../../core/metrics/measure-follow-up.ts';
import type { Costs } from '../../core/metrics/sum-costs.ts';
import { SEVERITIES } from '../../core/records/incident-words.ts';
import { formatDuration } from '../../core/time/format-duration.ts';
import { formatAvailability, formatCount, formatIds, formatShareOf, formatWhole } from './format-figures.ts';
import type { MetricName } from './metric-names.ts';
import type { GroupFigures, MetricsReport } from './metrics-report.ts';
import { printTable } from './print-table.ts';

/** Metrics of a group that one line says. */
export type LineMetric = Extract<
	MetricName,
	| 'incidents'
	| 'severity'
	| 'mtbf'
	| 'recurrence'
	| 'verdicts'
	| 'detection'
	| 'postmortems'
	| 'actions'
	| 'cost'
	| 'response'
>;

/** One metric of one group in words, part by part, every figure with what it is of; no parts where there is nothing to say. */
export const LINES: Readonly<Record<LineMetric, (group: GroupFigures) => readonly string[]>> = {
	incidents: ({ counts: { standing, open } }) => [
		`${standing.counted} measured`,
		...(open > 0 ? [`${open} of them open`] : []),
		...listApart(standing),
	],
	severity: ({ severityTime: { total, n, pending, notApplicable, invalid } }) => {
		const times = SEVERITIES.flatMap((severity) => {
			const sum = total[severity];
			return sum ? [`${severity} ${formatDuration(sum.ms)} (n ${sum.n})`] : [];
		});
		return [...times, ...states({ n, pending, notApplicable, invalid })];
	},
	mtbf: ({ between }) => {
		if (between === undefined) return [];
		const { failures, wellMs, mean, unknown, invalid } = between;
		return [
			mean === undefined
				? `no failure in ${formatDuration(wellMs)}`
				: `${formatDuration(mean)} (${formatCount(failures, 'failure')})`,
			...(unknown > 0 ? [`${formatCount(unknown, 'incident')} without times not counted`] : []),
			...(invalid > 0 ? [`${invalid} invalid not counted`] : []),
		];
	},
	recurrence: ({ counts }) => [formatShareOf(counts.recurring, counts.standing.counted)],
	verdicts: ({ counts: { verdicts, unjudged } }) => {
		const judged = verdicts.actionable + verdicts['not-actionable'] + verdicts['false-positive'];
		return [
			`false positive ${formatShareOf(verdicts['false-positive'], judged)}`,
			`not actionable ${formatShareOf(verdicts['not-actionable'], judged)}`,
			...(unjudged > 0 ? [`${unjudged} not judged`] : []),
		];
	},
	detection: ({ counts: { detection, standing } }) =>
		Object.entries(detection).map(([channel, n]) => `${channel} ${formatShareOf(n, standing.counted)}`),
	postmortems: ({ postmortems }) => timeliness(postmortems, { done: 'accepted', notBegun: 'not begun' }),
	actions: ({ actions }) => timeliness(actions, { done: 'done', notBegun: 'without ticket' }),
	cost: ({ cost, costApart }) => [
		...money(cost),
		...money(costApart).map((text) => `apart, of consequences and duplicates: ${text}`),
		...states({ n: 0, ...cost }),
	],
	response: ({ response: { low, high, n, pending, notApplicable, invalid } }) => [
		...(n > 0 ? [`${formatWhole(low)} to ${formatWhole(high)} hours of people (n ${n})`] : []),
		...states({ n: 0, pending, notApplicable, invalid }),
	],
};

/** What is counted apart, by what it is; nothing of none. */
export function listApart(standing: VerdictCounts['standing']): readonly string[] {
	const words = [
		[standing.consequence, 'consequence'],
		[standing.duplicate, 'duplicate'],
		[standing['false-positive'], 'false positive'],
		[standing.dismissed, 'dismissed incident'],
		[standing['lead-up'], 'lead-up'],
	] as const;
	return words.flatMap(([n, word]) => (n === 0 ? [] : [formatCount(n, word)]));
}

function states(counts: {
	readonly n: number;
	readonly pending: number;
	readonly notApplicable: number;
	readonly invalid: readonly string[];
}): readonly string[] {
	return [
		...(counts.pending > 0 ? [`${counts.pending} pending`] : []),
		...(counts.notApplicable > 0 ? [`${counts.notApplicable} not known`] : []),
		...formatIds('invalid', counts.invalid),
	];
}

function money({ sums }: Costs): readonly string[] {
	return sums.map(({ currency, low, high, n, confirmed, computed }) => {
		const basis = [formatCount(n, 'incident'), `${confirmed} confirmed`, `${computed} by formula`].join(', ');
		return `${currency} ${low === high ? formatWhole(low) : `${formatWhole(low)} to ${formatWhole(high)}`} (${basis})`;
	});
}

function timeliness(
	{ n, done, dropped, inTime, withoutDue, overdue, notBegun, medianDaysLate }: Timeliness,
	words: { readonly done: string; readonly notBegun: string },
): readonly string[] {
	if (n === 0) return [];
	const late = medianDaysLate === undefined ? '' : ` (median ${medianDaysLate} days)`;
	return [
		`${done} of ${n} ${words.done}`,
		...(dropped > 0 ? [`${dropped} dropped`] : []),
		`${inTime} in time`,
		`${overdue} overdue${late}`,
		...(withoutDue > 0 ? [`${withoutDue} without a due day`] : []),
		...(notBegun > 0 ? [`${notBegun} ${words.notBegun}`] : []),
	];
}

/** Availability by service, the worst first. */
export function printAvailability({ availability }: MetricsReport): readonly string[] {
	const worst = availability.toSorted((a, b) => a.up - b.up || a.untroubled - b.untroubled);
	const rows = worst.map(({ service, up, untroubled, downMs, troubledMs, n, lasting }) => [
		service,
		formatAvailability(up),
		formatDuration(downMs),
		formatAvailability(untroubled),
		formatDuration(troubledMs),
		String(n),
		String(lasting),
	]);
	const ids = (state: 'unknown' | 'invalid') => [...new Set(availability.flatMap((one) => one[state]))].sort();
	return [
		...printTable([['service', 'up', 'down', 'no trouble', 'trouble', 'incidents', 'open'], ...rows]),
		...formatIds('without times, not counted', ids('unknown')),
		...formatIds('invalid, not counted', ids('invalid')),
	];
}

/** Noise by alert, the least worth first; at most as many as fit a page, unless all are asked for. */
export function printNoise({ noise }: MetricsReport, most: number): readonly string[] {
	const rows = noise.slice(0, most).map(({ name, firings, repeats, muted, incidents, verdicts }) => {
		const judged = verdicts.actionable + verdicts['not-actionable'] + verdicts['false-positive'];
		return [
			name,
			...[firings, repeats, muted, incidents].map(String),
			formatShareOf(verdicts['false-positive'], judged),
			formatShareOf(verdicts['not-actionable'], judged),
		];
	});
	const rest = noise.length > most ? [`and ${noise.length - most} more: --metric noise`] : [];
	const head = ['alert', 'firings', 'repeats', 'muted', 'incidents', 'false positive', 'not actionable'];
	return [...printTable([head, ...rows]), ...rest];
}
