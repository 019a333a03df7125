import type { Alert, SourceEvent } from '../alert.ts';
import { labelsFrom } from '../labels-from.ts';
import {
	addProblem,
	fieldAt,
	instantOf,
	itemsOf,
	type PayloadField,
	requireObject,
	requireText,
	textOf,
} from '../payload-field.ts';

const STATES: ReadonlyMap<string, Alert['state']> = new Map([
	['open', 'firing'],
	['warning', 'firing'],
	['critical', 'firing'],
	['resolved', 'resolved'],
]);

/** A metric alert: Sentry opens an incident of its own when a threshold is crossed, and its id stays until it is over. */
export function readSentryMetric(root: PayloadField, data: PayloadField, action: string): readonly SourceEvent[] {
	const metric = fieldAt(data, 'metric_alert');
	if (!requireObject(metric)) return [];
	const state = STATES.get(action);
	const rule = fieldAt(metric, 'alert_rule');
	const id = textOf(fieldAt(metric, 'id')) ?? textOf(fieldAt(rule, 'id')) ?? requireText(fieldAt(metric, 'id'));
	if (state === undefined) addProblem(fieldAt(root, 'action'), 'one of "critical", "warning", "resolved"');
	if (state === undefined || id === '') return [];
	const own = textOf(fieldAt(metric, 'title'));
	const name = textOf(fieldAt(rule, 'name')) ?? own ?? 'Metric alert';
	const projects = textsOf(fieldAt(metric, 'projects')) ?? textsOf(fieldAt(rule, 'projects')) ?? [];
	const alert: Alert = {
		source: 'sentry',
		fingerprint: `sentry:metric:${id}`,
		state,
		event: `metric_alert.${action}`,
		name,
		title: textOf(fieldAt(data, 'description_title')) ?? name,
		description: textOf(fieldAt(data, 'description_text')),
		at: state === 'resolved' ? instantOf(fieldAt(metric, 'date_closed')) : startOf(metric),
		severity: state === 'firing' ? action : undefined,
		labels: labelsFrom([
			['rule', textOf(fieldAt(rule, 'name'))],
			['project', projects.length === 0 ? undefined : projects.join(', ')],
			['environment', textOf(fieldAt(rule, 'environment'))],
			['aggregate', textOf(fieldAt(rule, 'aggregate'))],
			['dataset', textOf(fieldAt(rule, 'dataset'))],
			['query', textOf(fieldAt(rule, 'query'))],
		]),
		integrations: [...projects, name],
		url: textOf(fieldAt(data, 'web_url')),
	};
	return [{ type: 'alert', alert }];
}

function startOf(metric: PayloadField): string | undefined {
	return instantOf(fieldAt(metric, 'date_detected')) ?? instantOf(fieldAt(metric, 'date_started'));
}

function textsOf(field: PayloadField): readonly string[] | undefined {
	const texts = itemsOf(field)
		.map(textOf)
		.filter((text) => text !== undefined);
	return texts.length === 0 ? undefined : texts;
}
