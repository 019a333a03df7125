import { DETECTION_CHANNELS } from '../../core/records/incident-words.ts';
import { slugify } from '../../core/records/slugify.ts';
import type { ImportedIncident, ImportFile, ImportReading } from './imported-incident.ts';
import { importedMarkdown, importedSeverity, importedTitle } from './imported-text.ts';
import { fieldOf, type JsonField, listOf, lose, loseOthers, textOf, timeOf } from './json-field.ts';
import { readFrontMatter } from './read-front-matter.ts';

/** What a fact is called in front matter that people made up themselves; the first that is there counts. */
const NAMES = {
	title: ['title', 'name', 'summary'],
	severity: ['severity', 'sev', 'priority', 'impact'],
	status: ['status', 'state'],
	services: ['services', 'service', 'components', 'component', 'affected', 'affected_services', 'systems'],
	team: ['team', 'owner', 'squad'],
	kind: ['kind', 'type', 'category'],
	detected_by: ['detected_by'],
	impact_started: ['impact_started', 'started_at', 'started', 'start', 'start_time', 'start_date'],
	detected: ['detected', 'detected_at', 'date', 'created', 'created_at', 'reported_at'],
	acknowledged: ['acknowledged', 'acknowledged_at'],
	mitigated: ['mitigated', 'mitigated_at'],
	resolved: ['resolved', 'resolved_at', 'end', 'ended', 'end_time', 'end_date', 'resolvedWhen'],
} as const;

const TIMES = ['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const;

const OVER = /^(?:resolved|closed|done|fixed|complete|completed|final|published)$/i;

/** An incident or postmortem in Markdown with YAML front matter; every key that says nothing here is a loss. */
export function readMarkdown(file: ImportFile): ImportReading {
	const read = readFrontMatter(file);
	if (!('facts' in read)) return { incidents: [], losses: read.losses };
	return { incidents: readIncident(read.facts, read.body), losses: read.losses };
}

function readIncident(facts: JsonField, body: string): readonly ImportedIncident[] {
	const fields = Object.fromEntries(
		Object.entries(NAMES).map(([fact, names]) => [fact, firstOf(facts, names)]),
	) as Record<keyof typeof NAMES, JsonField>;
	const heading = /^#\s+(.{1,300})$/m.exec(body)?.[1] ?? '';
	const title = importedTitle(textOf(fields.title) || heading);
	const times = readTimes(fields);
	const start = times.detected ?? times.impact_started;
	if (title === '' || start === undefined) {
		lose(facts, 'lacks a title or a date; left out');
		return [];
	}
	loseOthers(facts, new Set(Object.values(fields).map(({ path }) => path)));
	const severity = importedSeverity(textOf(fields.severity));
	if (severity === undefined) lose(fields.severity, 'says no severity from 1 to 5; severity by default');
	const status = textOf(fields.status);
	const kind = textOf(fields.kind);
	const team = importedTitle(textOf(fields.team));
	const channel = DETECTION_CHANNELS.find((one) => one === textOf(fields.detected_by));
	return [
		{
			origin: { id: facts.file },
			file: facts.file,
			title,
			status: times.resolved !== undefined || fields.resolved.value === true || OVER.test(status) ? 'resolved' : 'open',
			...(severity && { severity }),
			...(kind !== '' && slugify(kind) === kind && { kind }),
			services: textsOf(fields.services),
			...(team !== '' && { team }),
			...(channel && { detectedBy: channel }),
			times: { ...times, detected: start },
			timeline: [],
			body: importedMarkdown(body),
		},
	];
}

function firstOf(facts: JsonField, names: readonly string[]): JsonField {
	const found = names.map((name) => fieldOf(facts, name)).find(({ value }) => value !== undefined && value !== null);
	return found ?? fieldOf(facts, names[0]!);
}

function readTimes(fields: Record<keyof typeof NAMES, JsonField>): ImportedIncident['times'] {
	const times = TIMES.flatMap((time) => {
		// `resolved: true` is a status and no time.
		const at = typeof fields[time].value === 'boolean' ? undefined : timeOf(fields[time]);
		return at === undefined ? [] : [[time, at] as const];
	});
	return Object.fromEntries(times);
}

function textsOf(field: JsonField): readonly string[] {
	const texts = Array.isArray(field.value) ? listOf(field).map(textOf) : textOf(field).split(',');
	return texts.map(importedTitle).filter((text) => text !== '');
}
