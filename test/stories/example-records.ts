import { RecordFolder } from './record-folder.ts';

/** A small organisation: one team, two services, rules for three kinds. */
export const RULES: readonly (readonly [string, string])[] = [
	[
		'policies/triage.yaml',
		`schema: 1
kinds:
  - { id: service-down, name: Service down }
  - { id: high-error-rate, name: Errors }
  - { id: other, name: Other }
levels:
  - { id: down, match: { names: [ServiceDown] }, kind: service-down, severity: sev2 }
  - { id: errors-critical, match: { names: [HighErrorRate], severities: [critical] }, kind: high-error-rate, severity: sev2 }
  - { id: errors, match: { names: [HighErrorRate] }, kind: high-error-rate, severity: sev3 }
default_level: { kind: other, severity: sev4 }
grouping: { by: [service, kind], reopen_window: 30m }
`,
	],
	['policies/templates/incident.md', '\n## Notes\n'],
	[
		'teams/payments.yaml',
		`schema: 1
name: Payments
lead: "@rina"
members:
  - { handle: "@rina", name: Rina W, mail: rina@example.com, time_zone: Asia/Jakarta, pagerduty: PRINA }
  - { handle: "@budi", name: Budi H, time_zone: Asia/Jakarta }
`,
	],
	[
		'schedules/payments.yaml',
		`schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - { role: primary, rotation: { every: week, start: 2026-01-05, handover: "09:00", members: ["@rina", "@budi"] } }
`,
	],
	...['checkout-api', 'payment-gateway'].map(
		(slug) =>
			[
				`services/${slug}.yaml`,
				`schema: 1\nname: ${slug}\nowner: payments\nproduct: marketplace\ntier: 1\ndepends_on: []\nalerts:\n  - labels: { app: ${slug} }\n  - integrations: [${slug}]\n`,
			] as const,
	),
	[
		'runbooks/checkout-5xx.md',
		'---\nschema: 1\ntitle: Checkout 5xx\nservices: [checkout-api]\nalerts: [HighErrorRate]\nowner: payments\nreviewed: 2026-10-01\n---\n\n## Meaning\n\nRequests fail.\n\n## Impact\n\nNobody can pay.\n\n## Diagnosis\n\nLook at the last change.\n\n## Mitigation\n\nTake it back.\n',
	],
];

/** The same organisation with services that need each other (two of them in a circle), and every rule of triage. */
export const CONNECTED_RULES: readonly (readonly [string, string])[] = [
	...RULES,
	[
		'policies/triage.yaml',
		`schema: 1
kinds:
  - { id: service-down, name: Service down }
  - { id: high-error-rate, name: Errors }
  - { id: tech-ops, name: Operations }
  - { id: other, name: Other }
levels:
  - { id: down, match: { names: [ServiceDown] }, kind: service-down, severity: sev2 }
  - { id: errors, match: { names: [HighErrorRate] }, kind: high-error-rate, severity: sev3 }
  - { id: nodes, match: { names: [NodeNotReady] }, kind: tech-ops, severity: sev4 }
default_level: { kind: other, severity: sev4 }
grouping: { by: [service, kind], reopen_window: 1h, settle_delay: 5m }
mutes:
  - id: node-upgrade
    match: { names: [NodeNotReady] }
    from: 2026-11-20T03:10:00Z
    until: 2026-11-20T04:05:00Z
    reason: Nodes are replaced one by one
cascade: { max_hops: 4, window: 30m, tolerance: 5m, effects: [service-down, high-error-rate] }
duplicates: { window: 30m, similarity: 0.6, alike: [service-down, high-error-rate] }
recurrence: { window: 365d, similarity: 0.5 }
`,
	],
	...Object.entries({
		'checkout-api': ['payment-gateway', 'identity'],
		'payment-gateway': ['orders-db'],
		'orders-db': [],
		identity: ['mailer'],
		mailer: ['identity'],
	}).map(
		([slug, needs]) =>
			[
				`services/${slug}.yaml`,
				`schema: 1\nname: ${slug}\nowner: payments\nproduct: marketplace\ntier: 1\ndepends_on: [${needs.join(', ')}]\nalerts:\n  - labels: { app: ${slug} }\n`,
			] as const,
	),
];

/** A repository of the connected organisation without any incident. */
export function connectedFolder(): RecordFolder {
	return new RecordFolder(CONNECTED_RULES);
}

/** A repository of that organisation without any incident. */
export function exampleFolder(): RecordFolder {
	return new RecordFolder(RULES);
}
