import { Temporal } from 'temporal-polyfill';
import type { ReportSection, ReportText } from '../../../core/reports/report-document.ts';
import { recurringFamilies } from '../../retrospective/recurring-families.ts';
import { recordLink, recordLinks } from '../record-link.ts';
import { beganIn, type ReportContext } from '../report-context.ts';

const PATTERN_DAYS = 90;

/** Families of incidents that had one in the period, and what was agreed after the others and is not done. */
export function cameBack(context: ReportContext): readonly ReportSection[] {
	const { catalogue, period, zone } = context;
	const since = Temporal.PlainDate.from(period.to).subtract({ days: PATTERN_DAYS }).toString();
	const began = new Set(beganIn(context, period));
	const families = recurringFamilies(catalogue.incidents, { since, until: period.to, zone }).filter(({ incidents }) =>
		incidents.some((incident) => began.has(incident)),
	);
	const items = families.flatMap(({ incidents, unfinished }): ReportText[] => {
		const { title, service, kind } = incidents[0]!.facts;
		return [
			[`${incidents.length} times on ${service}, ${kind}, last as “${title}”: `, ...recordLinks(incidents)],
			...unfinished.map(
				({ incident, action }): ReportText => [
					'Still open: ',
					recordLink(incident, 'postmortem'),
					` ${action.id}, ${action.owner}, due ${action.due}: ${action.text}`,
				],
			),
		];
	});
	return items.length === 0 ? [] : [{ title: 'What came back', blocks: [{ type: 'list', items }] }];
}
