import { measureDuration } from '../../../core/metrics/measure-duration.ts';
import type { Measurement } from '../../../core/metrics/measurement.ts';
import { standingOf } from '../../../core/metrics/standing-of.ts';
import type { ReportSection, ReportText } from '../../../core/reports/report-document.ts';
import { sayTime } from '../../../core/reports/say-time.ts';
import type { CatalogueIncident } from '../../catalogue/catalogue.ts';
import { recordLink } from '../record-link.ts';
import { beganIn, type ReportContext } from '../report-context.ts';

const HEAD = ['Incident', 'What', 'How bad', 'Team', 'Acknowledged after', 'Resolved after'];

/** Longer lists are not read, and mail clients cut them; the worst are shown. */
const LISTED = 40;

/** The incidents that began in the period, the worst first, those that are counted apart among them; none where none began. */
export function incidentList(context: ReportContext): readonly ReportSection[] {
	const worst = beganIn(context, context.period).toSorted((a, b) => compare(a.facts.severity, b.facts.severity));
	if (worst.length === 0) return [];
	const rows = worst.slice(0, LISTED).map((incident) => rowOf(incident, context));
	const rest = worst.length > LISTED ? [`And ${worst.length - LISTED} more, none of them worse.`] : [];
	const table = { type: 'table', head: HEAD, rows } as const;
	return [{ title: 'Incidents', blocks: [table, ...rest.map((text) => ({ type: 'paragraph', text }) as const)] }];
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf(incident: CatalogueIncident, { catalogue, zone, at }: ReportContext): readonly ReportText[] {
	const { facts } = incident;
	const measured = (metric: 'tta' | 'ttr') =>
		measurementWords(
			measureDuration(metric, facts, { targets: { policy: catalogue.policies.targets, zone }, now: at }),
		);
	const standing = standingOf(facts);
	const status = standing === 'counted' || standing === facts.status ? facts.status : `${facts.status}, ${standing}`;
	const team = catalogue.teams.get(facts.team)?.name ?? facts.team;
	return [recordLink(incident), facts.title, `${facts.severity}, ${status}`, team, measured('tta'), measured('ttr')];
}

function measurementWords(measurement: Measurement): string {
	if (measurement.state === 'recorded') return sayTime(measurement.ms);
	return measurement.state === 'not-applicable' ? 'not recorded' : measurement.state;
}
