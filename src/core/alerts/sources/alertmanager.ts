import type { AlertSource, SourceEvent } from '../alert.ts';
import { type GroupSender, readLabelledGroup } from '../labelled-group.ts';
import { addProblem, fieldAt, type PayloadField, readPayload, textOf } from '../payload-field.ts';

/**
 * Prometheus Alertmanager, webhook version 4, and the same data without its envelope as a payload template sends it.
 * A group may hold alerts of both states, so each alert stands for itself.
 */
export const alertmanager: AlertSource = {
	id: 'alertmanager',
	name: 'Prometheus Alertmanager',
	read: (body) => readPayload(body, readGroup),
};

const SENDER: GroupSender = {
	source: 'alertmanager',
	name: 'Alertmanager',
	limit: 'max_alerts of the receiver',
	complete: (alert) => ({ type: 'alert', alert }),
};

const GRAFANA_HELP = 'This is Grafana\'s own webhook; send it to the source "grafana"';

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
	return readLabelledGroup(root, SENDER);
}
