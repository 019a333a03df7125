import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
// src/core/alerts/alert.ts
/** Sources whose payloads a file in `sources/` reads. */
const SOURCES = [
	"pagerduty",
	"pagerduty-events",
	"alertmanager",
	"grafana",
	"datadog",
	"newrelic",
	"cloudwatch",
	"opsgenie",
	"zenduty",
	"sentry",
	"azure-monitor",
	"gcp-monitoring",
	"uptime-kuma",
	"checkly",
	"cloudevents"
];
export { SOURCES as t };
