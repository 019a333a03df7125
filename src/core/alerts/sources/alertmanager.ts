import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { alertName } from '../alert-name.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	type PayloadField,
	readEach,
	readPayload,
	requireItems,
	requireObject,
	textEntries,
	textOf,
} from '../payload-field.ts';
import { readChange } from '../read-change.ts';
import { stableHash } from '../stable-hash.ts';

/**
 * Prometheus Alertmanager, webhook version 4, and the same data without its envelope as a payload template sends it.
 * A group may hold alerts of both states, so each alert stands for itself.
 */
export const alertmanager: AlertSource = {
	id: 'alertmanager',
	name: 'Prometheus Alertmanager',
	read: (body) => readPayload(body, readGroup),
};

const GRAFANA_HELP =
	"This is Grafana's own webhook, which is not read yet. Let Grafana notify an Alertmanager, and let that one call this address";

const DASHBOARD_KEYS = ['dashboard_url', 'dashboardURL', 'dashboard'];

function readGroup(root: PayloadField): readonly SourceEvent[] {
	const version = textOf(fieldAt(root, 'version'));
	const grafana = ['orgId', 'evalMatches', 'ruleUrl']
		.map((key) => fieldAt(root, key))
		.find(({ value }) => value !== undefined);
	if (grafana) {
		addProblem(grafana, 'an Alertmanager body without this key', GRAFANA_HELP);
		return [];
	}
	if (version !== undefined && version !== '4') {
		addProblem(fieldAt(root, 'version'), '"4"', version === '1' ? GRAFANA_HELP : undefined);
	}
	const alerts = requireItems(fieldAt(root, 'alerts'));
	const events = readEach(alerts, (item) => readAlert(item, root));
	return [...events, ...tellMissing(root, alerts.length)];
}

/** What Alertmanager says it left out, and a group without alerts: seen, told, and nothing to do. */
function tellMissing(root: PayloadField, alerts: number): readonly SourceEvent[] {
	const truncated = Number(textOf(fieldAt(root, 'truncatedAlerts')) ?? 0);
	if (truncated > 0) {
		const reason = `Alertmanager left out ${truncated} alerts of this group; raise max_alerts of the receiver to see them`;
		return [{ type: 'ignored', event: 'truncated', reason }];
	}
	if (alerts === 0 && root.findings.problems.length === 0) {
		return [{ type: 'ignored', event: 'empty', reason: 'The group holds no alerts' }];
	}
	return [];
}

function readAlert(item: PayloadField, root: PayloadField): readonly SourceEvent[] {
	if (!requireObject(item)) return [];
	const labelsField = fieldAt(item, 'labels');
	requireObject(labelsField);
	const state = stateOf(item, root);
	if (state === undefined) return [];
	const labels = Object.fromEntries(textEntries(labelsField));
	const annotations = new Map(textEntries(fieldAt(item, 'annotations')));
	const description = annotations.get('description') ?? annotations.get('message') ?? annotations.get('details');
	const summary = annotations.get('summary') ?? description?.trim().split(/\r\n|[\n\r]/)[0];
	const name = labels.alertname ?? alertName(summary ?? 'Alert without a name');
	const alert: Alert = {
		source: 'alertmanager',
		fingerprint: `alertmanager:${textOf(fieldAt(item, 'fingerprint')) ?? fingerprintOf(labels)}`,
		state,
		event: state,
		name,
		title: summary ?? name,
		description,
		at: instantOf(fieldAt(item, state === 'resolved' ? 'endsAt' : 'startsAt')),
		severity: labels.severity,
		labels,
		integrations: [],
		url: textOf(fieldAt(item, 'generatorURL')),
		runbookUrl: annotations.get('runbook_url') ?? annotations.get('runbook'),
		...readChange((key) => annotations.get(key) ?? labels[key]),
		evidence: evidenceOf(annotations, labels),
	};
	return [{ type: 'alert', alert }];
}

/** Older senders give no status to an alert; then it has that of the group. */
function stateOf(item: PayloadField, root: PayloadField): 'firing' | 'resolved' | undefined {
	const own = fieldAt(item, 'status');
	const field =
		own.value === undefined || own.value === null ? { ...fieldAt(root, 'status'), findings: item.findings } : own;
	const status = textOf(field);
	if (status === 'firing' || status === 'resolved') return status;
	addProblem(field, 'one of "firing", "resolved"');
	return undefined;
}

/**
 * Prometheus's own fingerprint of a label set, so that an Alertmanager old enough to leave it out, its upgrade, and its
 * pair all name an alert alike. For the same reason it holds nothing of the sender, such as externalURL.
 */
function fingerprintOf(labels: Readonly<Record<string, string>>): string {
	return stableHash(
		Object.entries(labels)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.flat(),
	);
}

function evidenceOf(
	annotations: ReadonlyMap<string, string>,
	labels: Readonly<Record<string, string>>,
): Alert['evidence'] {
	const dashboard = DASHBOARD_KEYS.map((key) => annotations.get(key)).find((url) => url !== undefined);
	const trace = annotations.get('trace_id') ?? labels.trace_id;
	return [
		...(dashboard === undefined ? [] : [{ kind: 'dashboard', url: dashboard }]),
		...(trace === undefined ? [] : [{ kind: 'trace', id: trace }]),
	];
}
