import { safeUrl } from '../../core/alerts/safe-url.ts';
import type { Severity } from '../../core/records/incident.ts';
import type { TimelineEntry } from '../../core/records/timeline.ts';
import { compareInstants, toEpochMs } from '../../core/time/instant.ts';
import type { ImportedIncident, ImportFile, ImportReading } from './imported-incident.ts';
import { importedNote, importedTitle } from './imported-text.ts';
import { fieldOf, incidentsIn, type JsonField, listOf, lose, loseOthers, textOf, timeOf } from './json-field.ts';

const SEVERITY: ReadonlyMap<string, Severity> = new Map([
	['critical', 'sev1'],
	['major', 'sev2'],
	['minor', 'sev3'],
	['none', 'sev5'],
]);

/** Statuspage writes `started_at` a moment before `created_at` where nobody set it: that is no time to detect. */
const SAME_TIME = 60_000;

/** What is read, and what says nothing about an incident. */
const KEYS = new Set([
	...['id', 'name', 'status', 'impact', 'shortlink', 'components', 'incident_updates'],
	...['created_at', 'started_at', 'monitoring_at', 'resolved_at', 'updated_at', 'page_id'],
]);

const MAINTENANCE = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);

/**
 * A history of Atlassian Statuspage: `incidents.json` of its API, or files of one incident. It says when customers were
 * told, so detection is the first post; nobody's acknowledgement is in it. Maintenance is no incident.
 */
export function readStatuspage({ name, text }: ImportFile): ImportReading {
	const { fields, losses } = incidentsIn(name, text);
	return { incidents: fields.flatMap(readIncident), losses };
}

function readIncident(field: JsonField): readonly ImportedIncident[] {
	const word = (key: string) => importedTitle(textOf(fieldOf(field, key)));
	const [id, title, status, impact] = [word('id'), word('name'), word('status'), word('impact')];
	if (MAINTENANCE.has(status) || impact === 'maintenance') {
		lose(field, 'is maintenance and no incident; left out');
		return [];
	}
	const created = timeOf(fieldOf(field, 'created_at'));
	if (id === '' || title === '' || created === undefined) {
		lose(field, 'lacks an id, a name or created_at; left out');
		return [];
	}
	const severity = SEVERITY.get(impact);
	if (severity === undefined)
		lose(fieldOf(field, 'impact'), `"${impact}" is no impact known here; severity by default`);
	const url = safeUrl(textOf(fieldOf(field, 'shortlink')));
	loseOthers(field, KEYS);
	const isOver = status === 'resolved' || status === 'postmortem';
	const timeline = readUpdates(field);
	return [
		{
			origin: { id, ...(url && { url }) },
			file: field.file,
			title,
			status: isOver ? 'resolved' : 'open',
			...(severity && { severity }),
			services: readComponents(field),
			times: readTimes(field, created, isOver),
			timeline,
			body: '',
		},
	];
}

function readTimes(field: JsonField, created: string, isOver: boolean): ImportedIncident['times'] {
	const started = timeOf(fieldOf(field, 'started_at'));
	const mitigated = timeOf(fieldOf(field, 'monitoring_at'));
	const resolved = isOver ? timeOf(fieldOf(field, 'resolved_at')) : undefined;
	if (isOver && resolved === undefined)
		lose(fieldOf(field, 'resolved_at'), 'is missing although the incident is resolved');
	const isBackfilled = resolved !== undefined && compareInstants(resolved, created) === 0;
	// Entered when it was over, with one time for all: a duration of zero that nobody measured.
	if (isBackfilled)
		lose(
			fieldOf(field, 'resolved_at'),
			'is the same as created_at, so it was entered afterwards; not taken as a time of resolution',
		);
	const isEarlier = started !== undefined && toEpochMs(created) - toEpochMs(started) >= SAME_TIME;
	return {
		...(isEarlier && { impact_started: started }),
		detected: created,
		...(mitigated !== undefined && !isBackfilled && { mitigated }),
		...(resolved !== undefined && !isBackfilled && { resolved }),
	};
}

/** Components by the names they have now; of those that are gone, the names that the posts gave them. */
function readComponents(field: JsonField): readonly string[] {
	const components = listOf(fieldOf(field, 'components'));
	const known = new Set(components.map((component) => textOf(fieldOf(component, 'id'))));
	const gone = listOf(fieldOf(field, 'incident_updates'))
		.flatMap((update) => listOf(fieldOf(update, 'affected_components')))
		.filter((component) => !known.has(textOf(fieldOf(component, 'code'))));
	const names = [...components, ...gone].map((component) => importedTitle(textOf(fieldOf(component, 'name'))));
	return [...new Set(names.filter((name) => name !== ''))];
}

function readUpdates(field: JsonField): readonly TimelineEntry[] {
	const entries = listOf(fieldOf(field, 'incident_updates')).flatMap((update): TimelineEntry[] => {
		const at = timeOf(fieldOf(update, 'display_at')) ?? timeOf(fieldOf(update, 'created_at'));
		const text = importedNote(textOf(fieldOf(update, 'body')));
		const status = importedTitle(textOf(fieldOf(update, 'status')));
		if (at === undefined) {
			lose(update, 'has no time; left out');
			return [];
		}
		return [
			{
				at,
				kind: 'communication',
				text: [status, text].filter((part) => part !== '').join(': ') || 'no text',
				by: 'statuspage',
			},
		];
	});
	return entries.sort((a, b) => compareInstants(a.at, b.at));
}
