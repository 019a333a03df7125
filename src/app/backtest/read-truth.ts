import type { ArchivedAlert } from '../../core/backtest/archived-alert.ts';
import { type RecordedIncident, recordedIncident } from '../../core/backtest/recorded-incident.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Incident } from '../../core/records/incident.ts';
import { recordKindOf } from '../../core/records/record-kinds.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import { compareInstants } from '../../core/time/instant.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { RuleFiles } from './read-rules.ts';

/** What people say happened, and what they did that alerts do not tell of. */
export interface Truth {
	readonly recorded: ReadonlyMap<string, RecordedIncident>;
	/** The facts of the same incidents. */
	readonly facts: ReadonlyMap<string, Incident>;
	/** An incident that a person ended ends each of its alerts, by time. */
	readonly endings: readonly ArchivedAlert[];
	/** Incidents that could not be read. */
	readonly problems: readonly Diagnostic[];
}

const ENDS: ReadonlySet<string> = new Set(['resolved', 'closed', 'dismissed']);

/** Reads incidents, timelines and postmortems; drafts are no incidents yet. */
export function readTruth(files: RuleFiles): Truth {
	const recorded = new Map<string, RecordedIncident>();
	const known = new Map<string, Incident>();
	const endings: ArchivedAlert[] = [];
	const problems: Diagnostic[] = [];
	const paths = new Set(files.paths());
	for (const path of paths) {
		if (recordKindOf(path) !== 'incident' || path.startsWith('incidents/drafts/')) continue;
		const parsed = parseRecord('incident', path, files.read(path));
		if (!parsed.ok) {
			problems.push(...parsed.problems);
			continue;
		}
		const facts = parsed.value.value;
		const beside = (name: string) => path.replace(/incident\.md$/, name);
		const postmortem = paths.has(beside('postmortem.md')) ? files.read(beside('postmortem.md')) : '';
		const read = parseRecord('postmortem', beside('postmortem.md'), postmortem);
		const hasAcceptedPostmortem = read.ok && read.value.value.status === 'accepted';
		recorded.set(facts.id, recordedIncident(facts, { hasAcceptedPostmortem }));
		known.set(facts.id, facts);
		if (!paths.has(beside('timeline.yaml'))) continue;
		const timeline = parseRecord('timeline', beside('timeline.yaml'), files.read(beside('timeline.yaml')));
		if (timeline.ok) endings.push(...endingsOf(facts, timeline.value.value));
	}
	endings.sort((a, b) => compareInstants(a.candidate.received, b.candidate.received));
	return { recorded, facts: known, endings, problems };
}

/** A person who ended an incident, as if its source had said so of each alert. */
export function endingsOf({ id, alerts }: Incident, timeline: readonly TimelineEntry[]): readonly ArchivedAlert[] {
	const ends = timeline.filter(({ kind, by }) => ENDS.has(kind) && by.startsWith('@'));
	return ends.flatMap(({ at }) =>
		(alerts?.fingerprints ?? []).map((fingerprint): ArchivedAlert => {
			const shared = { source: 'cloudevents', fingerprint, state: 'resolved', event: 'ended by a person' } as const;
			const alert = { ...shared, name: '', title: '', labels: {}, integrations: [] };
			return { candidate: { alert, at, received: at }, recorded: id };
		}),
	);
}
