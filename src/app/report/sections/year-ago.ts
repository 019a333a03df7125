import { Temporal } from 'temporal-polyfill';
import { periodOfDays } from '../../../core/metrics/period-of-days.ts';
import type { ReportSection, ReportText } from '../../../core/reports/report-document.ts';
import { recordLink } from '../record-link.ts';
import { countedIn, type ReportContext } from '../report-context.ts';

const LISTED = 5;

/** The worst incidents of the same week a year before: 52 weeks, so that the weekdays agree. */
export function yearAgo(context: ReportContext): readonly ReportSection[] {
	const { period, zone } = context;
	const [from, to] = [period.from, period.to].map((day) =>
		Temporal.PlainDate.from(day).subtract({ weeks: 52 }).toString(),
	) as [string, string];
	const then = countedIn(context, { ...period, ...periodOfDays(from, to, zone) })
		.filter(({ facts }) => ['sev1', 'sev2', 'sev3'].includes(facts.severity))
		.toSorted((a, b) => (a.facts.severity < b.facts.severity ? -1 : a.facts.severity > b.facts.severity ? 1 : 0));
	const items = then
		.slice(0, LISTED)
		.map((incident): ReportText => [recordLink(incident), ` ${incident.facts.severity}: ${incident.facts.title}`]);
	if (items.length === 0) return [];
	return [{ title: `A year ago this week (${from} to ${to})`, blocks: [{ type: 'list', items }] }];
}
