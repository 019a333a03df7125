import type { Alert, SourceEvent, SourceId } from './alert.ts';
import { alertName } from './alert-name.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	type PayloadField,
	readEach,
	requireItems,
	requireObject,
	textEntries,
	textOf,
} from './payload-field.ts';
import { readChange } from './read-change.ts';
import { stableHash } from './stable-hash.ts';

/** Who sends a group, and what it adds to an alert. */
export interface GroupSender {
	readonly source: SourceId;
	readonly name: string;
	/** The setting that bounds the number of alerts in a body. */
	readonly limit: string;
	/** The event of an alert whose labels and annotations have been read; `item` is the alert as it came. */
	readonly complete: (alert: Alert, item: PayloadField) => SourceEvent;
}

const DASHBOARD_KEYS = ['dashboard_url', 'dashboardURL', 'dashboard'];

/**
 * The alerts of a group as Alertmanager sends them, and Grafana after it: labels and annotations, and each alert with a
 * state of its own, so that a group that fires may hold alerts that are over.
 */
export function readLabelledGroup(root: PayloadField, sender: GroupSender): readonly SourceEvent[] {
	const alerts = requireItems(fieldAt(root, 'alerts'));
	const events = readEach(alerts, (item) => readAlert(item, root, sender));
	return [...events, ...tellMissing(root, alerts.length, sender)];
}

/** What the sender says it left out, and a group without alerts: seen, told, and nothing to do. */
function tellMissing(root: PayloadField, alerts: number, { name, limit }: GroupSender): readonly SourceEvent[] {
	const truncated = Number(textOf(fieldAt(root, 'truncatedAlerts')) ?? 0);
	if (truncated > 0) {
		const reason = `${name} left out ${truncated} alerts of this group; raise ${limit} to see them`;
		return [{ type: 'ignored', event: 'truncated', reason }];
	}
	if (alerts === 0 && root.findings.problems.length === 0) {
		return [{ type: 'ignored', event: 'empty', reason: 'The group holds no alerts' }];
	}
	return [];
}

function readAlert(item: PayloadField, root: PayloadField, { source, complete }: GroupSender): readonly SourceEvent[] {
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
		source,
		fingerprint: `${source}:${textOf(fieldAt(item, 'fingerprint')) ?? fingerprintOf(labels)}`,
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
	return [complete(alert, item)];
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
): NonNullable<Alert['evidence']> {
	const dashboard = DASHBOARD_KEYS.map((key) => annotations.get(key)).find((url) => url !== undefined);
	const trace = annotations.get('trace_id') ?? labels.trace_id;
	return [
		...(dashboard === undefined ? [] : [{ kind: 'dashboard', url: dashboard }]),
		...(trace === undefined ? [] : [{ kind: 'trace', id: trace }]),
	];
}
