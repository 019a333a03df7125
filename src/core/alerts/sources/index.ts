import type { AlertSource, SourceId } from '../alert.ts';
import { guardSource } from '../guard-source.ts';
import { alertmanager } from './alertmanager.ts';
import { azureMonitor } from './azure-monitor.ts';
import { checkly } from './checkly.ts';
import { cloudevents } from './cloudevents.ts';
import { cloudwatch } from './cloudwatch.ts';
import { datadog } from './datadog.ts';
import { gcpMonitoring } from './gcp-monitoring.ts';
import { grafana } from './grafana.ts';
import { newrelic } from './newrelic.ts';
import { opsgenie } from './opsgenie.ts';
import { pagerduty } from './pagerduty.ts';
import { pagerdutyEvents } from './pagerduty-events.ts';
import { sentry } from './sentry.ts';
import { uptimeKuma } from './uptime-kuma.ts';
import { zenduty } from './zenduty.ts';

/** Every alert source, by id; the compiler names one that is missing. A new source is one line here. */
const SOURCE_READERS: Readonly<Record<SourceId, AlertSource>> = {
	pagerduty,
	'pagerduty-events': pagerdutyEvents,
	alertmanager,
	grafana,
	datadog,
	newrelic,
	cloudwatch,
	opsgenie,
	zenduty,
	sentry,
	'azure-monitor': azureMonitor,
	'gcp-monitoring': gcpMonitoring,
	'uptime-kuma': uptimeKuma,
	checkly,
	cloudevents,
};

/** Every alert source by id, guarded: what they return is redacted, inert and within the caps. */
export const ALERT_SOURCES: ReadonlyMap<SourceId, AlertSource> = new Map(
	Object.values(SOURCE_READERS).map((source) => [source.id, guardSource(source)]),
);
