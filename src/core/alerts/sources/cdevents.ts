import type { Alert, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { fieldAt, instantOf, type PayloadField, requireText, textEntries, textOf } from '../payload-field.ts';
import { readChange } from '../read-change.ts';

/** What every mode of CloudEvents comes down to. */
export interface CloudEvent {
	readonly source: string;
	readonly type: string;
	readonly typeField: PayloadField;
	readonly subject?: string;
	readonly subjectField: PayloadField;
	readonly at?: string;
	/** Trace id of the `traceparent` extension. */
	readonly trace?: string;
	readonly data: PayloadField;
}

const INCIDENT_TYPE = /^dev\.cdevents\.incident\.(detected|reported|resolved)\.\d+\.\d+\.\d+(?:[-+.].*)?$/;

/** True for a CDEvents incident event of any version. */
export function isIncidentType(type: string): boolean {
	return INCIDENT_TYPE.test(type);
}

/** A CDEvents body, alone or as the data of a CloudEvent: `context` and `subject`. */
export function readCdevent(root: PayloadField): readonly SourceEvent[] {
	const context = fieldAt(root, 'context');
	const type = requireText(fieldAt(context, 'type'));
	const source = requireText(fieldAt(context, 'source'));
	if (type === '' || source === '') return [];
	if (!isIncidentType(type)) {
		return [{ type: 'ignored', event: type, reason: 'A CDEvents event about something other than an incident' }];
	}
	const subject = fieldAt(root, 'subject');
	const at = instantOf(fieldAt(context, 'timestamp'));
	const typeField = fieldAt(context, 'type');
	const event: CloudEvent = { source, type, typeField, at, subjectField: fieldAt(subject, 'id'), data: root };
	return readIncident(event, subject, fieldAt(root, 'customData'));
}

/** An incident of CDEvents; detected, reported and resolved of one incident share subject id and subject source. */
export function readIncident(event: CloudEvent, subject: PayloadField, custom: PayloadField): readonly SourceEvent[] {
	const id = textOf(fieldAt(subject, 'id')) ?? event.subject ?? requireText(event.subjectField);
	const subjectSource = textOf(fieldAt(subject, 'source')) ?? event.source;
	const content = fieldAt(subject, 'content');
	const service = textOf(fieldAt(fieldAt(content, 'service'), 'id'));
	const customLabels = Object.fromEntries(textEntries(custom));
	const description = textOf(fieldAt(content, 'description'));
	const ticket = textOf(fieldAt(content, 'ticketURI'));
	const alert: Alert = {
		source: 'cloudevents',
		fingerprint: `cloudevents:${subjectSource}#${id}`,
		state: INCIDENT_TYPE.exec(event.type)?.[1] === 'resolved' ? 'resolved' : 'firing',
		event: event.type,
		name: customLabels.alertname ?? alertName(description ?? id),
		title: description ?? id,
		at: event.at,
		severity: customLabels.severity ?? customLabels.priority,
		labels: { ...customLabels, ...contentLabels(content), source: event.source },
		integrations: service === undefined ? [] : [service],
		url: ticket,
		runbookUrl: customLabels.runbook_url,
		...readChange((key) => customLabels[key]),
		evidence: [
			...(ticket === undefined ? [] : [{ kind: 'ticket', url: ticket }]),
			...(event.trace === undefined ? [] : [{ kind: 'trace', id: event.trace }]),
		],
	};
	return [{ type: 'alert', alert }];
}

function contentLabels(content: PayloadField): Readonly<Record<string, string>> {
	const labels: readonly (readonly [string, string | undefined])[] = [
		['service', textOf(fieldAt(fieldAt(content, 'service'), 'id'))],
		['environment', textOf(fieldAt(fieldAt(content, 'environment'), 'id'))],
		['artifact', textOf(fieldAt(content, 'artifactId'))],
	];
	return Object.fromEntries(labels.flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])));
}
