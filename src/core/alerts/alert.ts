import type { AlertState } from '../records/alert-line.ts';

/** Sources whose payloads a file in `sources/` reads. */
export const SOURCES = [
	'pagerduty',
	'pagerduty-events',
	'alertmanager',
	'grafana',
	'datadog',
	'newrelic',
	'cloudwatch',
	'opsgenie',
	'zenduty',
	'sentry',
	'azure-monitor',
	'gcp-monitoring',
	'uptime-kuma',
	'checkly',
	'cloudevents',
] as const;
export type SourceId = (typeof SOURCES)[number];

/** One normalised event of one source: something fires, was seen by a person, or is over. */
export interface Alert {
	readonly source: SourceId;
	/** What makes two alerts the same: the source's own key, namespaced (`pagerduty:Q1ABC`). */
	readonly fingerprint: string;
	readonly state: AlertState;
	/** The source's own name of the event, like `incident.triggered`. */
	readonly event: string;
	/** Alert name, stable over instances: what rules and runbooks match. */
	readonly name: string;
	/** One line for people. */
	readonly title: string;
	readonly description?: string;
	/** When it happened, by the source: RFC 3339 UTC; absent where the source does not say. */
	readonly at?: string;
	/** The source's own severity or priority word. */
	readonly severity?: string;
	readonly labels: Readonly<Record<string, string>>;
	/** The source's own ids and names of the service, to match `services/*.yaml` `alerts[].integrations`. */
	readonly integrations: readonly string[];
	readonly url?: string;
	readonly runbookUrl?: string;
	/** Who acted in the source: an id or name to look up in teams. */
	readonly actor?: AlertActor;
	readonly change?: {
		readonly kind: 'deploy' | 'feature' | 'config';
		readonly name: string;
		readonly exposurePercent?: number;
	};
	readonly evidence?: readonly { readonly kind: string; readonly id?: string; readonly url?: string }[];
}

/** A person as a source names them: its own id (as in `teams/*.yaml`), a name, a mail address. */
export interface AlertActor {
	readonly id?: string;
	readonly name?: string;
	readonly mail?: string;
}

/** An event that carries no state: it becomes a timeline entry of the incident that holds the fingerprint. */
export interface AlertNote {
	readonly source: SourceId;
	readonly fingerprint: string;
	readonly event: string;
	readonly kind: 'note' | 'escalated' | 'assigned' | 'severity' | 'communication' | 'external';
	readonly text: string;
	readonly at?: string;
	/** Name of who did it, as the source says it. */
	readonly by?: string;
	/** The same person, to look up in teams. */
	readonly actor?: AlertActor;
	readonly url?: string;
}

/** What one part of a payload means to us. Ignored parts are named with the reason, never dropped silently. */
export type SourceEvent =
	| { readonly type: 'alert'; readonly alert: Alert }
	| { readonly type: 'note'; readonly note: AlertNote }
	| { readonly type: 'ignored'; readonly event: string; readonly reason: string };

/** What was wrong with a payload: where (a JSON path), what was there, what was expected. */
export interface PayloadProblem {
	readonly path: string;
	readonly message: string;
}

export type SourceResult =
	| { readonly ok: true; readonly events: readonly SourceEvent[] }
	| { readonly ok: false; readonly problems: readonly PayloadProblem[] };

/** One alert source. Adding one is one file that exports this, its id in `SOURCES`, one line in `sources/index.ts`, and examples. */
export interface AlertSource {
	readonly id: SourceId;
	readonly name: string;
	/** Headers (lower case) that carry the source's own delivery id, if it sends one. */
	readonly deliveryIdHeader?: string;
	/** Reads a parsed JSON body. Pure; bad input is a result, never an exception. */
	readonly read: (body: unknown, context: SourceContext) => SourceResult;
}

/** What a source may need besides the body. */
export interface SourceContext {
	/** Lower-case header names; only those that the relay passes on. */
	readonly headers: Readonly<Record<string, string>>;
}
