import { addDays } from '../../../core/metrics/calendar-of-day.ts';
import { rowsWithin } from '../../../core/metrics/recent-periods.ts';
import { DETECTION_CHANNELS, INCIDENT_STATUSES, SEVERITIES } from '../../../core/records/incident-words.ts';
import type { IncidentRow, MeasuredCatalogue } from '../measure-catalogue.ts';
import type { Dataset } from './dataset.ts';
import { teamName } from './teams-of.ts';
import { YEAR_DAYS } from './times.ts';

const HOUR = 3_600_000;

/** What the incidents of the last year are counted by. */
export type SummaryBy = 'counts_as' | 'status' | 'severity' | 'kind' | 'product' | 'service' | 'team' | 'detected_by';

export type SummaryRow = {
	readonly by: SummaryBy;
	readonly key: string;
	readonly name: string;
	readonly incidents: number;
	/** Of them sev1 and sev2. */
	readonly severe: number;
	/** From detection to resolution, added up over those where both are known. */
	readonly hours: number;
	readonly hours_n: number;
};

/** How many incidents there were in the last year, by all that they can be told apart by. */
export function makeSummary(measured: MeasuredCatalogue): Dataset<SummaryRow> {
	const { rows, today } = measured;
	const span = { from: addDays(today, 1 - YEAR_DAYS), to: today };
	const recent = rowsWithin(rows, span);
	const counted = recent.filter(({ standing }) => standing === 'counted');
	const { policies, services } = measured.catalogue;
	const groups: readonly (readonly SummaryRow[])[] = [
		countBy('counts_as', recent, (row) => row.standing),
		countBy('status', recent, (row) => row.status, { order: INCIDENT_STATUSES }),
		countBy('severity', counted, (row) => row.severity, { order: SEVERITIES }),
		countBy('kind', counted, (row) => row.kind, {
			name: (key) => policies.triage?.kinds.find(({ id }) => id === key)?.name,
		}),
		countBy('product', counted, (row) => row.product, {
			name: (key) => policies.products?.products.find(({ id }) => id === key)?.name,
		}),
		countBy('service', counted, (row) => row.service, { name: (key) => services.get(key)?.name }),
		countBy('team', counted, (row) => row.team, { name: (key) => teamName(key, measured) }),
		countBy('detected_by', counted, (row) => row.incident.facts.detected_by, { order: DETECTION_CHANNELS }),
	];
	return {
		name: 'summary',
		title: 'Incidents of the last year',
		about: `One row a value: incidents of ${span.from} to ${span.to}; all of them by what they count as and by status, only the measured by the rest.`,
		columns: [
			{ key: 'by', label: 'By', unit: 'text' },
			{ key: 'key', label: 'Key', unit: 'text', isOnlyInFiles: true },
			{ key: 'name', label: 'Value', unit: 'text' },
			{ key: 'incidents', label: 'Incidents', unit: 'count' },
			{ key: 'severe', label: 'sev1 and sev2', unit: 'count' },
			{ key: 'hours', label: 'Hours', unit: 'hours' },
			{ key: 'hours_n', label: 'Hours of n', unit: 'count' },
		],
		rows: groups.flat(),
	};
}

/** Counts by key: in a given order, else the most first. */
function countBy(
	by: SummaryBy,
	rows: readonly IncidentRow[],
	keyOf: (row: IncidentRow) => string,
	{
		order,
		name = (key) => key,
	}: { readonly order?: readonly string[]; readonly name?: (key: string) => string | undefined } = {},
): readonly SummaryRow[] {
	const counted = [...Map.groupBy(rows, keyOf)].map(([key, own]): SummaryRow => {
		const known = own.flatMap(({ measurements: { ttr } }) => (ttr.state === 'recorded' ? [ttr.ms] : []));
		return {
			by,
			key,
			name: name(key) ?? key,
			incidents: own.length,
			severe: own.filter(({ severity }) => severity === 'sev1' || severity === 'sev2').length,
			hours: known.reduce((sum, ms) => sum + ms, 0) / HOUR,
			hours_n: known.length,
		};
	});
	return counted.sort((a, b) =>
		order ? order.indexOf(a.key) - order.indexOf(b.key) : b.incidents - a.incidents || (a.key < b.key ? -1 : 1),
	);
}
