import type { Alert, AlertSource, SourceEvent } from '../alert.ts';
import { type GroupSender, readLabelledGroup } from '../labelled-group.ts';
import { addProblem, fieldAt, type PayloadField, readPayload, textEntries, textOf } from '../payload-field.ts';
import { isGrafanaLegacy, readGrafanaLegacy } from './grafana-legacy.ts';

/**
 * Grafana Alerting's webhook: its own body (version 1), a custom payload that keeps `alerts`, and the body of the
 * dashboard alerts of Grafana before version 11.
 */
export const grafana: AlertSource = {
	id: 'grafana',
	name: 'Grafana',
	read: (body) => readPayload(body, readBody),
};

const SENDER: GroupSender = {
	source: 'grafana',
	name: 'Grafana',
	limit: 'Max Alerts of the contact point',
	complete: (alert, item) => (isTest(alert) ? TEST : { type: 'alert', alert: completeAlert(alert, item) }),
};

const TEST: SourceEvent = {
	type: 'ignored',
	event: 'test',
	reason: 'Test notification of a contact point; the connection works',
};

const ALERTMANAGER_HELP = 'This is the webhook of Prometheus Alertmanager; send it to the source "alertmanager"';
const PAYLOAD_HELP = 'A custom payload has to hold "alerts" .Alerts as docs/sources/grafana.md shows';

/** How Grafana links to a rule; older bodies name it nowhere else. */
const RULE_IN_LINK = /\/alerting\/(?:grafana\/)?([\w-]{1,60})\/(?:view|edit)\b/;

function readBody(root: PayloadField): readonly SourceEvent[] {
	if (isGrafanaLegacy(root)) return readGrafanaLegacy(root);
	const version = fieldAt(root, 'version');
	const alerts = fieldAt(root, 'alerts');
	if (textOf(version) === '4' && fieldAt(root, 'orgId').value === undefined) {
		addProblem(version, '"1"', ALERTMANAGER_HELP);
	} else if (!Array.isArray(alerts.value)) {
		addProblem(alerts, 'a list', PAYLOAD_HELP);
	} else {
		return readLabelledGroup(root, SENDER);
	}
	return [];
}

function isTest({ labels }: Alert): boolean {
	return labels.alertname === 'TestAlert' && labels.instance === 'Grafana';
}

function completeAlert(alert: Alert, item: PayloadField): Alert {
	const rule = textOf(fieldAt(item, 'ruleUID')) ?? RULE_IN_LINK.exec(alert.url ?? '')?.[1];
	const links = (['dashboard', 'panel', 'image', 'silence'] as const).flatMap((kind) => {
		const url = textOf(fieldAt(item, `${kind}URL`));
		return url === undefined ? [] : [{ kind, url }];
	});
	const description = [alert.description, valuesOf(item)].filter((text) => text !== undefined).join('\n\n');
	return {
		...alert,
		...(description === '' ? {} : { description }),
		integrations: rule === undefined ? [] : [rule],
		evidence: [...(alert.evidence ?? []), ...links],
	};
}

/** What was measured; `values` is null where nothing was, and older bodies have the text alone. */
function valuesOf(item: PayloadField): string | undefined {
	const values = textEntries(fieldAt(item, 'values')).map(([key, value]) => `${key} = ${value}`);
	const text = values.length > 0 ? values.join(', ') : textOf(fieldAt(item, 'valueString'))?.trim();
	return text === undefined ? undefined : `Values: ${text}`;
}
