import type { Alert, AlertNote, AlertSource, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { epochInstantOf } from '../epoch-instant.ts';
import { labelsFrom } from '../labels-from.ts';
import { addProblem, fieldAt, isObject, type PayloadField, requireText, textOf } from '../payload-field.ts';
import { personOf } from '../person-of.ts';
import { readChange } from '../read-change.ts';
import { readObjectPayload } from '../read-object-payload.ts';
import { textsOf } from '../texts-of.ts';

/** New Relic workflows: the default webhook template, and the one of docs/sources/newrelic.md, which says more. */
export const newrelic: AlertSource = {
	id: 'newrelic',
	name: 'New Relic',
	read: (body) => readObjectPayload(body, TEXT_HELP, readIssue),
};

const TEXT_HELP =
	'The body is no JSON: it is a template that was not rendered, or one that renders a text without the helper "json"';
const TEMPLATE_HELP = 'This is the template itself and no delivery of it; let New Relic render it';
const CLASSIC_HELP =
	'This is the payload of a classic notification channel, which a migrated workflow still sends; paste the template of docs/sources/newrelic.md into the workflow instead';

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['CREATED', 'firing'],
	['ACTIVATED', 'firing'],
	['ACKNOWLEDGED', 'acknowledged'],
	['INVESTIGATING', 'acknowledged'],
	['DEACTIVATED', 'resolved'],
	['CLOSED', 'resolved'],
]);

/** Triggers that say more than the state does. */
const NOTES: ReadonlyMap<string, (root: PayloadField) => Pick<AlertNote, 'kind' | 'text'>> = new Map([
	['PRIORITY_CHANGED', writePriority],
	['MERGE_REQUEST', () => ({ kind: 'external', text: 'Merged with another issue in New Relic' })],
	['CLOSE_INACTIVE', () => ({ kind: 'external', text: 'Closed by New Relic because nothing happened for long' })],
	['CLOSE_TTL', () => ({ kind: 'external', text: 'Closed by New Relic because it had been open for too long' })],
]);

function writePriority(root: PayloadField): Pick<AlertNote, 'kind' | 'text'> {
	return { kind: 'severity', text: `Priority is now ${textOf(fieldAt(root, 'priority')) ?? 'unknown'}` };
}

function readIssue(root: PayloadField): readonly SourceEvent[] {
	const field = fieldAt(root, 'state');
	if (refuseOther(root, field)) return [];
	const word = requireText(field).toUpperCase();
	const id = requireText(fieldAt(root, 'id'));
	if (word === '' || id === '') return [];
	const known = STATES.get(word);
	if (known === undefined) {
		const reason = 'State of an issue that Tocsin does not know; nothing was done with it';
		return [{ type: 'ignored', event: word, reason }];
	}
	const alert = readAlert(root, id, known === 'firing' ? readAcknowledgement(root) : { state: known, event: word });
	const note = NOTES.get(textOf(fieldAt(root, 'trigger')) ?? '')?.(root);
	if (note === undefined) return [{ type: 'alert', alert }];
	const at = epochInstantOf(fieldAt(root, 'updatedAt'));
	const { source, fingerprint, url } = alert;
	return [
		{ type: 'alert', alert },
		{ type: 'note', note: { source, fingerprint, event: textOf(fieldAt(root, 'trigger')) ?? '', at, url, ...note } },
	];
}

function refuseOther(root: PayloadField, state: PayloadField): boolean {
	const has = (key: string) => fieldAt(root, key).value !== undefined;
	const isTemplate = has('handlebars') || /\{\{.*\}\}/s.test(textOf(state) ?? '');
	if (isTemplate) addProblem(state, 'a value', TEMPLATE_HELP);
	const isClassic = !has('state') && has('current_state');
	if (isClassic) addProblem(state, 'the state of an issue', CLASSIC_HELP);
	return isTemplate || isClassic;
}

interface IssueState {
	readonly state: Alert['state'];
	readonly event: string;
}

/**
 * Whether somebody has seen an open issue: its state stays ACTIVATED. Our template says so; the default one has only
 * the trigger, which does not tell an acknowledgement from one that was taken back.
 */
function readAcknowledgement(root: PayloadField): IssueState {
	const trigger = textOf(fieldAt(root, 'trigger')) ?? 'ACTIVATED';
	const word = textOf(fieldAt(root, 'isAcknowledged'));
	const isUserAction = trigger === 'USER_ACTION';
	if (word === 'true' || (word === undefined && isUserAction)) return { state: 'acknowledged', event: trigger };
	// The word by which triage knows that an acknowledgement was taken back.
	return { state: 'firing', event: isUserAction ? 'unacknowledged' : trigger };
}

function readAlert(root: PayloadField, id: string, { state, event }: IssueState): Alert {
	const text = (key: string) => textOf(fieldAt(root, key));
	const [condition] = textsOf(fieldAt(root, 'alertConditionNames'));
	const title = textsOf(fieldAt(root, 'title'))[0] ?? condition ?? `New Relic issue ${id}`;
	const labels = labelsOf(root);
	const chart = text('chartUrl');
	return {
		source: 'newrelic',
		fingerprint: `newrelic:${id}`,
		state,
		event,
		name: condition ?? alertName(title),
		title,
		description: textsOf(fieldAt(root, 'description')).join('\n'),
		at: timeOf(root, state, event),
		severity: text('priority'),
		labels,
		integrations: ['alertPolicyNames', 'alertConditionNames', 'impactedEntities'].flatMap((key) =>
			textsOf(fieldAt(root, key)),
		),
		url: text('issueUrl'),
		runbookUrl: textsOf(fieldAt(root, 'runbookUrl'))[0],
		actor: actorOf(root, state),
		...readChange((key) => labels[key]),
		evidence: chart === undefined ? [] : [{ kind: 'image', url: chart }],
	};
}

/** An issue that is updated while it fires has fired since it was opened, so that no update overtakes a person's act. */
function timeOf(root: PayloadField, state: Alert['state'], event: string): string | undefined {
	const isOpening = state === 'firing' && event !== 'unacknowledged';
	const keys = isOpening ? ['activatedAt', 'createdAt', 'updatedAt'] : ['updatedAt'];
	for (const key of state === 'resolved' ? ['closedAt', ...keys] : keys) {
		const instant = epochInstantOf(fieldAt(root, key));
		if (instant !== undefined) return instant;
	}
	return undefined;
}

function actorOf(root: PayloadField, state: Alert['state']): Alert['actor'] {
	const keys = { firing: [], acknowledged: ['acknowledgedBy', 'owner'], resolved: ['closedBy'] }[state];
	return personOf(keys.map((key) => textOf(fieldAt(root, key))).find((text) => text !== undefined));
}

/** Tags come as lists, since an issue may hold incidents of several entities. */
function labelsOf(root: PayloadField): Readonly<Record<string, string>> {
	const tags = fieldAt(root, 'tags');
	const keys = isObject(tags.value) ? Object.keys(tags.value) : [];
	const joined = (key: string) => textsOf(fieldAt(root, key)).join(', ') || undefined;
	return labelsFrom([
		...keys.map((key) => [key, textsOf(fieldAt(tags, key)).join(', ') || undefined] as const),
		['account_id', joined('accountId')],
		['condition', joined('alertConditionNames')],
		['entity', joined('impactedEntities')],
		['is_correlated', joined('isCorrelated')],
		['muting_state', joined('mutingState')],
		['policy', joined('alertPolicyNames')],
		['workflow', joined('workflowName')],
	]);
}
