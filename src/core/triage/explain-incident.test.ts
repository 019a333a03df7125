import { expect, test } from 'vitest';
import type { Incident } from '../records/incident.ts';
import { explainIncident } from './explain-incident.ts';

const FACTS: Incident = {
	schema: 1,
	id: 'INC-2026-0002',
	title: 'Checkout fails',
	status: 'open',
	severity: 'sev2',
	kind: 'high-error-rate',
	service: 'checkout',
	team: 'shop',
	product: 'shop',
	detected_by: 'engineer',
	times: { detected: '2026-11-20T07:00:00Z' },
};

function explain(more: Partial<Incident>): string[] {
	const records = { facts: { ...FACTS, ...more }, lines: [], timeline: [], factsOf: () => undefined };
	return explainIncident(records).map(({ topic, text, why }) => `${topic}: ${text}${why ? ` (${why})` : ''}`);
}

const BARE = [
	'opened: Opened by hand, not by an alert',
	'service: Service checkout, owned by shop at the time',
	'status: Open: an alert fires, or nobody has resolved it',
];

test.each([
	['an incident that a person opened', {}, BARE],
	[
		'a cause that a person linked, by a reason of their own',
		{ relations: [{ type: 'caused_by', incident: 'INC-2026-0001', reason: 'gut/feeling', by: '@rina' }] },
		BARE.toSpliced(2, 0, 'cause: Probably caused by INC-2026-0001 (linked by @rina)'),
	],
	[
		'verdicts, of the incident and by alert name',
		{
			verdict: { value: 'actionable', by: '@rina' },
			alert_verdicts: [
				{ name: 'Probe', value: 'not-actionable', by: '@budi', reason: 'Too eager', at: '2026-11-20T08:00:00Z' },
			],
		},
		[...BARE, 'verdict: Judged actionable by @rina', 'verdict: Alert Probe judged not-actionable by @budi: Too eager'],
	],
] as const)('%s', (_name, more, expected) => {
	expect(explain(more as Partial<Incident>)).toEqual(expected);
});
