import type { SourceId } from './alert.ts';
import { isObject } from './payload-field.ts';

/** What a hint may look at: keys of the body, and what stands below a key. */
interface Glance {
	readonly has: (...keys: readonly string[]) => boolean;
	readonly at: (key: string, ...path: readonly string[]) => unknown;
}

/** How each source gives itself away, most telling first: the first that fits wins. */
const HINTS: readonly (readonly [SourceId, (glance: Glance) => boolean])[] = [
	['cloudevents', ({ has, at }) => has('specversion') || (isObject(at('context')) && isObject(at('subject')))],
	['pagerduty', ({ at }) => typeof at('event', 'event_type') === 'string'],
	['pagerduty-events', ({ has }) => has('event_action') || has('routing_key', 'payload')],
	['azure-monitor', ({ has, at }) => has('schemaId', 'data') || typeof at('context', 'conditionType') === 'string'],
	['sentry', ({ has, at }) => isObject(at('data')) && has('installation')],
	['sentry', ({ at }) => ['metric_alert', 'issue', 'event'].some((key) => isObject(at('data', key)))],
	['sentry', ({ has }) => has('project_slug', 'culprit')],
	['gcp-monitoring', ({ at }) => isObject(at('incident')) && typeof at('incident', 'state') === 'string'],
	['gcp-monitoring', ({ has, at }) => has('subscription') && typeof at('message', 'data') === 'string'],
	['zenduty', ({ at }) => isObject(at('payload', 'incident'))],
	['opsgenie', ({ has, at }) => has('action') && typeof at('alert', 'alertId') === 'string'],
	['cloudwatch', ({ has }) => has('Type', 'TopicArn') || has('AlarmName', 'NewStateValue')],
	['cloudwatch', ({ at }) => at('source') === 'aws.cloudwatch'],
	['uptime-kuma', ({ has }) => has('msg') && (has('heartbeat') || has('monitor'))],
	['checkly', ({ has }) => has('alert_type', 'check_id') || has('ALERT_TYPE', 'CHECK_ID')],
	['grafana', ({ has }) => has('evalMatches') || has('ruleUrl') || has('ruleName', 'ruleId')],
	['grafana', ({ has, at }) => has('alerts') && (has('orgId') || at('version') === '1')],
	['grafana', ({ at }) => at('alerts', '0', 'silenceURL') !== undefined],
	['alertmanager', ({ has }) => has('alerts') && ['receiver', 'groupLabels', 'commonLabels'].some((key) => has(key))],
	['datadog', ({ has }) => has('alert_cycle_key') || has('alert_transition') || has('alertTransition')],
	['datadog', ({ has }) => has('event_type', 'last_updated', 'org')],
	['newrelic', ({ has }) => has('issueUrl') || has('issueId') || has('alertConditionNames')],
	['newrelic', ({ has }) => has('current_state', 'condition_name')],
];

/** The source whose payload a body most looks like, or undefined where it looks like none: a hint for people, no more. */
export function guessSource(body: unknown, headers: Readonly<Record<string, string>> = {}): SourceId | undefined {
	if (headers['ce-type'] !== undefined) return 'cloudevents';
	const isBatch = Array.isArray(body);
	const first: unknown = isBatch ? body[0] : body;
	if (!isObject(first)) return undefined;
	const glance: Glance = {
		has: (...keys) => keys.every((key) => Object.hasOwn(first, key)),
		at: (...path) => path.reduce<unknown>(below, first),
	};
	if (isBatch) return glance.has('specversion') ? 'cloudevents' : undefined;
	return HINTS.find(([, fits]) => fits(glance))?.[0];
}

function below(value: unknown, key: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
	return (value as Readonly<Record<string, unknown>>)[key];
}
