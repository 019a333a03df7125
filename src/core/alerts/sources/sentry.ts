import type { AlertSource, SourceEvent } from '../alert.ts';
import { addProblem, fieldAt, isObject, type PayloadField, readPayload, requireText } from '../payload-field.ts';
import { readSentryEvent } from './sentry-event.ts';
import { readSentryComment, readSentryIssue } from './sentry-issue.ts';
import { readSentryMetric } from './sentry-metric.ts';

/**
 * Sentry's webhooks of an integration. The header Sentry-Hook-Resource names what a body is about, but each body also
 * shows it by what stands in `data`; the header only names what is not known here.
 */
export const sentry: AlertSource = {
	id: 'sentry',
	name: 'Sentry',
	deliveryIdHeader: 'request-id',
	read: (body, { headers }) => readPayload(body, (root) => readBody(root, headers['sentry-hook-resource'])),
};

const PLUGIN_HELP =
	"This is the body of Sentry's old WebHooks plugin; make an internal integration and point its webhook here";

/** What tells that a key of `data` is not an alert, with the reason. */
const IGNORED: ReadonlyMap<string, string> = new Map([
	['installation', 'The integration was installed or removed; the connection works'],
	['error', 'Every single error is sent with this; untick "error", and let an alert rule say which errors matter'],
]);

function readBody(root: PayloadField, resource: string | undefined): readonly SourceEvent[] {
	const data = fieldAt(root, 'data');
	if (!isObject(data.value)) {
		const isPlugin = fieldAt(root, 'project_slug').value !== undefined || fieldAt(root, 'triggering_rules').value;
		addProblem(data, 'an object', isPlugin ? PLUGIN_HELP : undefined);
		return [];
	}
	const has = (key: string) => fieldAt(data, key).value !== undefined;
	// Of all bodies only that of an issue alert always has the same action, so that one can do without it.
	if (has('event')) return readSentryEvent(data);
	const action = requireText(fieldAt(root, 'action'));
	if (action === '') return [];
	if (has('metric_alert')) return readSentryMetric(root, data, action);
	if (has('issue')) return readSentryIssue(root, data, action);
	if (has('comment_id')) return readSentryComment(root, data, action);
	return [ignore(data, action, resource)];
}

function ignore(data: PayloadField, action: string, resource: string | undefined): SourceEvent {
	const keys = Object.keys(data.value ?? {});
	const known = keys.find((key) => IGNORED.has(key));
	const reason = IGNORED.get(known ?? '') ?? 'Kind of event that Tocsin does not know; nothing was done with it';
	return { type: 'ignored', event: `${known ?? resource ?? keys[0] ?? 'nothing'}.${action}`, reason };
}
