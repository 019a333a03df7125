import { expect, test } from 'vitest';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { listSearchDocuments } from './list-search-documents.ts';

const FILES: Readonly<Record<string, string>> = {
	'services/checkout-api.yaml':
		'schema: 1\nname: Checkout API\nowner: payments\nproduct: market\ntier: 1\ndepends_on: []\n',
	'incidents/2026/INC-2026-0001/incident.md': `---
schema: 1
id: INC-2026-0001
title: Checkout is slow
status: resolved
severity: sev2
kind: high-latency
service: checkout-api
team: payments
product: market
detected_by: alert
times: { detected: 2026-11-20T03:02:11Z }
impact: { description: Buyers waited }
change: { kind: feature, name: new-basket }
internal: { customer: SECRET-NAME }
---
The **pool** was full.
`,
	'incidents/2026/INC-2026-0001/timeline.yaml':
		'- { at: 2026-11-20T03:05:00Z, kind: note, text: Restarted it!, by: "@rina" }\n',
	'incidents/2026/INC-2026-0001/postmortem.md': `---
schema: 1
incident: INC-2026-0001
status: accepted
due: 2026-11-27
causes: []
actions: [{ id: A1, text: Make the pool larger, type: prevent, owner: "@rina", due: 2026-12-01, status: open }]
---
## Summary

A queue filled up.
`,
	'alerts/2026/11/20.ndjson': ['d1', 'd2']
		.map((delivery) =>
			JSON.stringify({
				schema: 1,
				delivery,
				received: '2026-11-20T03:02:11Z',
				source: 'alertmanager',
				fingerprint: 'x',
				state: 'firing',
				at: '2026-11-20T03:02:11Z',
				name: 'HighLatency',
				title: 'p99 above 2 s',
				decision: 'opened',
				reason: 'open/new',
				incident: 'INC-2026-0001',
			}),
		)
		.join('\n'),
	'runbooks/checkout-slow.md':
		'---\nschema: 1\ntitle: Checkout slow\nservices: []\nalerts: []\nowner: payments\nreviewed: 2026-01-01\n---\n## Meaning\n\nIt waits.\n',
};

const catalogue = readCatalogue({
	paths: () => Object.keys(FILES).sort(),
	read: (path) => FILES[path]!,
	version: () => '1',
});

test('incidents, postmortems and runbooks are texts, without marks and without what is internal', () => {
	expect(catalogue.problems).toEqual([]);
	expect(listSearchDocuments(catalogue)).toEqual([
		{
			kind: 'incident',
			id: 'INC-2026-0001',
			title: 'Checkout is slow',
			text: 'Checkout is slow. Checkout API. Buyers waited. The pool was full. Restarted it! HighLatency p99 above 2 s. new-basket.',
		},
		{
			kind: 'postmortem',
			id: 'INC-2026-0001',
			title: 'Checkout is slow',
			text: 'Summary. A queue filled up. Make the pool larger',
		},
		{ kind: 'runbook', id: 'checkout-slow', title: 'Checkout slow', text: 'Meaning. It waits.' },
	]);
});

test('a text without end is cut', () => {
	const [incident] = catalogue.incidents;
	const long = { ...catalogue, incidents: [{ ...incident!, body: 'word '.repeat(50_000) }] };
	expect(listSearchDocuments(long)[0]!.text).toHaveLength(40_000);
});
