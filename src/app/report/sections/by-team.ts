import type { DurationSummary } from '../../../core/metrics/summarise-measurements.ts';
import type { ReportSection } from '../../../core/reports/report-document.ts';
import { sayTime } from '../../../core/reports/say-time.ts';
import { formatShareOf } from '../../metrics/format-figures.ts';
import { deriveAgenda } from '../../retrospective/derive-agenda.ts';
import { baselineWords, countedIn, type ReportContext } from '../report-context.ts';
import { changeWords } from './against-target.ts';

/** Each team's incidents, times, and change against the baseline, judged as so many comparisons as there are teams. */
export function byTeam(context: ReportContext): readonly ReportSection[] {
	const { metrics, baseline, period } = context;
	const last = Map.groupBy(countedIn(context, baseline.at(-1)!), ({ facts }) => facts.team);
	const severe = Map.groupBy(
		countedIn(context, period).filter(({ facts }) => facts.severity === 'sev1' || facts.severity === 'sev2'),
		({ facts }) => facts.team,
	);
	const late = overdueByTeam(context);
	const rows = metrics.groups.map(({ key, name, counts, durations, comparisons }) => [
		name,
		`${counts.standing.counted}, ${last.get(key)?.length ?? 0} the month before`,
		String(severe.get(key)?.length ?? 0),
		timeWords(durations.tta),
		timeWords(durations.ttr),
		changeWords(comparisons!.ttr),
		String(late.get(key)?.length ?? 0),
	]);
	if (rows.length === 0) return [];
	const change = `To resolve, against ${baselineWords(context)}`;
	const head = ['Team', 'Incidents', 'sev1, sev2', 'To acknowledge', 'To resolve', change, 'Overdue'];
	return [{ title: 'By team', blocks: [{ type: 'table', head, rows }] }];
}

/** Overdue postmortems and actions of incidents of all time, by the team of the incident. */
function overdueByTeam({ catalogue, at }: ReportContext): ReadonlyMap<string, readonly unknown[]> {
	const { postmortems, overdue } = deriveAgenda(catalogue, at);
	return Map.groupBy(
		[...postmortems.filter(({ isOverdue }) => isOverdue), ...overdue],
		(one) => one.incident.facts.team,
	);
}

function timeWords({ n, median, p90, judged, within }: DurationSummary): string {
	if (median === undefined) return '–';
	const spread = `median ${sayTime(median)}, p90 ${sayTime(p90!)}, n ${n}`;
	return judged === 0 ? spread : `${spread}; within target ${formatShareOf(within, judged)}`;
}
