import { createHash } from 'node:crypto';

export interface SampleOptions {
	/** Service that fails in the sample. */
	readonly service: string;
	/** When it is sent: the alerts begin, or end, at this moment. */
	readonly now: Date;
	readonly isResolved: boolean;
}

const ENVIRONMENT = { alertname: 'HighErrorRate', cluster: 'prod-1', job: 'api', severity: 'critical' };

/** An Alertmanager notification as a real one looks: two regions of one service answer with errors. */
export function sampleGroup({ service, now, isResolved }: SampleOptions): object {
	const alerts = [
		{ region: 'ap-southeast-1', percent: '7.3' },
		{ region: 'ap-southeast-3', percent: '4.1' },
	].map((place) => sampleAlert({ service, now, isResolved }, place));
	return {
		version: '4',
		receiver: 'tocsin',
		status: isResolved ? 'resolved' : 'firing',
		groupKey: `{}:{alertname="HighErrorRate", service="${service}"}`,
		truncatedAlerts: 0,
		groupLabels: { alertname: ENVIRONMENT.alertname, service },
		commonLabels: { ...ENVIRONMENT, service },
		commonAnnotations: { runbook_url: 'https://runbooks.example.com/high-error-rate' },
		externalURL: 'https://alertmanager.example.com',
		alerts,
	};
}

function sampleAlert(
	{ service, now, isResolved }: SampleOptions,
	{ region, percent }: { readonly region: string; readonly percent: string },
): object {
	const labels = { ...ENVIRONMENT, service, region };
	return {
		status: isResolved ? 'resolved' : 'firing',
		labels,
		annotations: {
			summary: `${service} answers ${percent}% of requests in ${region} with an error`,
			description: 'Sample alert. The share of 5xx answers has been above 2% for five minutes.',
			runbook_url: 'https://runbooks.example.com/high-error-rate',
		},
		// A beginning before the end of the sample before this one would be old news, and rightly change nothing.
		startsAt: isResolved ? new Date(now.getTime() - 60_000).toISOString() : now.toISOString(),
		endsAt: isResolved ? now.toISOString() : '0001-01-01T00:00:00Z',
		generatorURL: 'https://prometheus.example.com/graph?g0.expr=error_ratio+%3E+0.02&g0.tab=1',
		fingerprint: createHash('sha256').update(JSON.stringify(labels)).digest('hex').slice(0, 16),
	};
}
