import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { epochInstantOf } from '../epoch-instant.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	addProblem,
	fieldAt,
	itemsOf,
	type PayloadField,
	readPayload,
	requireObject,
	textEntries,
	textOf,
} from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { stableHash } from '../stable-hash.ts';
import { openPubsub } from './gcp-monitoring-pubsub.ts';

/** Google Cloud Monitoring, from a webhook channel or pushed by Pub/Sub, which wraps the same body in base64. */
export const gcpMonitoring: AlertSource = {
	id: 'gcp-monitoring',
	name: 'Google Cloud Monitoring',
	deliveryIdHeader: 'x-goog-pubsub-message-id',
	read: (body) => readPayload(body, readBody),
};

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['open', 'firing'],
	['acknowledged', 'acknowledged'],
	['closed', 'resolved'],
]);

function readBody(whole: PayloadField): readonly SourceEvent[] {
	const root = openPubsub(whole);
	if (root === undefined) return [];
	const incident = fieldAt(root, 'incident');
	if (!requireObject(incident)) return [];
	if (textOf(fieldAt(root, 'version')) === 'test') {
		return [{ type: 'ignored', event: 'test', reason: 'Test of a notification channel; the connection works' }];
	}
	const field = fieldAt(incident, 'state');
	const word = textOf(field)?.toLowerCase();
	const state = STATES.get(word ?? '');
	if (word === undefined || state === undefined) {
		addProblem(field, 'one of "open", "closed"');
		return [];
	}
	return [{ type: 'alert', alert: readAlert(incident, { event: word, state }) }];
}

function readAlert(incident: PayloadField, about: Pick<Alert, 'event' | 'state'>): Alert {
	const text = (key: string) => textOf(fieldAt(incident, key));
	const labels = labelsOf(incident);
	const [policy, condition] = [text('policy_name'), text('condition_name')];
	const name = policy ?? condition ?? 'Alert without a policy';
	const severity = text('severity');
	const links = linksOf(incident);
	const runbook = links.find(({ id }) => /run ?book|play ?book/i.test(id ?? ''));
	return {
		source: 'gcp-monitoring',
		fingerprint: `gcp-monitoring:${text('incident_id') ?? digestOf(incident)}`,
		...about,
		name,
		title: text('summary') ?? [name, condition].filter((part) => part !== undefined).join(': '),
		description: describe(incident),
		at: timeOf(incident, about.state),
		severity: severity === undefined || /^no severity$/i.test(severity) ? labels.severity : severity,
		labels,
		integrations: [policy, policyIdOf(incident), condition, resourceOf(incident), text('scoping_project_id')].filter(
			(item) => item !== undefined,
		),
		url: text('url'),
		runbookUrl: labels.runbook_url ?? runbook?.url,
		...readChange((key) => labels[key]),
		evidence: links.filter((link) => link !== runbook),
	};
}

/** Nothing says when an incident was acknowledged. */
function timeOf(incident: PayloadField, state: Alert['state']): string | undefined {
	if (state === 'acknowledged') return undefined;
	return epochInstantOf(fieldAt(incident, state === 'resolved' ? 'ended_at' : 'started_at'));
}

/** Labels of what is watched first, then those that people gave to it, and last those of the policy, which win. */
function labelsOf(incident: PayloadField): Readonly<Record<string, string>> {
	const text = (key: string) => textOf(fieldAt(incident, key));
	const resource = fieldAt(incident, 'resource');
	const metric = fieldAt(incident, 'metric');
	const below = (field: PayloadField, key: string) => Object.fromEntries(textEntries(fieldAt(field, key)));
	return {
		...below(metric, 'labels'),
		...below(resource, 'labels'),
		...labelsFrom([
			['project', text('scoping_project_id')],
			['policy', text('policy_name')],
			['condition', text('condition_name')],
			['resource', resourceOf(incident)],
			['resource_type', textOf(fieldAt(resource, 'type'))],
			['metric', textOf(fieldAt(metric, 'type'))],
		]),
		...below(fieldAt(incident, 'metadata'), 'user_labels'),
		...below(incident, 'policy_user_labels'),
	};
}

/** What people wrote for this alert, and how far over the limit it is. */
function describe(incident: PayloadField): string | undefined {
	const documentation = fieldAt(incident, 'documentation');
	const written = textOf(documentation) ?? textOf(fieldAt(documentation, 'content'));
	const metric = textOf(fieldAt(fieldAt(incident, 'metric'), 'displayName')) ?? 'Observed';
	const observed = textOf(fieldAt(incident, 'observed_value'));
	const threshold = textOf(fieldAt(incident, 'threshold_value'));
	const limit = threshold === undefined ? '' : ` (threshold ${threshold})`;
	const measured = observed === undefined ? undefined : `${metric}: ${observed}${limit}`;
	return [written?.trim(), measured].filter((part) => part !== undefined).join('\n\n') || undefined;
}

function linksOf(incident: PayloadField) {
	return itemsOf(fieldAt(fieldAt(incident, 'documentation'), 'links')).map((link) => ({
		kind: 'link',
		id: textOf(fieldAt(link, 'displayName')),
		url: textOf(fieldAt(link, 'url')),
	}));
}

/** `projects/<project>/alertPolicies/<id>/conditions/<id>` names the condition. */
function policyIdOf(incident: PayloadField): string | undefined {
	const name = textOf(fieldAt(fieldAt(incident, 'condition'), 'name'));
	return /\/alertPolicies\/([^/]{1,60})/.exec(name ?? '')?.[1];
}

function resourceOf(incident: PayloadField): string | undefined {
	return textOf(fieldAt(incident, 'resource_display_name')) ?? textOf(fieldAt(incident, 'resource_name'));
}

function digestOf(incident: PayloadField): string {
	const keys = ['scoping_project_id', 'policy_name', 'condition_name', 'resource_id', 'resource_name'];
	return stableHash(keys.map((key) => textOf(fieldAt(incident, key)) ?? ''));
}
