/** Every reason code of a triage decision, with the sentence that people read. Codes are public: they stand in the archive for ever. */
export const REASONS = {
	'open/new-problem': 'Nothing open explained the alert, so it opened an incident.',
	'open/unknown-service':
		'No service claims the alert. It opened an incident of service "unknown"; add a rule to a file in services/.',
	'open/unreadable':
		'A delivery could not be read as what its source sends. What it meant to say is not known, so it opened an incident that names the problem.',
	'open/resolve-came-first':
		'The resolve of this alert had arrived before its trigger, so the incident was opened and resolved at once.',
	'open/acknowledge-came-first':
		'Somebody acknowledged an alert whose trigger had not arrived; the incident was opened as acknowledged.',
	'group/open-incident':
		'An open incident has the same group key (by default service and kind), so the alert joined it.',
	'group/reopened': 'The incident of this group was resolved less than the reopen window ago, so it was opened again.',
	'mute/in-force':
		'A mute of policies/triage.yaml holds the alert: archived, remembered, and nobody is paged. What still fires when the mute ends opens an incident.',
	'mute/resolved': 'The alert fired and was resolved under a mute, so nothing was opened.',
	'mute/ended': 'The mute ended and the alert still fired, so it was treated as new.',
	'cascade/upstream-open':
		'A service that this one needs had an incident that began before, close enough in time to have caused this one. The path of dependencies is noted.',
	'cascade/upstream-followed':
		'A service that this one needs has an incident that was noticed a little later, within the tolerance of policy: consequences are often seen before their cause.',
	'duplicate/same-trouble':
		'The same service had an incident shortly before, of a kind that policy lists as the same trouble seen differently.',
	'duplicate/similar-text':
		'The same service, or one that nobody has named, had an incident shortly before whose name and title share most words with this one.',
	'recurrence/alike':
		'The service had an incident like this one in the past: the same alert or kind, in similar words.',
	'repeat/same-state': 'The same alert in the same state: counted, nothing else changes.',
	'repeat/still-firing': 'A person resolved the incident, and its alert fires on: it was opened again.',
	'repeat/overtaken': 'A newer state of this alert was already known: kept, nothing about the status changes.',
	'state/acknowledged': 'A person acknowledged the alert in its source.',
	'state/unacknowledged': 'The acknowledgement was taken back or ran out in the source.',
	'state/settling':
		'The last alert was resolved; the incident follows after the settle delay of policy, unless one fires again.',
	'state/resolved': 'The last alert of the incident was resolved, so the incident was.',
	'state/still-firing': 'The alert was resolved while others of the incident still fire.',
	'state/incident-not-open': 'The incident was no longer open when the alert changed; nothing about it changes.',
	'state/no-incident':
		'Nobody knows the alert that this resolve belongs to. It is remembered in case the trigger is late.',
	'note/added': 'The event carries no state; it was added to the timeline.',
	'note/no-incident': 'The event carries no state and no incident holds its alert; it is only in the archive.',
	'ignored/not-about-an-incident': 'The event says nothing about an incident; it is only in the archive.',
} as const;

export type ReasonCode = keyof typeof REASONS;
