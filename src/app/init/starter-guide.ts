/** The first `schedules/guide.md` of an organisation: the standard procedure, to be made its own. */
export function starterGuide({ team, today }: { readonly team: string; readonly today: string }): string {
	return `---
schema: 1
title: Guide for on-call engineers
owner: ${team}
reviewed: ${today}
---

## Before the shift

- Look at your shifts on the on-call page, and subscribe to your calendar on your phone.
- Read the report of the shift before yours. What is not clear, ask now and not at night.
- Let pages through at night: mails of high importance whose subject begins with \`PAGE\`, from the sender of the
  other mails on incidents.
- Have the laptop, the charger and a way onto the network within ten minutes.
- You cannot be there for some hours? Add an override or a swap to the schedule by a pull request. A word in the
  chat is not enough: the schedule says who is paged.

## When you are paged

1. **Acknowledge**: \`npm run tocsin -- ack INC-…\`, or \`/ack\` in its room. It says that you are on it, nothing more. If
   you do not, the next person is woken.
2. Open the incident's page. It names the service, the runbook, what changed, and what is probably the cause.
3. Do what the runbook says under *Mitigation*, safest step first. When in doubt, roll back.
4. You are stuck for fifteen minutes, or it is bigger than you? Call the secondary, or raise the severity: then the
   escalation begins anew. Nobody is blamed for waking somebody.

## Declare

- No alert, but something is wrong: \`npm run tocsin -- new incident\`, or the form in GitHub.
- Raise the severity as soon as you doubt: \`severity INC-… sev1 because nobody can pay\`. The escalation begins anew.
- Not sure that it is one? \`new lead-up\`: it is confirmed or dismissed later, with the reason on record.

## Roles

| role | does |
|---|---|
| incident commander | decides, asks, hands out work; does not type commands |
| on call | finds and mends |
| communications lead | writes to customers, care and management |
| scribe | writes the timeline: \`note INC-… what happened\` |

One person may have several. From sev2 on the commander is somebody else than who mends. Take one with
\`role INC-… commander @you\`.

## Communicate

- First word within fifteen minutes of sev1 and sev2, then every half an hour, also when there is nothing new.
- Say what customers notice, since when, what is being done, and when the next word comes. Say no cause that you only
  guess.

## When it is over

1. Look at the figures, not at the silence: \`resolve INC-… what brought it back\`.
2. Was the page worth it? \`verdict INC-… actionable\`, or \`not-actionable\` with the reason. Noise is mended by a change to
   \`policies/triage.yaml\` or to the alert.
3. Sleep. Who was awake at night starts later.
4. The postmortem comes as a draft with its facts filled in. Its owner is the lead of the team; write down what you saw
   while you remember it.

## Handover

- As your shift ends, a pull request with its report opens by itself; \`npm run tocsin -- handover <team>\` drafts it too.
  Add what no record knows.
- The next one reads it and approves the pull request. That is the handover. Two hours after the shift's end it is late,
  and everybody sees it.
`;
}
