import { RULES } from '../../stories/example-records.ts';

/** The small organisation of the stories, with rules for mails and postmortems, and people who are told. */
export const COMPANY: readonly (readonly [string, string])[] = [
	...RULES,
	[
		'policies/triage.yaml',
		`schema: 1
kinds:
  - { id: service-down, name: Service down, room: true }
  - { id: high-error-rate, name: Errors }
  - { id: other, name: Other }
levels:
  - { id: down-critical, match: { names: [ServiceDown], severities: [critical] }, kind: service-down, severity: sev1 }
  - { id: down, match: { names: [ServiceDown] }, kind: service-down, severity: sev3 }
default_level: { kind: other, severity: sev4 }
grouping: { by: [service, kind], reopen_window: 30m }
cascade: { max_hops: 4, window: 30m, tolerance: 5m }
`,
	],
	[
		'policies/notify.yaml',
		`schema: 1
routes:
  - id: owners
    events: [triggered, severity-raised, resolved, closed, postmortem-due, action-overdue]
    mail: [team, on-call]
  - id: stakeholders
    events: [triggered, severity-raised, resolved, closed]
    severities: [sev1, sev2]
    mail: [stakeholders, service-owner]
  - id: care
    events: [triggered, resolved]
    products: [marketplace]
    severities: [sev1, sev2, sev3]
    mail: [care@example.com]
quiet_hours: { from: "21:00", to: "07:00", time_zone: Asia/Jakarta, for: [sev4, sev5] }
`,
	],
	[
		'policies/postmortems.yaml',
		`schema: 1
required_for: { kinds: [service-down], severities: [sev1, sev2] }
open_on: resolve
due:
  - { severity: sev1, within: 3d }
  - { severity: sev3, within: 7d }
actions_due:
  - { severity: sev1, within: 4w }
`,
	],
	[
		'policies/site.yaml',
		`schema: 1
organisation: Example
url: https://incidents.example.com
time_zone: Asia/Jakarta
visibility: internal
`,
	],
	[
		'policies/templates/postmortem.md',
		'## Summary\n\n<!-- What happened? -->\n\n## Detection\n\n## Resolution and recovery\n\n## Root cause\n\n## Timeline\n',
	],
	[
		'teams/payments.yaml',
		`schema: 1
name: Payments
lead: "@rina"
mail: payments@example.com
members:
  - { handle: "@rina", name: Rina W, mail: rina@example.com, time_zone: Asia/Jakarta }
  - { handle: "@budi", name: Budi H, mail: budi@example.com, time_zone: Asia/Jakarta }
  - { handle: "@mei", name: Mei L, mail: mei@example.com, time_zone: Asia/Jakarta }
`,
	],
	[
		'services/checkout-api.yaml',
		`schema: 1
name: Checkout API
owner: payments
product: marketplace
tier: 1
depends_on: [payment-gateway]
stakeholders: ["@mei"]
alerts:
  - labels: { app: checkout-api }
`,
	],
	[
		'runbooks/checkout-down.md',
		'---\nschema: 1\ntitle: Checkout is down\nservices: [checkout-api]\nalerts: [ServiceDown]\nowner: payments\nreviewed: 2026-01-01\n---\n',
	],
];
