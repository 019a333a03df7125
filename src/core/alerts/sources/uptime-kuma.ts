import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	isObject,
	itemsOf,
	type PayloadField,
	readPayload,
	requireText,
	textOf,
} from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { readKumaNotice } from './uptime-kuma-notice.ts';

/** Uptime Kuma, versions 1 and 2. */
export const uptimeKuma: AlertSource = {
	id: 'uptime-kuma',
	name: 'Uptime Kuma',
	read: (body) => readPayload(body, readBody),
};

const WORDS: ReadonlyMap<string, 'down' | 'up' | 'pending' | 'maintenance'> = new Map([
	['0', 'down'],
	['1', 'up'],
	['2', 'pending'],
	['3', 'maintenance'],
]);

function readBody(root: PayloadField): readonly SourceEvent[] {
	const heartbeat = fieldAt(root, 'heartbeat');
	if (!isObject(heartbeat.value)) return readKumaNotice(root);
	const status = fieldAt(heartbeat, 'status');
	const word = WORDS.get(textOf(status) ?? '');
	switch (word) {
		case 'down':
			return [{ type: 'alert', alert: readAlert(root, 'firing') }];
		case 'up':
			return [{ type: 'alert', alert: readAlert(root, 'resolved') }];
		case 'pending':
			return [{ type: 'ignored', event: word, reason: 'Uptime Kuma still tries again before it calls this down' }];
		case 'maintenance':
			return [noteMaintenance(root)];
		case undefined:
			addProblem(status, 'one of 0 (down), 1 (up), 2 (pending), 3 (maintenance)');
			return [];
		default:
			return word satisfies never;
	}
}

function readAlert(root: PayloadField, state: 'firing' | 'resolved'): Alert {
	const heartbeat = fieldAt(root, 'heartbeat');
	const monitor = fieldAt(root, 'monitor');
	const tags = tagsOf(monitor);
	const group = groupOf(monitor);
	const own = textOf(fieldAt(monitor, 'name'));
	const name = own ?? `Monitor ${idOf(root)}`;
	const said = textOf(fieldAt(heartbeat, 'msg'));
	const verb = state === 'firing' ? 'is down' : 'is up again';
	return {
		source: 'uptime-kuma',
		fingerprint: fingerprintOf(root),
		state,
		event: state === 'firing' ? 'down' : 'up',
		name: tags.alertname ?? name,
		title: said === undefined ? `${name} ${verb}` : `${name} ${verb}: ${said}`,
		description: textOf(fieldAt(monitor, 'description')),
		at: instantOf(utc(fieldAt(heartbeat, 'time'))),
		severity: tags.severity,
		labels: {
			...labelsFrom([
				['monitor', own],
				['monitor_type', textOf(fieldAt(monitor, 'type'))],
				['group', group],
				['hostname', textOf(fieldAt(monitor, 'hostname'))],
				['port', textOf(fieldAt(monitor, 'port'))],
			]),
			...tags,
		},
		integrations: [own, textOf(fieldAt(monitor, 'pathName')), group].filter((item) => item !== undefined),
		runbookUrl: tags.runbook_url,
		...readChange((key) => tags[key]),
		evidence: [{ kind: 'monitored', url: textOf(fieldAt(monitor, 'url')) }],
	};
}

/** Maintenance mutes in Uptime Kuma; what was down before is not up for it. */
function noteMaintenance(root: PayloadField): SourceEvent {
	const at = instantOf(utc(fieldAt(fieldAt(root, 'heartbeat'), 'time')));
	const name = textOf(fieldAt(fieldAt(root, 'monitor'), 'name')) ?? 'The monitor';
	const text = `${name} went into maintenance in Uptime Kuma`;
	const fingerprint = fingerprintOf(root);
	return { type: 'note', note: { source: 'uptime-kuma', fingerprint, event: 'maintenance', kind: 'note', text, at } };
}

/** Monitors are numbered from 1 in every Uptime Kuma, so a template may say which one it is. */
function fingerprintOf(root: PayloadField): string {
	const instance = textOf(fieldAt(root, 'instance'));
	const id = idOf(root) ?? requireText(fieldAt(fieldAt(root, 'heartbeat'), 'monitorID'));
	return `uptime-kuma:${instance === undefined ? '' : `${instance}/`}${id}`;
}

function idOf(root: PayloadField): string | undefined {
	return textOf(fieldAt(fieldAt(root, 'heartbeat'), 'monitorID')) ?? textOf(fieldAt(fieldAt(root, 'monitor'), 'id'));
}

/** Tags as labels; one without a value is true. */
function tagsOf(monitor: PayloadField): Readonly<Record<string, string>> {
	const tags = itemsOf(fieldAt(monitor, 'tags')).flatMap((tag) => {
		const name = textOf(fieldAt(tag, 'name'));
		return name === undefined ? [] : [[name, textOf(fieldAt(tag, 'value')) ?? 'true'] as const];
	});
	return Object.fromEntries(tags);
}

/** The groups a monitor is in, from the outermost: `Prod / Payments`. */
function groupOf(monitor: PayloadField): string | undefined {
	const path = itemsOf(fieldAt(monitor, 'path')).flatMap((item) => textOf(item) ?? []);
	return path.length < 2 ? undefined : path.slice(0, -1).join(' / ');
}

/** `2026-11-20 03:02:11.326` is in UTC, and does not say so. */
function utc(field: PayloadField): PayloadField {
	const isBare = typeof field.value === 'string' && /^\d{4}-\d{2}-\d{2}[ T][\d:.]{1,20}$/.test(field.value);
	return isBare ? { ...field, value: `${field.value}Z` } : field;
}
