import type { AlertNote } from '../alert.ts';
import { fieldAt, itemsOf, type PayloadField, textOf } from '../payload-field.ts';
import { redactNamed } from '../redact.ts';
import { nameOf, namesOf } from './pagerduty-references.ts';

/** What an event without a state says in the timeline; no text means that it says nothing. */
export type NoteDraft = Pick<AlertNote, 'kind' | 'text'>;
export type NoteWriter = (data: PayloadField) => readonly NoteDraft[];

/** How each event type of PagerDuty that carries no state reads in a timeline; `data` is what the event is about. */
export const NOTE_WRITERS: ReadonlyMap<string, NoteWriter> = new Map<string, NoteWriter>([
	['incident.escalated', (data) => note('escalated', `Escalated${assignment(data, ' to ')}${policy(data)}`)],
	['incident.reassigned', (data) => note('assigned', `Reassigned${assignment(data, ' to ')}`)],
	['incident.delegated', (data) => note('assigned', `Delegated${assignment(data, ' to ')}${policy(data)}`)],
	['incident.priority_updated', writePriority],
	['incident.annotated', writeAnnotation],
	['incident.status_update_published', (data) => quote('communication', data, 'message')],
	// Numbers and links of a bridge let anyone in who reads them, so only that it changed is kept.
	['incident.conference_bridge.updated', () => note('communication', 'The conference bridge was changed')],
	['incident.responder.added', writeResponderAdded],
	['incident.responder.replied', writeResponderReplied],
	['incident.role.assigned', writeRoles],
	['incident.service_updated', (data) => note('external', `Moved to the PagerDuty service ${named(data, 'service')}`)],
	['incident.incident_type.changed', writeType],
	['incident.custom_field_values.updated', writeCustomFields],
	['incident.task.created', (data) => writeTask(data, 'Task created')],
	['incident.task.updated', (data) => writeTask(data, 'Task updated')],
	['incident.task.completed', (data) => writeTask(data, 'Task completed')],
	['incident.workflow.started', (data) => note('external', `Workflow "${workflow(data)}" started`)],
	['incident.workflow.completed', (data) => note('external', `Workflow "${workflow(data)}" completed`)],
	['incident.action_invocation.created', (data) => note('external', `Automation "${named(data, 'action')}" started`)],
	['incident.action_invocation.terminated', writeActionEnd],
]);

const NO_NAME = 'without a name';

function note(kind: NoteDraft['kind'], text: string): readonly NoteDraft[] {
	return [{ kind, text }];
}

function named(data: PayloadField, key: string): string {
	return nameOf(fieldAt(data, key)) ?? NO_NAME;
}

function assignment(data: PayloadField, before: string): string {
	const names = namesOf(fieldAt(data, 'assignees'));
	return names === undefined ? '' : `${before}${names}`;
}

function policy(data: PayloadField): string {
	const name = nameOf(fieldAt(data, 'escalation_policy'));
	return name === undefined ? '' : ` (escalation policy ${name})`;
}

/** A note that we left there ourselves says nothing new here. */
function writeAnnotation(data: PayloadField): readonly NoteDraft[] {
	const isOurs = /^Recorded as INC-\d{4}-\d+:/.test(textOf(fieldAt(data, 'content')) ?? '');
	return isOurs ? [] : quote('note', data, 'content');
}

function quote(kind: NoteDraft['kind'], data: PayloadField, key: string): readonly NoteDraft[] {
	const text = textOf(fieldAt(data, key));
	if (text === undefined) return [];
	const cut = fieldAt(data, 'trimmed').value === true ? ' … (cut off by PagerDuty)' : '';
	return note(kind, `${text}${cut}`);
}

function writePriority(data: PayloadField): readonly NoteDraft[] {
	const priority = nameOf(fieldAt(data, 'priority'));
	return note('severity', priority === undefined ? 'Priority removed' : `Priority is now ${priority}`);
}

function writeType(data: PayloadField): readonly NoteDraft[] {
	const type = textOf(fieldAt(fieldAt(data, 'incident_type'), 'name')) ?? NO_NAME;
	return note('external', `Incident type is now ${type}`);
}

function responder(data: PayloadField): string {
	return nameOf(fieldAt(data, 'user')) ?? nameOf(fieldAt(data, 'escalation_policy')) ?? 'A responder';
}

function writeResponderAdded(data: PayloadField): readonly NoteDraft[] {
	const message = textOf(fieldAt(data, 'message'));
	return note('assigned', `${responder(data)} was asked to help${message === undefined ? '' : `: ${message}`}`);
}

function writeResponderReplied(data: PayloadField): readonly NoteDraft[] {
	const answer = textOf(fieldAt(data, 'state')) ?? 'no answer';
	return note('assigned', `${responder(data)} answered the request for help: ${answer}`);
}

function writeRoles(data: PayloadField): readonly NoteDraft[] {
	return itemsOf(fieldAt(data, 'incident_role_assignments')).flatMap((assigned) => {
		const role = named(assigned, 'role');
		const person = nameOf(fieldAt(assigned, 'assignee'));
		return note('assigned', person === undefined ? `Role ${role} is no longer assigned` : `Role ${role}: ${person}`);
	});
}

/** `custom_fields` hold what is true now, `changed_custom_fields` what was true before. */
function writeCustomFields(data: PayloadField): readonly NoteDraft[] {
	const now = itemsOf(fieldAt(data, 'custom_fields'));
	const changes = itemsOf(fieldAt(data, 'changed_custom_fields')).map((before) => {
		const id = textOf(fieldAt(before, 'id'));
		const after = now.find((field) => id !== undefined && textOf(fieldAt(field, 'id')) === id);
		const name = textOf(fieldAt(before, 'name')) ?? id ?? NO_NAME;
		return `${name}: ${fieldValue(name, before)} → ${fieldValue(name, after)}`;
	});
	return changes.length === 0 ? [] : note('external', `Fields changed: ${changes.join('; ')}`);
}

function fieldValue(name: string, field: PayloadField | undefined): string {
	if (!field) return 'nothing';
	const value = fieldAt(field, 'value');
	const text =
		textOf(value) ??
		itemsOf(value)
			.flatMap((item) => textOf(item) ?? [])
			.join(', ');
	return text === '' ? 'nothing' : redactNamed(name, text);
}

function writeTask(data: PayloadField, what: string): readonly NoteDraft[] {
	const name = textOf(fieldAt(data, 'name')) ?? nameOf(data) ?? NO_NAME;
	return note('external', `${what}: ${name}${assignment(data, ', for ')}`);
}

function workflow(data: PayloadField): string {
	return nameOf(fieldAt(data, 'incident_workflow')) ?? nameOf(data) ?? NO_NAME;
}

function writeActionEnd(data: PayloadField): readonly NoteDraft[] {
	const state = textOf(fieldAt(data, 'state')) ?? 'ended';
	return note('external', `Automation "${named(data, 'action')}" ended: ${state}`);
}
