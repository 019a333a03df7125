import type { AlertSource, SourceId } from '../alert.ts';
import { guardSource } from '../guard-source.ts';
import { alertmanager } from './alertmanager.ts';
import { cloudevents } from './cloudevents.ts';
import { pagerduty } from './pagerduty.ts';
import { pagerdutyEvents } from './pagerduty-events.ts';

/** Every alert source, by id; the compiler names one that is missing. A new source is one line here. */
const SOURCE_READERS: Readonly<Record<SourceId, AlertSource>> = {
	pagerduty,
	'pagerduty-events': pagerdutyEvents,
	alertmanager,
	cloudevents,
};

/** Every alert source by id, guarded: what they return is redacted, inert and within the caps. */
export const ALERT_SOURCES: ReadonlyMap<SourceId, AlertSource> = new Map(
	Object.values(SOURCE_READERS).map((source) => [source.id, guardSource(source)]),
);
