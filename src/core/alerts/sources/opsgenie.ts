import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { alertName, nameFromKey } from '../alert-name.ts';
import { epochInstantOf } from '../epoch-instant.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	fieldAt,
	type PayloadField,
	readPayload,
	requireObject,
	requireText,
	textEntries,
	textOf,
} from '../payload-field.ts';
import { personOf } from '../person-of.ts';
import { readChange } from '../read-change.ts';
import { readTags } from '../read-tags.ts';
import { textsOf } from '../texts-of.ts';
import { writeOpsgenieNote } from './opsgenie-notes.ts';

/** Opsgenie's webhook integration, and Jira Service Management's after it: one action on one alert a request. */
export const opsgenie: AlertSource = {
	id: 'opsgenie',
	name: 'Opsgenie',
	read: (body) => readPayload(body, readAction),
};

/** A deleted alert is gone for good: nothing will close it later. */
const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['Create', 'firing'],
	['UnAcknowledge', 'firing'],
	['Acknowledge', 'acknowledged'],
	['Close', 'resolved'],
	['Delete', 'resolved'],
]);

function readAction(root: PayloadField): readonly SourceEvent[] {
	const action = requireText(fieldAt(root, 'action'));
	const alert = fieldAt(root, 'alert');
	if (!requireObject(alert)) return [];
	const id = requireText(fieldAt(alert, 'alertId'));
	if (action === '' || id === '') return [];
	const state = STATES.get(action);
	const at = epochInstantOf(fieldAt(alert, action === 'Create' ? 'createdAt' : 'updatedAt'));
	const actor = personOf(textOf(fieldAt(alert, 'username')), textOf(fieldAt(alert, 'userId')));
	// The word by which triage knows that an acknowledgement was taken back.
	const event = action === 'UnAcknowledge' ? 'unacknowledged' : action;
	const base = { source: 'opsgenie', fingerprint: `opsgenie:${id}`, event, at, actor } as const;
	const by = actor?.name ?? actor?.mail;
	const draft = writeOpsgenieNote(action, root);
	const notes: readonly SourceEvent[] = draft === undefined ? [] : [{ type: 'note', note: { ...base, by, ...draft } }];
	if (state === undefined) return notes;
	return [{ type: 'alert', alert: { ...base, ...readAlert(root, alert, id), state } }, ...notes];
}

function readAlert(root: PayloadField, alert: PayloadField, id: string) {
	const text = (key: string) => textOf(fieldAt(alert, key));
	const title = text('message') ?? `Opsgenie alert ${text('tinyId') ?? id}`;
	const labels = labelsOf(root, alert);
	return {
		name: nameFromKey(text('alias') ?? '') ?? alertName(title),
		title,
		description: text('description'),
		severity: priorityOf(text('priority')),
		labels,
		integrations: [
			text('entity'),
			...textsOf(fieldAt(alert, 'teams')),
			textOf(fieldAt(root, 'integrationName')),
			textOf(fieldAt(root, 'integrationId')),
		].filter((part) => part !== undefined),
		runbookUrl: labels.runbook_url ?? labels.runbook,
		...readChange((key) => labels[key]),
	};
}

/** The integration sends 3 where the API says P3. */
function priorityOf(priority: string | undefined): string | undefined {
	return priority !== undefined && /^[1-5]$/.test(priority) ? `P${priority}` : priority;
}

function labelsOf(root: PayloadField, alert: PayloadField): Readonly<Record<string, string>> {
	const text = (key: string) => textOf(fieldAt(alert, key));
	const teams = textsOf(fieldAt(alert, 'teams')).join(', ');
	return {
		...readTags(textsOf(fieldAt(alert, 'tags'))),
		...Object.fromEntries(textEntries(fieldAt(alert, 'details'))),
		...labelsFrom([
			['alias', text('alias')],
			['entity', text('entity')],
			['integration', textOf(fieldAt(root, 'integrationName'))],
			['priority', priorityOf(text('priority'))],
			['source', text('source')],
			['teams', teams === '' ? undefined : teams],
			['tiny_id', text('tinyId')],
		]),
	};
}
