import type { SourceId } from './alert.ts';
import { isObject } from './payload-field.ts';

/** The source whose payload a body most looks like, or undefined where it looks like none. */
export function guessSource(body: unknown, headers: Readonly<Record<string, string>> = {}): SourceId | undefined {
	if (headers['ce-type'] !== undefined) return 'cloudevents';
	const first: unknown = Array.isArray(body) ? body[0] : body;
	if (!isObject(first)) return undefined;
	const has = (key: string) => Object.hasOwn(first, key);
	if (has('specversion') || (has('context') && has('subject'))) return 'cloudevents';
	if (Array.isArray(body)) return undefined;
	if (has('event') && isObject((first as { event?: unknown }).event)) return 'pagerduty';
	if (has('event_action') || (has('routing_key') && has('payload'))) return 'pagerduty-events';
	if (has('alerts') && (has('receiver') || has('groupLabels') || has('commonLabels'))) return 'alertmanager';
	return undefined;
}
