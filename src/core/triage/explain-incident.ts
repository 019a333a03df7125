import type { AlertLine } from '../records/alert-line.ts';
import type { Incident, Relation } from '../records/incident.ts';
import type { TimelineEntry } from '../records/timeline.ts';
import { describeLink } from './describe-link.ts';
import { REASONS, type ReasonCode } from './reasons.ts';

/** One reason why an incident is what it is. */
export interface ExplainedStep {
	readonly topic:
		| 'opened'
		| 'service'
		| 'level'
		| 'alerts'
		| 'cause'
		| 'duplicate'
		| 'recurrence'
		| 'severity'
		| 'status'
		| 'verdict';
	/** When it was decided (RFC 3339 UTC), where that is known. */
	readonly at?: string;
	/** What was decided, in a sentence made for this incident. */
	readonly text: string;
	/** Reason code, and its sentence for everybody. */
	readonly reason?: string;
	readonly why?: string;
	/** Another incident that the step is about. */
	readonly incident?: string;
}

/** What people call each topic. */
export const TOPIC_TITLES: Readonly<Record<ExplainedStep['topic'], string>> = {
	opened: 'Opened',
	service: 'Service',
	level: 'Level',
	alerts: 'Alerts',
	cause: 'Cause',
	duplicate: 'Related',
	recurrence: 'Before',
	severity: 'Severity',
	status: 'Status',
	verdict: 'Verdict',
};

/** What explaining an incident is made from: its records, and what is known of the incidents it links to. */
export interface ExplainedRecords {
	readonly facts: Incident;
	/** Its lines of the alert archive, oldest first. */
	readonly lines: readonly AlertLine[];
	readonly timeline: readonly TimelineEntry[];
	readonly factsOf: (id: string) => Incident | undefined;
	/** The sentence of a proposed severity, where one can be proposed. */
	readonly proposal?: string;
}

/** The whole chain of decisions on one incident, in the order of the pipeline. A function of records alone. */
export function explainIncident(records: ExplainedRecords): readonly ExplainedStep[] {
	return [
		...explainOpening(records),
		...explainService(records),
		...explainLevel(records),
		...explainAlerts(records),
		...explainLinks(records),
		...explainSeverity(records),
		...explainStatus(records),
		...explainVerdict(records),
	];
}

/** The sentence of a reason code; undefined for one that people made up. */
export function sentenceOf(reason: string | undefined): string | undefined {
	return reason !== undefined && Object.hasOwn(REASONS, reason) ? REASONS[reason as ReasonCode] : undefined;
}

function because(reason: string | undefined): Pick<ExplainedStep, 'reason' | 'why'> {
	const why = sentenceOf(reason);
	return { ...(reason && { reason }), ...(why && { why }) };
}

function openingOf(lines: readonly AlertLine[]): AlertLine | undefined {
	return lines.find(({ decision }) => decision === 'opened');
}

function explainOpening({ facts, lines, timeline }: ExplainedRecords): ExplainedStep[] {
	const line = openingOf(lines);
	if (line) {
		const text = `Opened by the alert ${line.name} of ${line.source}`;
		return [{ topic: 'opened', at: line.at, text, ...because(line.reason) }];
	}
	const entry = timeline.find(({ kind }) => kind === 'opened' || kind === 'reported');
	const at = entry?.at ?? facts.times.detected;
	const text = entry ? `Opened by ${entry.by}, not by an alert` : 'Opened by hand, not by an alert';
	return [{ topic: 'opened', ...(at && { at }), text }];
}

function explainService({ facts, lines }: ExplainedRecords): ExplainedStep[] {
	const given = openingOf(lines)?.service;
	const owner = `owned by ${facts.team} at the time`;
	if (given !== undefined && given !== facts.service) {
		return [{ topic: 'service', text: `Service ${facts.service}, ${owner}; a person changed it from ${given}` }];
	}
	return [{ topic: 'service', text: `Service ${facts.service}, ${owner}` }];
}

function explainLevel({ lines, timeline }: ExplainedRecords): ExplainedStep[] {
	const line = openingOf(lines);
	const raised = timeline
		.filter(({ kind }) => kind === 'severity')
		.map(({ at, text, by }): ExplainedStep => ({ topic: 'level', at, text: `${text} (${by})` }));
	if (!line?.kind || !line.severity) return raised;
	const rule =
		line.rule === 'default' ? 'No rule matched, so the default' : line.rule ? `Rule ${line.rule}` : 'The rules';
	const text = `${rule} of policies/triage.yaml gave it kind ${line.kind} and ${line.severity}`;
	return [{ topic: 'level', at: line.at, text }, ...raised];
}

/** How the other alerts came to it, one step a reason. */
function explainAlerts({ lines }: ExplainedRecords): ExplainedStep[] {
	const others = lines.filter(({ decision, state }) => decision !== 'opened' && state !== 'none');
	const byReason = Map.groupBy(others, ({ reason }) => reason);
	return [...byReason].map(([reason, group]) => {
		const names = [...new Set(group.map(({ name }) => name))];
		const shown = names.slice(0, 3).join(', ');
		const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
		const count = group.length === 1 ? '1 alert' : `${group.length} alerts`;
		return { topic: 'alerts', at: group[0]!.at, text: `${count}: ${shown}${more}`, ...because(reason) };
	});
}

const LINK_TOPICS = {
	caused_by: 'cause',
	duplicate_of: 'duplicate',
	recurrence_of: 'recurrence',
	related_to: 'duplicate',
} as const;

function explainLinks({ facts, factsOf }: ExplainedRecords): ExplainedStep[] {
	return (facts.relations ?? []).map((relation: Relation) => {
		const other = factsOf(relation.incident);
		const own = { service: facts.service, ...facts.times };
		const text = describeLink(own, relation, other && { service: other.service, ...other.times });
		const by = relation.by && relation.by !== 'triage' ? ` (linked by ${relation.by})` : '';
		return {
			topic: LINK_TOPICS[relation.type],
			text: `${text}${by}`,
			incident: relation.incident,
			...because(relation.reason),
		};
	});
}

function explainSeverity({ proposal }: ExplainedRecords): ExplainedStep[] {
	return proposal === undefined ? [] : [{ topic: 'severity', text: proposal }];
}

const STATUS_TEXTS: Readonly<Record<Incident['status'], string>> = {
	'lead-up': 'A report that has not become an incident',
	open: 'Open: an alert fires, or nobody has resolved it',
	resolved: 'Resolved, and opened again if it fires within the reopen window',
	closed: 'Closed for good',
	dismissed: 'Dismissed, and kept in the record',
};

function explainStatus({ facts }: ExplainedRecords): ExplainedStep[] {
	const { status, times } = facts;
	const at = {
		resolved: times.resolved,
		closed: times.closed,
		dismissed: times.dismissed,
		open: undefined,
		'lead-up': undefined,
	}[status];
	return [{ topic: 'status', ...(at && { at }), text: STATUS_TEXTS[status] }];
}

function explainVerdict({ facts }: ExplainedRecords): ExplainedStep[] {
	const { verdict, alert_verdicts = [] } = facts;
	return [
		...(verdict ? [{ topic: 'verdict' as const, text: `Judged ${describeVerdict(verdict)}` }] : []),
		...alert_verdicts.map(({ at, name, ...judged }) => ({
			topic: 'verdict' as const,
			at,
			text: `Alert ${name} judged ${describeVerdict(judged)}`,
		})),
	];
}

function describeVerdict({ value, by, reason }: NonNullable<Incident['verdict']>): string {
	return `${value}${by ? ` by ${by}` : ''}${reason ? `: ${reason}` : ''}`;
}
