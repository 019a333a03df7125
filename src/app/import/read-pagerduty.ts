import { safeUrl } from '../../core/alerts/safe-url.ts';
import type { Severity } from '../../core/records/incident.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import { compareInstants } from '../../core/time/instant.ts';
import type { ImportedIncident, ImportFile, ImportReading } from './imported-incident.ts';
import { importedSeverity, importedTitle } from './imported-text.ts';
import { fieldOf, incidentsIn, type JsonField, listOf, lose, loseOthers, textOf, timeOf } from './json-field.ts';

/** What is read, and what says nothing about an incident. */
const KEYS = new Set([
	...['id', 'title', 'summary', 'status', 'urgency', 'priority', 'service', 'teams', 'html_url', 'resolve_reason'],
	...['created_at', 'resolved_at', 'last_status_change_at', 'acknowledgements', 'log_entries'],
	...['type', 'self', 'updated_at'],
]);

const URGENCY: ReadonlyMap<string, Severity> = new Map([
	['high', 'sev3'],
	['low', 'sev4'],
]);

/**
 * Incidents as PagerDuty's REST API lists them (`GET /incidents`), page by page or one by one; with `log_entries` beside
 * them where they were exported. Without those it forgets who acknowledged once an incident is resolved.
 */
export function readPagerDuty({ name, text }: ImportFile): ImportReading {
	const { fields, losses } = incidentsIn(name, text);
	return { incidents: fields.flatMap(readIncident), losses };
}

function readIncident(field: JsonField): readonly ImportedIncident[] {
	const id = importedTitle(textOf(fieldOf(field, 'id')));
	const title = importedTitle(textOf(fieldOf(field, 'title')) || textOf(fieldOf(field, 'summary')));
	const created = timeOf(fieldOf(field, 'created_at'));
	if (id === '' || title === '' || created === undefined) {
		lose(field, 'lacks an id, a title or created_at; left out');
		return [];
	}
	loseOthers(field, KEYS);
	const isOver = textOf(fieldOf(field, 'status')) === 'resolved';
	const url = safeUrl(textOf(fieldOf(field, 'html_url')));
	const parent = parentOf(field);
	const team = importedTitle(
		textOf(fieldOf(listOf(fieldOf(field, 'teams'))[0] ?? { ...field, value: undefined }, 'summary')),
	);
	const service = importedTitle(textOf(fieldOf(fieldOf(field, 'service'), 'summary')));
	const severity = severityOf(field);
	return [
		{
			origin: { id, ...(url && { url }) },
			file: field.file,
			title,
			status: isOver ? 'resolved' : 'open',
			...(severity && { severity }),
			services: service === '' ? [] : [service],
			...(team !== '' && { team }),
			detectedBy: 'alert',
			times: readTimes(field, created, isOver),
			timeline: readLog(field),
			body: '',
			...(parent !== '' && { duplicateOf: parent }),
		},
	];
}

/** Merged into another: the API gives that as the reason of the resolution. */
function parentOf(field: JsonField): string {
	const reason = fieldOf(field, 'resolve_reason');
	if (textOf(fieldOf(reason, 'type')) !== 'merge_resolve_reason') return '';
	return textOf(fieldOf(fieldOf(reason, 'incident'), 'id'));
}

function severityOf(field: JsonField): Severity | undefined {
	const priority = fieldOf(fieldOf(field, 'priority'), 'summary');
	const [word, urgency] = [textOf(priority), textOf(fieldOf(field, 'urgency'))];
	const severity = importedSeverity(word);
	if (severity !== undefined) return severity;
	if (word !== '') lose(priority, `"${importedTitle(word)}" says no severity from 1 to 5; taken from the urgency`);
	const byUrgency = URGENCY.get(urgency);
	if (byUrgency === undefined) lose(fieldOf(field, 'urgency'), 'says nothing; severity by default');
	return byUrgency;
}

function readTimes(field: JsonField, created: string, isOver: boolean): ImportedIncident['times'] {
	const acks = [
		...listOf(fieldOf(field, 'acknowledgements')).map((ack) => timeOf(fieldOf(ack, 'at'))),
		...listOf(fieldOf(field, 'log_entries'))
			.filter((entry) => textOf(fieldOf(entry, 'type')).startsWith('acknowledge_log_entry'))
			.map((entry) => timeOf(fieldOf(entry, 'created_at'))),
	].filter((at) => at !== undefined);
	const acknowledged = acks.sort(compareInstants)[0];
	const resolved = isOver
		? (timeOf(fieldOf(field, 'resolved_at')) ?? timeOf(fieldOf(field, 'last_status_change_at')))
		: undefined;
	if (acknowledged === undefined && isOver)
		lose(fieldOf(field, 'acknowledgements'), 'is empty once resolved; export log_entries to know it');
	if (resolved === undefined && isOver)
		lose(fieldOf(field, 'resolved_at'), 'is missing although the incident is resolved');
	return { detected: created, ...(acknowledged && { acknowledged }), ...(resolved && { resolved }) };
}

function readLog(field: JsonField): readonly TimelineEntry[] {
	const entries = listOf(fieldOf(field, 'log_entries')).flatMap((entry): TimelineEntry[] => {
		const at = timeOf(fieldOf(entry, 'created_at'));
		const text = importedTitle(textOf(fieldOf(entry, 'summary')) || textOf(fieldOf(entry, 'type')));
		if (at === undefined || text === '') {
			lose(entry, 'has no time or no text; left out');
			return [];
		}
		return [{ at, kind: 'external', text, by: 'pagerduty' }];
	});
	return entries.sort((a, b) => compareInstants(a.at, b.at));
}
