import { describe, expect, test } from 'vitest';
import { catalogueOf, incidentFile } from './fixtures/catalogue-of.ts';
import { redactCatalogue } from './redact-catalogue.ts';

describe('redactCatalogue', () => {
	const secret = incidentFile({ id: 'INC-2026-0001', more: 'internal: {customer: canary-4711}' });
	const ledger = '- {"key":"room/open","state":"failed","at":"2026-11-20T05:00:00Z","error":"canary-4712"}\n';
	const effects = [secret[0].replace('incident.md', 'effects.yaml'), ledger] as const;
	test.each([
		['public', catalogueOf([secret, effects])],
		['no policy at all', catalogueOf([secret, effects, ['policies/site.yaml', '']])],
	])('%s: what is internal is gone', (_name, catalogue) => {
		expect(JSON.stringify(catalogue.incidents)).toContain('canary-4711');
		expect(JSON.stringify(catalogue.incidents)).toContain('canary-4712');
		expect(JSON.stringify(redactCatalogue(catalogue).incidents)).not.toContain('canary-471');
	});

	test('how to reach people, rooms and the pager is gone, what was imported stays', () => {
		const at = '2026-11-20T05:00:00Z';
		const more =
			'refs: {pagerduty: {id: Q1, url: "https://canary-pager.example.com/1"}, imported_x: {id: old-1}}\nevidence: [{kind: alert, url: "https://canary-pager.example.com/1"}]';
		const incident = incidentFile({ id: 'INC-2026-0001', more });
		const timeline = `- {at: ${at}, kind: note, text: Hello, by: "@rina", link: "https://canary-pager.example.com/1"}\n`;
		const alert = {
			schema: 1,
			delivery: 'd',
			received: at,
			source: 'pagerduty',
			fingerprint: 'x',
			state: 'firing',
			at,
		};
		const line = {
			...alert,
			name: 'Down',
			title: 'Down',
			url: 'https://canary-pager.example.com/1',
			decision: 'opened',
		};
		const team =
			'schema: 1\nname: Payments\nlead: "@rina"\nmail: canary-team@example.com\nmembers: [{handle: "@rina", name: Rina, time_zone: UTC, mail: canary-rina@example.com}]\n';
		const source = catalogueOf([
			incident,
			[incident[0].replace('incident.md', 'timeline.yaml'), timeline],
			['alerts/2026/11/20.ndjson', JSON.stringify({ ...line, reason: 'open/new', incident: 'INC-2026-0001' })],
			['teams/payments.yaml', team],
		]);
		const print = (value: unknown) => JSON.stringify(value, (_, one) => (one instanceof Map ? [...one] : one));
		expect(source.problems).toEqual([]);
		expect(print(source).match(/canary/g)).toHaveLength(6);
		expect(print(redactCatalogue(source))).not.toContain('canary');
		expect(print(redactCatalogue(source))).toContain('old-1');
	});

	test('internal: it stays', () => {
		const site = 'schema: 1\norganisation: Acme\ntime_zone: UTC\nvisibility: internal\n';
		const catalogue = catalogueOf([secret, ['policies/site.yaml', site]]);
		expect(redactCatalogue(catalogue)).toBe(catalogue);
	});
});
