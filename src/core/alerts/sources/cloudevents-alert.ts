import type { Alert, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { addProblem, fieldAt, type PayloadField, textEntries, textOf } from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import type { CloudEvent } from './cdevents.ts';

/** `com.example.disk.alert.firing`, with or without a version at its end. */
const STATE_TYPE = /^(?:(.+)\.)?alert\.(firing|acknowledged|resolved)(?:\.v?\d+(?:\.\d+)*)?$/;

const EXPECTED =
	'a type that ends in .alert.firing, .alert.acknowledged or .alert.resolved, a CDEvents incident (dev.cdevents.incident.detected, .reported or .resolved with a version), or the state in data.state';

/** An alert in our own convention: the state in the type or in `data.state`, what it is about in `data` and `subject`. */
export function readPlainAlert(event: CloudEvent): readonly SourceEvent[] {
	const { data } = event;
	const match = STATE_TYPE.exec(event.type);
	const state = stateOf(match?.[2], event);
	const key = textOf(fieldAt(data, 'fingerprint')) ?? event.subject;
	if (state !== undefined && key === undefined) {
		addProblem(event.subjectField, 'text that names what the alert is about, the same when it resolves');
	}
	if (state === undefined || key === undefined) return [];
	const labels = { ...Object.fromEntries(textEntries(fieldAt(data, 'labels'))), source: event.source };
	const description = textOf(fieldAt(data, 'description')) ?? textOf(data);
	const title = textOf(fieldAt(data, 'title')) ?? textOf(fieldAt(data, 'summary')) ?? firstLine(description) ?? key;
	const service = textOf(fieldAt(data, 'service'));
	const alert: Alert = {
		source: 'cloudevents',
		fingerprint: `cloudevents:${event.source}#${key}`,
		state,
		event: event.type,
		name: textOf(fieldAt(data, 'name')) ?? match?.[1] ?? alertName(title),
		title,
		description,
		at: event.at,
		severity: textOf(fieldAt(data, 'severity')),
		labels: service === undefined ? labels : { ...labels, service },
		integrations: service === undefined ? [] : [service],
		url: textOf(fieldAt(data, 'url')),
		runbookUrl: textOf(fieldAt(data, 'runbook_url')),
		actor: actorOf(fieldAt(data, 'actor')),
		...readChange((name) => textOf(fieldAt(data, name)) ?? textOf(fieldAt(fieldAt(data, 'labels'), name))),
		evidence: event.trace === undefined ? [] : [{ kind: 'trace', id: event.trace }],
	};
	return [{ type: 'alert', alert }];
}

function stateOf(fromType: string | undefined, { data, typeField }: CloudEvent): Alert['state'] | undefined {
	const field = fieldAt(data, 'state');
	const word = fromType ?? textOf(field);
	if (word === 'firing' || word === 'acknowledged' || word === 'resolved') return word;
	if (word === undefined) addProblem(typeField, EXPECTED);
	else addProblem(field, 'one of "firing", "acknowledged", "resolved"');
	return undefined;
}

function firstLine(text: string | undefined): string | undefined {
	return text?.trim().split(/\r\n|[\n\r]/)[0];
}

function actorOf(actor: PayloadField): Alert['actor'] {
	const name = textOf(actor);
	if (name !== undefined) return { name };
	const [id, full, mail] = ['id', 'name', 'mail'].map((key) => textOf(fieldAt(actor, key)));
	return { id, name: full, mail };
}
