import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import { onCallAt } from '../../src/core/oncall/on-call-at.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { isExplained } from '../../src/core/records/is-explained.ts';
import type { Postmortem } from '../../src/core/records/postmortem.ts';
import { CURRENT_SCHEMA } from '../../src/core/records/scalars.ts';
import { durationMs } from '../../src/core/time/duration.ts';
import { printRecord } from '../../src/formats/print-record.ts';

const DAY = 86_400_000;

/** What a weekly report is computed from; the week begins on a Monday at midnight in Jakarta. */
export interface WeeklyReportInput {
	readonly period: string;
	/** First moment of the week, RFC 3339 UTC. */
	readonly start: string;
	/** When it was written: the Monday after. */
	readonly asOf: string;
	readonly catalogue: Catalogue;
	readonly incidents: readonly Incident[];
	readonly postmortems: readonly Postmortem[];
}

/** The text of `reports/<week>.md`. */
export function composeWeeklyReport(input: WeeklyReportInput): string {
	const { period, asOf } = input;
	const facts = { schema: CURRENT_SCHEMA, kind: 'weekly', period, as_of: asOf, sent: asOf } as const;
	const sections = [
		`# Incidents of ${period}`,
		opening(input),
		'## Against target',
		targetTable(input),
		'## Incidents',
		incidentTable(input),
		'## Waiting',
		waitingList(input),
		'## On call from today',
		onCallList(input),
	];
	return printRecord('report', facts, `\n${sections.join('\n\n')}\n`);
}

function within({ start, incidents }: WeeklyReportInput, weeksBack: number, weeks = 1): readonly Incident[] {
	const from = Date.parse(start) - weeksBack * 7 * DAY;
	const until = from + weeks * 7 * DAY;
	return incidents.filter(({ times }) => {
		const detected = Date.parse(times.detected ?? '');
		return detected >= from && detected < until;
	});
}

function opening(input: WeeklyReportInput): string {
	const found = within(input, 0);
	const bySeverity = Map.groupBy(found, ({ severity }) => severity);
	const parts = [...bySeverity]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([severity, of]) => `${of.length} ${severity}`);
	const before = within(input, 4, 4).length / 4;
	return `${found.length} incidents (${parts.join(', ')}); ${before} a week in the four weeks before. None is open.`;
}

/** Duplicates, what an upstream incident explains, and dismissed ones are counted apart, as in the metrics. */
function isMeasured(facts: Incident): boolean {
	const { severity, status } = facts;
	return !isExplained(facts) && status !== 'dismissed' && ['sev1', 'sev2', 'sev3'].includes(severity);
}

function targetTable(input: WeeklyReportInput): string {
	const rows = (['tta', 'ttr'] as const).map((metric) => {
		const target = targetOf(input, metric);
		const now = measure(within(input, 0), metric);
		const before = measure(within(input, 4, 4), metric);
		const share = `${now.filter((ms) => ms <= durationMs(target)).length} of ${now.length} within ${target}`;
		const name = metric === 'tta' ? 'To acknowledge' : 'To resolve';
		return `| ${name} | ${now.length} | ${median(now)} | ${share} | ${median(before)} (n ${before.length}) |`;
	});
	const head = '| sev1 to sev3 | n | Median | Target | Four weeks before |\n|---|---|---|---|---|';
	return `${head}\n${rows.join('\n')}`;
}

function targetOf({ catalogue, start }: WeeklyReportInput, metric: 'tta' | 'ttr'): string {
	const inForce = (catalogue.policies.targets?.targets ?? [])
		.filter((target) => target.metric === metric && target.from <= start.slice(0, 10))
		.sort((a, b) => (a.from < b.from ? 1 : -1));
	return inForce[0]?.within ?? '0m';
}

function measure(incidents: readonly Incident[], metric: 'tta' | 'ttr'): readonly number[] {
	return incidents.filter(isMeasured).flatMap(({ times }) => {
		const end = metric === 'tta' ? times.acknowledged : times.resolved;
		return end && times.detected ? [Date.parse(end) - Date.parse(times.detected)] : [];
	});
}

function median(values: readonly number[]): string {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	if (sorted.length === 0) return 'none';
	return readable((sorted[Math.floor(middle - 0.5)]! + sorted[Math.ceil(middle - 0.5)]!) / 2);
}

function readable(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return seconds < 600 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${Math.round(seconds / 60)} min`;
}

function incidentTable(input: WeeklyReportInput): string {
	const rows = within(input, 0).map(({ id, title, severity, team, times }) => {
		const span = (end: string | undefined): string =>
			end && times.detected ? readable(Date.parse(end) - Date.parse(times.detected)) : 'not recorded';
		const link = `[${id}](../incidents/${id.slice(4, 8)}/${id}/incident.md)`;
		return `| ${link} | ${title} | ${severity} | ${team} | ${span(times.acknowledged)} | ${span(times.resolved)} |`;
	});
	const head = '| Incident | What | Severity | Team | To acknowledge | To resolve |\n|---|---|---|---|---|---|';
	return `${head}\n${rows.join('\n')}`;
}

function waitingList({ asOf, incidents, postmortems }: WeeklyReportInput): string {
	const today = asOf.slice(0, 10);
	const known = new Set(incidents.filter(({ times }) => (times.detected ?? '') < asOf).map(({ id }) => id));
	const ours = postmortems.filter(({ incident }) => known.has(incident));
	const reviews = ours
		.filter(({ status }) => status !== 'accepted')
		.map(({ incident, due, status }) => `- Postmortem of ${incident}, ${status}, due ${due}`);
	const actions = ours.flatMap(({ incident, actions: list }) =>
		list
			.filter(({ status, due }) => status === 'open' && due < today)
			.map(({ id, text, owner, due }) => `- ${incident} ${id}, overdue since ${due}, ${owner}: ${text}`),
	);
	return [...reviews, ...actions].join('\n') || 'Nothing.';
}

function onCallList({ asOf, catalogue }: WeeklyReportInput): string {
	return [...catalogue.schedules]
		.map(([, schedule]) => {
			const shifts = onCallAt(schedule, asOf).map(({ role, member }) => `${member} (${role})`);
			return `- ${schedule.name}: ${shifts.join(', ')}`;
		})
		.join('\n');
}
