import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	type PayloadField,
	readPayload,
	requireText,
	textOf,
} from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { stableHash } from '../stable-hash.ts';
import { readChecklyTags } from './checkly-tags.ts';
import { decodeHtml } from './checkly-text.ts';

/** Checkly. Its body is a template, so what is read is what the docs page and Checkly's own default have in common. */
export const checkly: AlertSource = {
	id: 'checkly',
	name: 'Checkly',
	read: (body) => readPayload(body, readBody),
};

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['ALERT_FAILURE', 'firing'],
	['ALERT_FAIL', 'firing'],
	['ALERT_FAILURE_REMAIN', 'firing'],
	['ALERT_DEGRADED_FAILURE', 'firing'],
	['ALERT_DEGRADED', 'firing'],
	['ALERT_DEGRADED_REMAIN', 'firing'],
	['ALERT_FAILURE_DEGRADED', 'firing'],
	['ALERT_SSL', 'firing'],
	['ALERT_RECOVERY', 'resolved'],
	['ALERT_DEGRADED_RECOVERY', 'resolved'],
]);

const EXPECTED = [...STATES.keys()].map((word) => JSON.stringify(word)).join(', ');
const TEMPLATE_HELP = 'Use the template of the docs page of this source; every body has to say {{ALERT_TYPE}}';
const UNRENDERED_HELP = 'This is the template itself, which Checkly has not filled in';

function readBody(root: PayloadField): readonly SourceEvent[] {
	const field = placeOf(root, 'alert_type');
	const event = textOf(field);
	if (event === 'NO_ALERT') return [{ type: 'ignored', event, reason: 'The check passes as it did before' }];
	const state = STATES.get(event ?? '');
	if (event === undefined || state === undefined) {
		addProblem(field, `one of ${EXPECTED}`, event?.includes('{{') ? UNRENDERED_HELP : TEMPLATE_HELP);
		return [];
	}
	return [{ type: 'alert', alert: readAlert(root, { event, state }) }];
}

/** Templates name their keys just like the variables, or as Checkly's default does. */
function placeOf(root: PayloadField, key: string): PayloadField {
	const variable = fieldAt(root, key.toUpperCase());
	return variable.value === undefined ? fieldAt(root, key) : variable;
}

function readTexts(root: PayloadField): (...keys: readonly string[]) => string | undefined {
	return (...keys) => {
		const text = keys.map((key) => textOf(placeOf(root, key))).find((found) => found !== undefined);
		return text === undefined ? undefined : decodeHtml(text);
	};
}

function readAlert(root: PayloadField, { event, state }: Pick<Alert, 'event' | 'state'>): Alert {
	const read = readTexts(root);
	const tags = readChecklyTags(placeOf(root, 'tags'));
	const id = read('check_id');
	const check = read('check_name') ?? (id === undefined ? requireText(fieldAt(root, 'check_id')) : `Check ${id}`);
	const domain = read('ssl_check_domain');
	const isCertificate = event === 'ALERT_SSL';
	const group = read('group_name');
	const key = id ?? stableHash([check, group ?? '']);
	return {
		source: 'checkly',
		fingerprint: isCertificate ? `checkly:certificate/${domain ?? key}` : `checkly:${key}`,
		state,
		event,
		name: tags.alertname ?? (isCertificate ? 'CertificateExpiring' : check),
		title: read('event', 'alert_title', 'title', 'message') ?? `${check}: ${event}`,
		description: describe(root),
		at: instantOf(placeOf(root, 'started_at')),
		severity: tags.severity ?? severityOf(event),
		labels: {
			...labelsFrom([
				['check', check],
				['check_type', read('check_type')],
				['group', group],
				['location', read('run_location')],
				['region', read('region')],
				['domain', domain],
			]),
			...tags,
		},
		integrations: [check, group, id].filter((item) => item !== undefined),
		url: read('link', 'result_link'),
		runbookUrl: tags.runbook_url,
		...readChange((name) => tags[name]),
	};
}

/** Failing and degraded are two degrees of one alert: a check has one state at a time. */
function severityOf(event: string): string | undefined {
	if (event === 'ALERT_SSL') return 'certificate';
	if (['ALERT_DEGRADED', 'ALERT_DEGRADED_REMAIN', 'ALERT_FAILURE_DEGRADED'].includes(event)) return 'degraded';
	return event.endsWith('RECOVERY') ? undefined : 'failure';
}

function describe(root: PayloadField): string | undefined {
	const read = readTexts(root);
	const answer = [read('api_check_response_status_code'), read('api_check_response_status_text')];
	const days = read('ssl_days_remaining');
	const lines = [
		read('check_error_message'),
		answer[0] === undefined ? undefined : `Answer: ${answer.filter(Boolean).join(' ')}`,
		days === undefined ? undefined : `Days left: ${days}`,
	];
	return lines.filter((line) => line !== undefined).join('\n') || undefined;
}
