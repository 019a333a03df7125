import type { Severity } from '../../core/records/incident.ts';
import type { ImportedIncident, ImportFile, ImportReading } from './imported-incident.ts';
import { importedMarkdown, importedTitle } from './imported-text.ts';
import { fieldOf, type JsonField, listOf, lose, loseOthers, textOf, timeOf } from './json-field.ts';
import { readFrontMatter } from './read-front-matter.ts';

const SEVERITY: ReadonlyMap<string, Severity> = new Map([
	['down', 'sev2'],
	['disrupted', 'sev3'],
	['notice', 'sev4'],
]);

const KEYS = new Set([
	'title',
	'date',
	'resolved',
	'resolvedWhen',
	'severity',
	'affected',
	'section',
	'informational',
	'pin',
]);

/** An issue of cState (`content/issues/*.md`): when customers were told, and when it was over. Times without an offset are UTC. */
export function readCstate(file: ImportFile): ImportReading {
	const read = readFrontMatter(file);
	if (!('facts' in read)) return { incidents: [], losses: read.losses };
	return { incidents: readIssue(read.facts, read.body), losses: read.losses };
}

function readIssue(facts: JsonField, body: string): readonly ImportedIncident[] {
	const section = textOf(fieldOf(facts, 'section'));
	if (fieldOf(facts, 'informational').value === true || (section !== '' && section !== 'issue')) {
		lose(facts, 'is an announcement and no incident; left out');
		return [];
	}
	const title = importedTitle(textOf(fieldOf(facts, 'title')));
	const detected = timeOf(fieldOf(facts, 'date'));
	if (title === '' || detected === undefined) {
		lose(facts, 'lacks a title or a date; left out');
		return [];
	}
	const word = textOf(fieldOf(facts, 'severity'));
	const severity = SEVERITY.get(word);
	if (severity === undefined)
		lose(fieldOf(facts, 'severity'), 'is none of down, disrupted, notice; severity by default');
	const isOver = fieldOf(facts, 'resolved').value === true;
	const resolved = isOver ? timeOf(fieldOf(facts, 'resolvedWhen')) : undefined;
	if (isOver && resolved === undefined)
		lose(fieldOf(facts, 'resolvedWhen'), 'is missing although the issue is resolved');
	loseOthers(facts, KEYS);
	const services = listOf(fieldOf(facts, 'affected')).map((name) => importedTitle(textOf(name)));
	return [
		{
			origin: { id: facts.file },
			file: facts.file,
			title,
			status: isOver ? 'resolved' : 'open',
			...(severity && { severity }),
			...(word === 'down' && { kind: 'service-down' }),
			services: services.filter((name) => name !== ''),
			times: { detected, ...(resolved && { resolved }) },
			timeline: [],
			body: importedMarkdown(body),
		},
	];
}
