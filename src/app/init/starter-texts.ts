/** `policies/triage.yaml` of a new organisation: rules by common alert names, to be made its own. */
export const STARTER_TRIAGE = `# How an alert becomes, joins or leaves an incident. Names and labels are globs: * stands for any characters.
schema: 1
kinds:
  - { id: service-down, name: Service down, postmortem: true, room: true }
  - { id: high-error-rate, name: High error rate, postmortem: true }
  - { id: high-latency, name: High latency, postmortem: true }
  - { id: security, name: Security }
  - { id: data, name: Data }
  - { id: third-party, name: Third party }
  - { id: tech-ops, name: Technical operations }
  - { id: other, name: Other }

levels: # first match wins
  - { id: down, match: { names: ["*Down", "* is down*", "* probe failed*"] }, kind: service-down, severity: sev2 }
  - { id: errors, match: { names: ["*ErrorRate*", "*5xx*", "*ErrorBudget*"] }, kind: high-error-rate, severity: sev2 }
  - { id: slow, match: { names: ["*Latency*", "* slow*"] }, kind: high-latency, severity: sev3 }
  - { id: resources, match: { names: ["*Disk*", "*Memory*", "*Lag*", "*Queue*", "*Cert*"] }, kind: tech-ops, severity: sev4 }

default_level: { kind: other, severity: sev3 }

grouping:
  by: [service, kind]
  reopen_window: 30m
`;

/** A first runbook with the four sections, to be filled in. */
export function starterRunbook(of: { service: string; name: string; team: string; today: string }): string {
	return `---
schema: 1
title: ${JSON.stringify(`${of.name} is down`)}
services: [${of.service}]
alerts: ["*Down", "* is down*"]
kinds: [service-down]
owner: ${of.team}
reviewed: ${of.today}
---

## Meaning

What the alert says, in one sentence.

## Impact

What customers notice, and how many of them.

## Diagnosis

The first three things to look at, with the commands.

## Mitigation

What brings it back, safest step first.
`;
}
