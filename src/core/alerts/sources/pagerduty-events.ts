import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	isObject,
	itemsOf,
	type PayloadField,
	readPayload,
	requireObject,
	requireText,
	textEntries,
	textOf,
} from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { stableHash } from '../stable-hash.ts';

/**
 * The body of PagerDuty's Events API v2, as a generic way in: what can send events to PagerDuty can send them here.
 * `routing_key` is a secret of the sender and is never read; one relay is one scope of dedup keys.
 */
export const pagerdutyEvents: AlertSource = {
	id: 'pagerduty-events',
	name: 'PagerDuty Events API v2',
	read: (body) => readPayload(body, readEvent),
};

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['trigger', 'firing'],
	['acknowledge', 'acknowledged'],
	['resolve', 'resolved'],
]);

const DESCRIPTION_KEYS = ['description', 'message', 'details', 'body'];

function readEvent(root: PayloadField): readonly SourceEvent[] {
	if (isChangeEvent(root)) {
		const reason = 'A change event tells of a deploy, not of an alert; changes are not taken in yet';
		return [{ type: 'ignored', event: 'change', reason }];
	}
	const action = fieldAt(root, 'event_action');
	const word = textOf(action);
	const state = STATES.get(word ?? '');
	if (word === undefined || state === undefined) {
		addProblem(action, 'one of "trigger", "acknowledge", "resolve"', isAnswer(root) ? ANSWER_HELP : undefined);
		return [];
	}
	return [{ type: 'alert', alert: state === 'firing' ? readTrigger(root) : readFollowUp(root, word, state) }];
}

const ANSWER_HELP = 'This is what the Events API answers to an event, not an event';

/** A change event has no action, and a summary without a severity. */
function isChangeEvent(root: PayloadField): boolean {
	const payload = fieldAt(root, 'payload');
	return (
		fieldAt(root, 'event_action').value === undefined &&
		textOf(fieldAt(payload, 'summary')) !== undefined &&
		fieldAt(payload, 'severity').value === undefined
	);
}

function isAnswer(root: PayloadField): boolean {
	return textOf(fieldAt(root, 'status')) !== undefined && textOf(fieldAt(root, 'message')) !== undefined;
}

function readTrigger(root: PayloadField): Alert {
	const payload = fieldAt(root, 'payload');
	const summary = requireObject(payload) ? requireText(fieldAt(payload, 'summary')) : '';
	const details = fieldAt(payload, 'custom_details');
	const labels = labelsOf(root, payload, details);
	const detail = (key: string) => labels[key];
	const name = labels.alertname ?? alertName(summary);
	const component = textOf(fieldAt(payload, 'component'));
	return {
		source: 'pagerduty-events',
		fingerprint: `pagerduty-events:${textOf(fieldAt(root, 'dedup_key')) ?? digestOf(payload, name)}`,
		state: 'firing',
		event: 'trigger',
		name,
		title: summary,
		description: descriptionOf(details),
		at: instantOf(fieldAt(payload, 'timestamp')),
		severity: textOf(fieldAt(payload, 'severity')),
		labels,
		integrations: component === undefined ? [] : [component],
		url: textOf(fieldAt(root, 'client_url')) ?? linksOf(root)[0]?.url,
		runbookUrl: detail('runbook_url') ?? detail('runbook'),
		...readChange(detail),
		evidence: [...linksOf(root), ...imagesOf(root)],
	};
}

/** Acknowledge and resolve need no more than the key, so most of what an alert says is not known here. */
function readFollowUp(root: PayloadField, event: string, state: Alert['state']): Alert {
	const key = requireText(fieldAt(root, 'dedup_key'));
	const payload = fieldAt(root, 'payload');
	const summary = textOf(fieldAt(payload, 'summary'));
	return {
		source: 'pagerduty-events',
		fingerprint: `pagerduty-events:${key}`,
		state,
		event,
		name: summary === undefined ? key : alertName(summary),
		title: summary ?? key,
		at: instantOf(fieldAt(payload, 'timestamp')),
		severity: textOf(fieldAt(payload, 'severity')),
		labels: labelsOf(root, payload, fieldAt(payload, 'custom_details')),
		integrations: [],
	};
}

/** Without a key, the same alert of the same thing is the same: measurements in the summary do not count. */
function digestOf(payload: PayloadField, name: string): string {
	const fields = ['source', 'component', 'group', 'class'].map((key) => textOf(fieldAt(payload, key)) ?? '');
	return stableHash([...fields, name]);
}

function labelsOf(root: PayloadField, payload: PayloadField, details: PayloadField): Readonly<Record<string, string>> {
	const nested = isObject(details.value)
		? Object.keys(details.value).flatMap((key) =>
				textEntries(fieldAt(details, key)).map(([inner, text]) => [`${key}.${inner}`, text] as const),
			)
		: [];
	const own = ['source', 'component', 'group', 'class'].flatMap((key) => {
		const text = textOf(fieldAt(payload, key));
		return text === undefined ? [] : [[key, text] as const];
	});
	const client = textOf(fieldAt(root, 'client'));
	const all = [...nested, ...textEntries(details).filter(([key]) => !DESCRIPTION_KEYS.includes(key)), ...own];
	return Object.fromEntries(client === undefined ? all : [...all, ['client', client]]);
}

function descriptionOf(details: PayloadField): string | undefined {
	return textOf(details) ?? DESCRIPTION_KEYS.map((key) => textOf(fieldAt(details, key))).find((text) => text);
}

function linksOf(root: PayloadField) {
	return itemsOf(fieldAt(root, 'links')).map((link) => ({
		kind: 'link',
		id: textOf(fieldAt(link, 'text')),
		url: textOf(fieldAt(link, 'href')),
	}));
}

function imagesOf(root: PayloadField) {
	return itemsOf(fieldAt(root, 'images')).map((image) => ({
		kind: 'image',
		id: textOf(fieldAt(image, 'alt')),
		url: textOf(fieldAt(image, 'src')),
	}));
}
