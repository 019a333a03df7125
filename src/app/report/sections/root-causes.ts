import { groupIncidents, NONE } from '../../../core/metrics/group-incidents.ts';
import type { ReportSection } from '../../../core/reports/report-document.ts';
import { recordLinks } from '../record-link.ts';
import { baselineWords, countedIn, type ReportContext } from '../report-context.ts';

/** What postmortems of the month name as causes, over all teams; an incident stands under each of its causes. */
export function rootCauses(context: ReportContext): readonly ReportSection[] {
	const { catalogue, period, zone, baseline } = context;
	const names = new Map(catalogue.policies.causes?.causes.map(({ id, name }) => [id, name]));
	const groups = [...groupIncidents(countedIn(context, period), 'cause', zone)];
	const earlier = groupIncidents(
		baseline.flatMap((one) => countedIn(context, one)),
		'cause',
		zone,
	);
	const rows = groups
		.toSorted(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
		.map(([cause, incidents]) => [
			cause === NONE ? 'No cause named' : (names.get(cause) ?? cause),
			String(incidents.length),
			String(earlier.get(cause)?.length ?? 0),
			recordLinks(incidents),
		]);
	if (rows.length === 0) return [];
	const head = ['Cause', 'Incidents', `In ${baselineWords(context)}`, 'Which'];
	return [{ title: 'Root causes', blocks: [{ type: 'table', head, rows }] }];
}
