import type { Alert, AlertActor, AlertNote, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { labelsFrom } from '../labels-from.ts';
import { fieldAt, type PayloadField, requireObject, requireText, textOf } from '../payload-field.ts';

const CREATED =
	'A new issue is not an alert by itself: let an alert rule in Sentry notify this integration of those that matter';

/** A change of an issue. It has the fingerprint of the issue alert, so resolving the issue resolves the alert. */
export function readSentryIssue(root: PayloadField, data: PayloadField, action: string): readonly SourceEvent[] {
	const issue = fieldAt(data, 'issue');
	if (!requireObject(issue)) return [];
	const event = action === 'triggered' ? 'activity_alert.triggered' : `issue.${action}`;
	if (action === 'created') return [{ type: 'ignored', event, reason: CREATED }];
	const state = stateOf(issue, action);
	if (state !== undefined) return [{ type: 'alert', alert: readAlert(root, data, { event, state }) }];
	const text = NOTES.get(action)?.(issue);
	if (text === undefined) {
		return [
			{ type: 'ignored', event, reason: 'Change of an issue that Tocsin does not know; nothing was done with it' },
		];
	}
	const kind = action === 'assigned' ? 'assigned' : 'note';
	const id = requireText(fieldAt(issue, 'id'));
	return [{ type: 'note', note: { ...noteBase(root, id), event, kind, text, url: linkOf(issue) } }];
}

/** A comment that somebody wrote on an issue. Changing and deleting it are not told further. */
export function readSentryComment(root: PayloadField, data: PayloadField, action: string): readonly SourceEvent[] {
	const event = `comment.${action}`;
	const text = textOf(fieldAt(data, 'comment'));
	if (action !== 'created' || text === undefined) {
		return [{ type: 'ignored', event, reason: 'Only a new comment with a text becomes a note' }];
	}
	const id = requireText(fieldAt(data, 'issue_id'));
	return [{ type: 'note', note: { ...noteBase(root, id), event, kind: 'note', text } }];
}

const ARCHIVED = (issue: PayloadField) => {
	const how = textOf(fieldAt(issue, 'substatus'))?.replaceAll('_', ' ');
	return `Archived in Sentry, so it notifies no more${how === undefined ? '' : ` (${how})`}`;
};

const NOTES: ReadonlyMap<string, (issue: PayloadField) => string> = new Map([
	['assigned', (issue) => `Assigned in Sentry to ${assigneeOf(issue) ?? 'nobody'}`],
	['archived', ARCHIVED],
	['ignored', ARCHIVED],
]);

/** An activity alert comes whatever happened to the issue; then the issue itself says how it is. */
function stateOf(issue: PayloadField, action: string): Alert['state'] | undefined {
	const word = action === 'triggered' ? textOf(fieldAt(issue, 'status')) : action;
	if (word === 'resolved') return 'resolved';
	return word === 'unresolved' || (action === 'triggered' && word !== 'ignored') ? 'firing' : undefined;
}

function readAlert(root: PayloadField, data: PayloadField, about: Pick<Alert, 'event' | 'state'>): Alert {
	const issue = fieldAt(data, 'issue');
	const id = requireText(fieldAt(issue, 'id'));
	const title = textOf(fieldAt(issue, 'title')) ?? `Sentry issue ${textOf(fieldAt(issue, 'shortId')) ?? id}`;
	const project = fieldAt(issue, 'project');
	const rule = textOf(fieldAt(fieldAt(data, 'alert'), 'title'));
	const level = textOf(fieldAt(issue, 'level'));
	const [slug, projectName] = [textOf(fieldAt(project, 'slug')), textOf(fieldAt(project, 'name'))];
	const culprit = textOf(fieldAt(issue, 'culprit'));
	return {
		source: 'sentry',
		fingerprint: `sentry:issue:${id}`,
		...about,
		name: rule ?? alertName(title),
		title,
		description: culprit === undefined ? undefined : `In ${culprit}`,
		severity: level,
		labels: labelsFrom([
			['project', slug ?? projectName],
			['rule', rule],
			['level', level],
			['platform', textOf(fieldAt(issue, 'platform'))],
			['short_id', textOf(fieldAt(issue, 'shortId'))],
			['substatus', textOf(fieldAt(issue, 'substatus'))],
		]),
		integrations: [slug, projectName, rule].filter((text) => text !== undefined),
		url: linkOf(issue),
		actor: personOf(root),
	};
}

function noteBase(root: PayloadField, id: string): Pick<AlertNote, 'source' | 'fingerprint' | 'by' | 'actor'> {
	const actor = personOf(root);
	return { source: 'sentry', fingerprint: `sentry:issue:${id}`, by: actor?.name ?? actor?.id, actor };
}

/** Sentry itself and other integrations act too; they are no persons. */
function personOf(root: PayloadField): AlertActor | undefined {
	const actor = fieldAt(root, 'actor');
	if (textOf(fieldAt(actor, 'type')) !== 'user') return undefined;
	return { id: textOf(fieldAt(actor, 'id')), name: textOf(fieldAt(actor, 'name')) };
}

function assigneeOf(issue: PayloadField): string | undefined {
	const assignee = fieldAt(issue, 'assignedTo');
	return textOf(fieldAt(assignee, 'name')) ?? textOf(fieldAt(assignee, 'id'));
}

function linkOf(issue: PayloadField): string | undefined {
	return textOf(fieldAt(issue, 'web_url')) ?? textOf(fieldAt(issue, 'permalink'));
}
