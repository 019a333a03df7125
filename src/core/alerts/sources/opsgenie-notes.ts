import type { AlertNote } from '../alert.ts';
import { fieldAt, type PayloadField, textOf } from '../payload-field.ts';
import { textsOf } from '../texts-of.ts';

type NoteDraft = Pick<AlertNote, 'kind' | 'text'>;

/** Actions that change a state and say all with it. */
const WITHOUT_NOTE = ['Create', 'Acknowledge', 'UnAcknowledge', 'Close'];

/** How each action that is more than a state reads in a timeline; of the body only the fields that are named here. */
const WRITERS: ReadonlyMap<string, (alert: PayloadField, root: PayloadField) => NoteDraft> = new Map([
	['Delete', () => draft('external', 'The alert was deleted in Opsgenie')],
	['AddNote', (alert) => draft('note', textOf(fieldAt(alert, 'note')) ?? 'A note without a text was added')],
	['AddTags', (alert) => draft('external', `Tags added: ${listed(alert, 'addedTags')}`)],
	['RemoveTags', (alert) => draft('external', `Tags removed: ${listed(alert, 'removedTags')}`)],
	['AddDetails', () => draft('external', 'Details added')],
	['RemoveDetails', () => draft('external', 'Details removed')],
	['AddRecipient', (alert) => draft('assigned', `Recipient added: ${listed(alert, 'recipient')}`)],
	['AddTeam', (alert) => draft('assigned', `Team added: ${listed(alert, 'team')}`)],
	['AssignOwnership', (alert) => draft('assigned', `Assigned to ${listed(alert, 'owner')}`)],
	['TakeOwnership', (alert) => draft('assigned', `Taken over by ${listed(alert, 'username')}`)],
	['Escalate', writeEscalation],
	['Snooze', () => draft('external', 'Snoozed in Opsgenie')],
	['SnoozeEnded', () => draft('external', 'The snooze has ended')],
	['UpdatePriority', (alert) => draft('severity', `Priority is now ${listed(alert, 'priority')}`)],
	['UpdateMessage', (alert) => draft('external', `The message is now: ${listed(alert, 'message')}`)],
	['UpdateDescription', () => draft('external', 'The description was changed')],
]);

/** What an action says in the timeline, or undefined where its state says all. Any other name is one that people chose. */
export function writeOpsgenieNote(action: string, root: PayloadField): NoteDraft | undefined {
	if (WITHOUT_NOTE.includes(action)) return undefined;
	const write = WRITERS.get(action);
	return write ? write(fieldAt(root, 'alert'), root) : draft('external', `Action "${action}" was run`);
}

function draft(kind: NoteDraft['kind'], text: string): NoteDraft {
	return { kind, text };
}

function listed(alert: PayloadField, key: string): string {
	return textsOf(fieldAt(alert, key)).join(', ') || 'not named';
}

/** The escalation stands beside the alert, with the headers of the integration, which are not looked at. */
function writeEscalation(_: PayloadField, root: PayloadField): NoteDraft {
	const name = textOf(fieldAt(root, 'escalationName'));
	const to = textOf(fieldAt(fieldAt(root, 'escalationNotify'), 'name'));
	const by = name === undefined ? '' : ` (escalation ${name})`;
	return draft('escalated', `Escalated${to === undefined ? '' : ` to ${to}`}${by}`);
}
