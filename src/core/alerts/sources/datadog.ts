import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import { epochInstantOf } from '../epoch-instant.ts';
import { labelsFrom } from '../labels-from.ts';
import { addProblem, fieldAt, type PayloadField, requireText, textOf } from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { readObjectPayload } from '../read-object-payload.ts';
import { readTags } from '../read-tags.ts';
import { refuseOtherTemplate } from './datadog-templates.ts';

/**
 * Datadog's webhooks integration with the payload of docs/sources/datadog.md. All values are texts, and a variable
 * that Datadog did not know stands there under its own name, `$LIKE_THIS`: that counts as missing.
 */
export const datadog: AlertSource = {
	id: 'datadog',
	name: 'Datadog',
	read: (body) => readObjectPayload(body, TEXT_HELP, readMonitor),
};

const TEXT_HELP =
	'The body is no JSON. Paste the payload of docs/sources/datadog.md whole, leave "Encode as form" off, and if a monitor writes quotes or line breaks take "text" out of the payload';

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['triggered', 'firing'],
	['re-triggered', 'firing'],
	['warn', 'firing'],
	['re-warn', 'firing'],
	['no data', 'firing'],
	['re-no data', 'firing'],
	['renotify', 'firing'],
	['recovered', 'resolved'],
]);

/** For what is no transition that is known: an alert is not lost for a new word. */
const STATES_OF_TYPE: ReadonlyMap<string, Alert['state']> = new Map([
	['error', 'firing'],
	['warning', 'firing'],
	['success', 'resolved'],
]);

const UNSET = /^\$[A-Z][A-Z0-9_]*(?:\[[^\]]*\])?$/;

function readMonitor(root: PayloadField): readonly SourceEvent[] {
	if (refuseOtherTemplate(root)) return [];
	const at = (key: string) => rendered(fieldAt(root, key));
	const transition = textOf(at('transition'));
	const type = textOf(at('alert_type'));
	const state = STATES.get(transition?.toLowerCase() ?? '') ?? STATES_OF_TYPE.get(type ?? '');
	const title = textOf(at('title'));
	if (title !== undefined && /^\s*\[test\]/i.test(title)) {
		return [{ type: 'ignored', event: 'test', reason: 'Test notification of a monitor; the connection works' }];
	}
	if (state === undefined && (transition ?? type) !== undefined) {
		const reason = 'Neither transition nor alert_type says whether an alert fires; nothing was done with it';
		return [{ type: 'ignored', event: transition ?? type ?? '', reason }];
	}
	if (state === undefined) {
		addProblem(at('transition'), 'one of "Triggered", "Warn", "No Data", "Renotify", "Recovered"');
		return [];
	}
	return [{ type: 'alert', alert: readAlert(root, state, transition ?? type ?? state) }];
}

function rendered(field: PayloadField): PayloadField {
	return UNSET.test(textOf(field)?.trim() ?? '') ? { ...field, value: undefined } : field;
}

function readAlert(root: PayloadField, state: Alert['state'], event: string): Alert {
	const at = (key: string) => rendered(fieldAt(root, key));
	const text = (key: string) => textOf(at(key));
	const labels = labelsOf(text);
	const fingerprint = text('alert_cycle_key') ?? scopedId(requireText(at('alert_id')), text('scope'));
	const title = text('title') ?? `Datadog monitor ${text('alert_id') ?? fingerprint}`;
	const name = alertName(title);
	const query = text('query');
	const snapshot = text('snapshot');
	const description = [text('text'), query === undefined ? undefined : `Query: ${query}`];
	return {
		source: 'datadog',
		fingerprint: `datadog:${fingerprint}`,
		state,
		event,
		name,
		title,
		description: description.filter((part) => part !== undefined).join('\n\n'),
		at: epochInstantOf(at('date')) ?? epochInstantOf(at('last_updated')),
		severity: text('priority') ?? text('alert_type'),
		labels,
		integrations: [text('alert_id'), name].filter((part) => part !== undefined),
		url: text('link'),
		runbookUrl: text('runbook_url') ?? labels.runbook_url ?? labels.runbook,
		...readChange((key) => labels[key]),
		evidence: snapshot === undefined ? [] : [{ kind: 'image', url: snapshot }],
	};
}

/** A monitor and the group of it that fires; in whatever order Datadog names the tags of the group. */
function scopedId(id: string, scope = ''): string {
	return [id, ...tagsIn(scope).toSorted()].join('/');
}

/** The tags of the group that fires say more than those of the monitor, and the fields of their own most. */
function labelsOf(text: (key: string) => string | undefined): Readonly<Record<string, string>> {
	const own = ['alert_type', 'env', 'host', 'metric', 'priority', 'scope', 'service'];
	return {
		...readTags(tagsIn(text('tags') ?? '')),
		...readTags(tagsIn(text('scope') ?? '').filter((tag) => tag.includes(':'))),
		...labelsFrom([...own.map((key) => [key, text(key)] as const), ['monitor_id', text('alert_id')]]),
	};
}

function tagsIn(list: string): readonly string[] {
	return list.split(',').map((tag) => tag.trim());
}
